//! Reads the rule file against the questionnaires it speaks of.

use super::definition::{Concern, MissingWords, Rule, RuleLevel, RuleSet, Test, Tier, WhichAnswer, WorseningWords};
use super::evidence::{DangerAnswer, ReportKind};
use super::own::{LevelChange, Own, RuleChange};
use super::sentence;
use super::silence::{After, SilenceLimit, SilentFor};
use crate::instruments::source::{Fields, Source};
use crate::instruments::{Condition, Fault, Instrument, Level, Library, Words, is_key, placeholders, sha256_hex};

const SCHEMA: i64 = 1;
/// Languages that staff read; every sentence exists in each.
const LANGUAGES: [&str; 2] = ["sv", "en"];
const TIERS: [(&str, Tier); 4] =
    [("emergency", Tier::Emergency), ("red", Tier::Red), ("amber", Tier::Amber), ("info", Tier::Info)];
const LEVELS: [(&str, Level); 3] =
    [("review", Level::Review), ("urgent", Level::Urgent), ("emergency", Level::Emergency)];
/// The field that says which of a client's answers a level is about.
const BEFORE_TREATMENT: &str = "before_treatment";
const CONCERNS: [(&str, Concern); 2] = [("child", Concern::Child), ("separation", Concern::Separation)];
const TESTS: [&str; 9] = [
    "when",
    "unanswered_critical",
    "other_critical",
    "first_in_band",
    "worsening",
    "silence",
    "danger",
    "report",
    "not_evaluable",
];

impl RuleSet {
    /// Reads the rules; gives them all or every fault.
    pub fn load(name: &str, text: &str, library: &Library) -> Result<Self, Vec<Fault>> {
        let source = Source::new(name, text);
        let table = source.parse();
        if !source.is_clean() {
            return Err(source.into_faults());
        }
        let set = read(&Fields::top(&source, &table), text, library);
        if source.is_clean() { Ok(set) } else { Err(source.into_faults()) }
    }
}

fn read(top: &Fields<'_, '_>, text: &str, library: &Library) -> RuleSet {
    let schema = top.int("schema");
    if top.has("schema") && schema.value != SCHEMA {
        top.report_at(schema.line, format!("schema {} is not known; accepted: {SCHEMA}", schema.value));
    }
    let mut rules: Vec<Rule> = Vec::new();
    for fields in top.tables("rules") {
        let rule = read_rule(&fields, library);
        if rules.iter().any(|other| other.id == rule.id) {
            fields.report(format!("rule `{}` stands twice; accepted: an id of its own", rule.id));
        }
        rules.push(rule);
    }
    let set = RuleSet {
        id: top.text("id").value,
        version: top.text("version").value,
        hash: sha256_hex(text),
        body: text.to_owned(),
        rules,
        missing: read_missing(top),
        worsening: read_worsening(top),
    };
    check_tiers(top, &set);
    check_safety_nets(top, &set);
    let own = read_own(top);
    top.finish();
    match own {
        Some((own, version)) => with_own(top, set, &own, version, library),
        None => set,
    }
}

/// What a unit has changed, where the file has that.
fn read_own(top: &Fields<'_, '_>) -> Option<(Own, i32)> {
    let unit = top.opt_table("unit")?;
    let version = unit.int("version");
    if version.value < 1 {
        unit.report_at(version.line, "a unit's changes are counted from 1; accepted: 1 or more");
    }
    unit.finish();
    let mut own = Own::default();
    for fields in top.tables("changes") {
        let rule = fields.text("rule").value;
        let change = RuleChange {
            off: fields.flag("off", false),
            why: fields.text("why").value,
            levels: fields.tables("levels").iter().map(read_level_change).collect(),
        };
        fields.finish();
        if own.rules.insert(rule.clone(), change).is_some() {
            fields.report(format!("rule `{rule}` is changed twice; accepted: one table for each rule"));
        }
    }
    Some((own, i32::try_from(version.value).unwrap_or(i32::MAX)))
}

fn read_level_change(fields: &Fields<'_, '_>) -> (usize, LevelChange) {
    let level = fields.int("level");
    let limits = fields.has("limits").then(|| {
        let written = fields.texts("limits");
        let read = |text: &String| text.parse::<i64>().map_err(|_| text.clone());
        written.value.iter().map(read).collect::<Result<Vec<_>, _>>().unwrap_or_else(|text| {
            fields.report_at(written.line, format!("limit `{text}` is no number; accepted: whole numbers"));
            Vec::new()
        })
    });
    let tier = if fields.has("tier") { fields.word("tier", &TIERS) } else { None };
    fields.finish();
    (usize::try_from(level.value).unwrap_or(0), LevelChange { tier, limits })
}

fn with_own(top: &Fields<'_, '_>, shipped: RuleSet, own: &Own, version: i32, library: &Library) -> RuleSet {
    let misfits = own.misfits(&shipped, library);
    for misfit in &misfits {
        top.report(misfit.to_string());
    }
    if !misfits.is_empty() {
        return shipped;
    }
    let (hash, body) = (shipped.hash.clone(), shipped.body.clone());
    RuleSet { hash, body, ..own.applied(&shipped, version) }
}

fn read_missing(top: &Fields<'_, '_>) -> MissingWords {
    let Some(fields) = top.table("missing") else { return MissingWords::default() };
    let words = MissingWords {
        declined: both_languages(&fields, "declined"),
        blank: both_languages(&fields, "blank"),
        not_applicable: both_languages(&fields, "not_applicable"),
    };
    fields.finish();
    words
}

fn read_worsening(top: &Fields<'_, '_>) -> WorseningWords {
    let Some(fields) = top.opt_table("worsening") else { return WorseningWords::default() };
    let read = |key: &str, accepted: &[&str]| {
        let words = both_languages(&fields, key);
        for name in words.iter().flat_map(|(_, text)| placeholders(text)) {
            if !accepted.contains(&name.as_str()) {
                fields.report(format!("nothing fills {{{name}}} in `{key}`; accepted: {{{}}}", accepted.join("}, {")));
            }
        }
        words
    };
    let words = WorseningWords {
        consecutive: read("consecutive", &sentence::CONSECUTIVE),
        means: read("means", &sentence::MEANS),
        trend: read("trend", &sentence::TREND),
        once: read("once", &sentence::ONCE),
    };
    fields.finish();
    words
}

/// A tier that calls nobody is for what no person has to see at once, and signs of worsening need their words.
fn check_tiers(top: &Fields<'_, '_>, set: &RuleSet) {
    let all = || set.rules.iter().flat_map(|rule| rule.levels.iter().map(move |level| (rule, level)));
    for (rule, _) in all().filter(|(_, level)| (level.tier == Tier::Info) != (level.test == Test::WorseOnce)) {
        top.report(format!(
            "rule `{}`: tier info goes with worsening = \"unconfirmed\" alone, and that with no other tier",
            rule.id
        ));
    }
    let after = |test: &Test| if let Test::Silent(silent) = test { silent.after.clone() } else { None };
    for (rule, unknown) in all()
        .filter_map(|(rule, level)| Some((rule, after(&level.test)?)))
        .flat_map(|(rule, after)| after.rules.into_iter().filter(|id| set.rule(id).is_none()).map(move |id| (rule, id)))
    {
        top.report(format!("rule `{}`: there is no rule `{unknown}` to come after; accepted: the id of one", rule.id));
    }
    let is_worsening = |test: &Test| matches!(test, Test::Deteriorated { .. } | Test::WorseOnce);
    if set.worsening == WorseningWords::default() && all().any(|(_, level)| is_worsening(&level.test)) {
        top.report("a rule has `worsening` and the file has no [worsening]; accepted: a table with its words");
    }
}

/// Without these two, an answer that no rule foresaw or could read would pass in silence.
fn check_safety_nets(top: &Fields<'_, '_>, set: &RuleSet) {
    let levels = || set.rules.iter().flat_map(|rule| &rule.levels);
    if !levels().any(|level| level.test == Test::NotEvaluable && level.tier >= Tier::Red) {
        top.report("no rule has not_evaluable = true at tier red or emergency; accepted: one that has");
    }
    for level in [Level::Urgent, Level::Emergency] {
        if !levels().any(|one| one.test == Test::OtherCritical(level) && one.tier >= Tier::Red) {
            top.report(format!(
                "no rule has other_critical = \"{}\" at tier red or emergency; accepted: one that has",
                word(level)
            ));
        }
    }
    if !levels().any(|level| level.test == Test::Unanswered { days_since_red: None }) {
        top.report("no rule has unanswered_critical = true without days_since_red; accepted: one that has");
    }
}

fn word(level: Level) -> &'static str {
    LEVELS.iter().find(|(_, known)| *known == level).map_or("", |(word, _)| word)
}

fn read_rule(fields: &Fields<'_, '_>, library: &Library) -> Rule {
    let id = fields.text("id");
    if !is_key(&id.value) {
        fields.report_at(id.line, format!("rule `{}` is no name; accepted: a–z, 0–9 and _, a letter first", id.value));
    }
    let rule = Rule {
        id: id.value,
        version: fields.text("version").value,
        title: both_languages(fields, "title"),
        concerns: read_concerns(fields),
        levels: fields.tables("levels").iter().filter_map(|level| read_level(level, library)).collect(),
        is_off: false,
    };
    if !fields.has("levels") {
        fields.report("the rule has no level; accepted: at least one [[rules.levels]]");
    }
    fields.finish();
    rule
}

fn read_concerns(fields: &Fields<'_, '_>) -> Vec<Concern> {
    let named = fields.texts("concerns");
    let known = |name: &String| {
        let found = CONCERNS.iter().find(|(word, _)| word == name).map(|(_, concern)| *concern);
        if found.is_none() {
            fields.report_at(named.line, format!("`concerns` has \"{name}\"; accepted: child, separation"));
        }
        found
    };
    named.value.iter().filter_map(known).collect()
}

pub(super) fn both_languages(fields: &Fields<'_, '_>, key: &str) -> Words {
    let words = fields.words(key);
    for language in LANGUAGES.iter().filter(|language| words.value.get(language).is_none()) {
        if fields.has(key) {
            fields.report_at(words.line, format!("`{key}` has no text in `{language}`; accepted: both sv and en"));
        }
    }
    words.value
}

fn read_level(fields: &Fields<'_, '_>, library: &Library) -> Option<RuleLevel> {
    let tier = fields.word("tier", &TIERS);
    let test = read_test(fields, library);
    let sentence = both_languages(fields, "sentence");
    if let Some(test) = &test {
        for unknown in sentence::unknown_placeholders(&sentence, test, library) {
            fields.report(format!(
                "nothing fills {{{unknown}}} in this sentence; accepted: {}",
                sentence::accepted(test)
            ));
        }
    }
    fields.finish();
    Some(RuleLevel { tier: tier?, test: test?, sentence })
}

fn read_test(fields: &Fields<'_, '_>, library: &Library) -> Option<Test> {
    let given: Vec<&str> = TESTS.into_iter().filter(|test| fields.has(test)).collect();
    let [test] = given.as_slice() else {
        fields.report(format!("accepted: exactly one of {}", TESTS.join(", ")));
        return None;
    };
    match *test {
        "when" => read_condition(fields, library),
        "first_in_band" => read_first_in_band(fields, library),
        "other_critical" => fields.word("other_critical", &LEVELS).map(Test::OtherCritical),
        "danger" => {
            fields.word("danger", &[("yes", DangerAnswer::Yes), ("unknown", DangerAnswer::Unknown)]).map(Test::Danger)
        }
        "report" => {
            let kinds = [ReportKind::DangerNow, ReportKind::UsedViolence].map(|kind| (kind.word(), kind));
            fields.word("report", &kinds).map(Test::Report)
        }
        "worsening" => read_worsening_test(fields),
        "silence" => read_silence(fields),
        "unanswered_critical" => {
            let days = fields.opt_int("days_since_red");
            if let Some(days) = days.as_ref().filter(|days| days.value < 0) {
                fields.report_at(days.line, "days_since_red is below 0; accepted: 0 or more");
            }
            affirmed(fields, "unanswered_critical", Test::Unanswered { days_since_red: days.map(|days| days.value) })
        }
        _ => affirmed(fields, "not_evaluable", Test::NotEvaluable),
    }
}

fn read_worsening_test(fields: &Fields<'_, '_>) -> Option<Test> {
    let is_confirmed = fields.word("worsening", &[("confirmed", true), ("unconfirmed", false)])?;
    let days = fields.opt_int("red_within_days");
    if let Some(days) = days.as_ref().filter(|days| days.value < 0 || !is_confirmed) {
        fields.report_at(days.line, "red_within_days goes with worsening = \"confirmed\"; accepted: 0 or more");
    }
    let days = days.map(|days| days.value);
    Some(if is_confirmed { Test::Deteriorated { red_within_days: days } } else { Test::WorseOnce })
}

fn read_silence(fields: &Fields<'_, '_>) -> Option<Test> {
    let is_late = fields.word("silence", &[("late", true), ("quiet", false)])?;
    let days = fields.int(if is_late { "working_days" } else { "days" });
    if days.value < 1 {
        fields.report_at(days.line, "a silence has a length; accepted: 1 or more");
    }
    let limit = if is_late { SilenceLimit::WorkingDaysLate(days.value) } else { SilenceLimit::Days(days.value) };
    let after = fields.has("after_tier").then(|| {
        let within = fields.int("within_days");
        if within.value < 0 {
            fields.report_at(within.line, "within_days is below 0; accepted: 0 or more");
        }
        let rules = if fields.has("after_rules") { fields.texts("after_rules").value } else { Vec::new() };
        Some(After { tier: fields.word("after_tier", &TIERS)?, rules, within_days: within.value })
    });
    Some(Test::Silent(SilentFor { limit, after: after.flatten() }))
}

fn affirmed(fields: &Fields<'_, '_>, key: &str, test: Test) -> Option<Test> {
    if fields.flag(key, false) {
        return Some(test);
    }
    fields.report(format!("`{key}` is not true; accepted: true"));
    None
}

fn read_condition(fields: &Fields<'_, '_>, library: &Library) -> Option<Test> {
    let instrument = fields.text("instrument");
    let when = fields.text("when");
    let Some(known) = library.get(&instrument.value) else {
        report_unknown_instrument(fields, instrument.line, &instrument.value, library);
        return None;
    };
    if let Err(message) = Condition::parse(&when.value, &known.items) {
        fields.report_at(when.line, message);
        return None;
    }
    Some(Test::Answers { instrument: instrument.value, when: when.value, which: read_which(fields, known) })
}

fn read_which(fields: &Fields<'_, '_>, instrument: &Instrument) -> WhichAnswer {
    if !fields.has(BEFORE_TREATMENT) {
        return WhichAnswer::Any;
    }
    // Scores are what tells that it was answered before.
    if instrument.scales.is_empty() {
        fields.report(format!(
            "`{BEFORE_TREATMENT}` goes with a questionnaire that has a scale; `{}` has none",
            instrument.id
        ));
    }
    if fields.flag(BEFORE_TREATMENT, false) { WhichAnswer::BeforeTreatment } else { WhichAnswer::Other }
}

fn read_first_in_band(fields: &Fields<'_, '_>, library: &Library) -> Option<Test> {
    let instrument = fields.text("instrument");
    let scale = fields.text("scale");
    let band = fields.text("first_in_band");
    let Some(known) = library.get(&instrument.value) else {
        report_unknown_instrument(fields, instrument.line, &instrument.value, library);
        return None;
    };
    if known.scale(&scale.value).is_none() {
        let scales = known.scales.iter().map(|scale| scale.id.as_str()).collect::<Vec<_>>().join(", ");
        fields.report_at(scale.line, format!("scale `{}` does not exist; accepted: {scales}", scale.value));
        return None;
    }
    if known.band(&scale.value, &band.value).is_none() {
        let on_scale = known.bands.iter().filter(|known| known.scale == scale.value);
        let bands = on_scale.map(|band| band.id.as_str()).collect::<Vec<_>>().join(", ");
        fields.report_at(band.line, format!("band `{}` does not exist; accepted: {bands}", band.value));
        return None;
    }
    Some(Test::FirstInBand { instrument: instrument.value, scale: scale.value, band: band.value })
}

fn report_unknown_instrument(fields: &Fields<'_, '_>, line: Option<usize>, id: &str, library: &Library) {
    let known = library.iter().map(|instrument| instrument.id.as_str()).collect::<Vec<_>>().join(", ");
    fields.report_at(line, format!("instrument `{id}` does not exist; accepted: {known}"));
}
