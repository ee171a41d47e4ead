//! A unit's people, made through the actions that serve them: staff with their roles, and clients in treatment.

use andrum::access::Role;
use andrum::accounts::actions::{self as accounts, NewAccount};
use andrum::accounts::rules::Kind as AccountKind;
use andrum::audit::By;
use andrum::care::actions::{self as care, Kind};
use andrum::consent::{self, Kind as Consent};
use andrum::db::Tx;
use andrum::error::Result;
use andrum::ids::{AccountId, ClientId, StudyId, UnitId};
use andrum::outbox::{self, Choice};
use andrum::research::actions::NewStudy;
use andrum::{access, questionnaires, research, treatment, units};

use super::{Browser, TestApp, people};

/// A member of staff, signed in.
pub struct Colleague {
    pub browser: Browser,
    pub account: AccountId,
    /// Where letters go.
    pub mail: String,
}

/// A client in treatment, signed in.
pub struct Client {
    pub browser: Browser,
    pub account: AccountId,
    pub id: ClientId,
    pub code: String,
}

/// Karin, who is responsible, Johan, who stands in for her, and Maria, their supervisor.
pub struct Team {
    pub karin: Colleague,
    pub johan: Colleague,
    pub maria: Colleague,
}

impl TestApp {
    /// The unit in which everybody works, made when it is first asked for: Monday to Friday from 8 to 17 in Stockholm,
    /// with an address for whoever is on duty.
    pub async fn unit(&self) -> UnitId {
        let make = async || self.db().write(|tx| people::unit(tx, "Här")).await.unwrap();
        self.unit.get_or_init(make).await.clone()
    }

    /// A clinician who cares for nobody yet.
    pub async fn clinician(&self, name: &'static str) -> Colleague {
        self.colleague(name, Role::Clinician).await
    }

    /// A supervisor.
    pub async fn supervisor(&self, name: &'static str) -> Colleague {
        self.colleague(name, Role::Supervisor).await
    }

    /// A researcher.
    pub async fn researcher(&self, name: &'static str) -> Colleague {
        self.colleague(name, Role::Researcher).await
    }

    /// An administrator.
    pub async fn admin(&self, name: &'static str) -> Colleague {
        self.colleague(name, Role::Admin).await
    }

    async fn colleague(&self, name: &'static str, role: Role) -> Colleague {
        let (unit, mail) = (self.unit().await, format!("{}@unit.example", name.to_lowercase()));
        let address = mail.clone();
        let (account, token) = self
            .db()
            .write(move |tx| {
                let account = enter(tx, &unit, role, &address, name)?;
                outbox::actions::set_address(tx, &account, Some(&address))?;
                outbox::actions::change_settings(tx, &By::system(), None, &account, &Choice::mail())?;
                let token = accounts::open_first_session(tx, &account)?.token;
                Ok((account, token))
            })
            .await
            .unwrap();
        Colleague { browser: self.browser_with(&token), account, mail }
    }

    /// Karin, Johan and Maria.
    pub async fn team(&self) -> Team {
        Team {
            karin: self.clinician("Karin").await,
            johan: self.clinician("Johan").await,
            maria: self.supervisor("Maria").await,
        }
    }

    /// A client of the team: Karin is responsible, Johan her deputy.
    pub async fn client_of(&self, team: &Team, name: &'static str) -> Client {
        let client = self.client(name).await;
        self.cares(&team.karin, &client, Kind::Responsible).await;
        self.cares(&team.johan, &client, Kind::Deputy).await;
        client
    }

    /// A client who has begun the shipped programme today, and for whom nobody cares yet.
    pub async fn client(&self, name: &'static str) -> Client {
        let (unit, content) = (self.unit().await, self.content.clone());
        let (account, token, client) = self
            .db()
            .write(move |tx| {
                let by = By::system();
                let code = accounts::free_study_code(tx)?;
                let account = enter(tx, &unit, Role::Client, &code, "")?;
                let client = care::enter_client(tx, &by, &unit, &account, name)?;
                consent::actions::give(tx, &by, &client.id, &unit, Consent::Participation, None, "1", "yes")?;
                let programme = content.programmes.programme("anger").unwrap();
                let today = units::get(tx, &unit)?.date(tx.now());
                let treatment = treatment::actions::enrol(tx, &by, &client.id, &unit, programme, today)?;
                questionnaires::actions::schedule(tx, &treatment, &client.id, &unit, programme, today)?;
                let token = accounts::open_first_session(tx, &account)?.token;
                Ok((account, token, client))
            })
            .await
            .unwrap();
        Client { browser: self.browser_with(&token), account, id: client.id, code: client.code }
    }

    /// The client signed in once more, in a browser of its own.
    pub async fn signs_in_again(&self, client: &Client) -> Browser {
        self.browser_with(&self.new_session(client).await)
    }

    /// The token of one more session of the client.
    pub async fn new_session(&self, client: &Client) -> String {
        let account = client.account.clone();
        self.db().write(move |tx| accounts::open_first_session(tx, &account)).await.unwrap().token
    }

    /// From now on that member of staff cares for that client.
    pub async fn cares(&self, colleague: &Colleague, client: &Client, kind: Kind) {
        let (account, client) = (colleague.account.clone(), client.id.clone());
        self.db().write(move |tx| care::begin(tx, &By::system(), &client, &account, kind)).await.unwrap();
    }

    /// The client lets letters come by mail, at the unit's hours.
    pub async fn wants_letters(&self, client: &Client) {
        let (account, id) = (client.account.clone(), client.id.clone());
        self.db()
            .write(move |tx| {
                outbox::actions::set_address(tx, &account, Some("anna@client.example"))?;
                outbox::actions::change_settings(tx, &By::system(), Some(&id), &account, &Choice::mail())
            })
            .await
            .unwrap();
    }

    /// A study of the unit.
    pub async fn study(&self, code: &'static str) -> StudyId {
        let unit = self.unit().await;
        let study =
            NewStudy { code: code.to_owned(), name: "En studie".to_owned(), ethics_number: "2026-01234-01".to_owned() };
        self.db()
            .write(move |tx| research::actions::make_study(tx, &access::unit_studies_of_operator(&unit), &study))
            .await
            .unwrap()
    }

    /// The client's consent to a study.
    pub async fn consents_to(&self, client: &Client, study: &StudyId) {
        let (unit, client, study) = (self.unit().await, client.id.clone(), study.clone());
        self.db()
            .write(move |tx| {
                consent::actions::give(tx, &By::system(), &client, &unit, Consent::Research, Some(&study), "1", "yes")
            })
            .await
            .unwrap();
    }

    /// The address of the client's form of that questionnaire, among those that can be answered today.
    pub async fn due_form(&self, client: &Client, instrument: &'static str) -> String {
        let (unit, client) = (self.unit().await, client.id.clone());
        let due = self
            .db()
            .read(move |rx| {
                let today = units::get(rx, &unit)?.date(rx.now());
                Ok(questionnaires::due(rx, &client, today)?)
            })
            .await
            .unwrap();
        let found = due.iter().find(|occasion| occasion.instrument_id == instrument);
        format!("/my/forms/{}", found.unwrap_or_else(|| panic!("no {instrument} is due")).id)
    }
}

/// An account as after an invitation that was taken up.
fn enter(tx: &mut Tx<'_>, unit: &UnitId, role: Role, sign_in: &str, name: &str) -> Result<AccountId> {
    let kind = if role == Role::Client { AccountKind::Client } else { AccountKind::Staff };
    let new = NewAccount {
        kind,
        unit: unit.clone(),
        role,
        sign_in: sign_in.to_owned(),
        name: name.to_owned(),
        locale: "sv".to_owned(),
    };
    let invited = accounts::invite(tx, &By::system(), new)?;
    accounts::activate(tx, &invited.account)?;
    Ok(invited.account)
}
