# Logga in
account-title-sign-in = Logga in
account-name = Kod eller e-postadress
account-name-help = Koden står på lappen som du fick: fyra siffror och fyra bokstäver, till exempel 4821 kmhp. Du som arbetar här skriver din e-postadress.
account-password = Lösenord
account-sign-in = Fortsätt
account-lost-title = Har du glömt något?
account-lost-text = Har du glömt lösenordet, bytt telefon eller tappat bort lappen? Hör av dig till den som bjöd in dig, så får du en ny länk. Inget du har skrivit försvinner.
account-no-invitation = Har du ingen inbjudan?
account-no-invitation-link = Så kommer du igång

# Bekräfta med en kod
account-title-code = Bekräfta att det är du
account-code = Kod från appen
account-code-help = Öppna appen för inloggningskoder i din telefon. Koden har sex siffror och byts varje halvminut.
account-recovery-instead = Jag kommer inte åt appen
account-recovery = Reservkod
account-recovery-help = En av koderna som du sparade när du kom igång. Varje kod fungerar en gång.
account-confirm = Logga in
account-stop = Avbryt

# Inbjudan
account-title-invite = Kom igång
account-invite-lead = Välj ett lösenord. Därefter kopplar du en app som ger dig inloggningskoder. Det tar ungefär fem minuter.
account-invite-lead-password = Du ska koppla en ny app för inloggningskoder. Skriv först det lösenord som du redan har.
account-invite-lead-factor = Välj ett nytt lösenord. Därefter frågar vi efter en kod från appen som du redan har.
account-invite-alone = Sitt gärna där ingen annan ser skärmen.
account-invite-name-help = Koden som står på lappen, eller din e-postadress om du arbetar här.
account-new-password = Välj ett lösenord
account-new-password-help = Minst { $n } tecken. Tre eller fyra ord efter varandra är lätta att minnas och svåra att gissa. Använd inte ett lösenord som någon annan känner till.
account-password-again = Skriv lösenordet en gång till
account-next = Fortsätt
account-gone-text = Länken går inte att använda. Den kan redan vara använd, ha gått ut efter 14 dagar eller ha blivit fel när den skrevs av.
account-gone-new = Be den som bjöd in dig om en ny länk. Har du redan kommit igång loggar du in som vanligt.
account-gone-sign-in = Till inloggningen

# Koppla appen
account-title-set-up = Koppla din app
account-set-up-lead = Utöver lösenordet behöver du en kod från en app i din telefon. Då kan ingen logga in bara med ditt lösenord.
account-set-up-app-title = Öppna appen
account-set-up-app = Har du ingen app för inloggningskoder? Sök efter ”autentiserare” eller ”authenticator” där du hämtar appar. Alla som ger sexsiffriga koder fungerar.
account-set-up-read-title = Lägg till ett konto
account-set-up-read = Läs av bilden med appen. Är du på samma telefon, välj i stället att skriva in nyckeln för hand.
account-set-up-picture = Bild för appen att läsa av. Samma nyckel står som text här intill.
account-set-up-key = Nyckel
account-set-up-code-title = Skriv koden som appen visar
account-set-up-done = Klart

# Reservkoder
account-title-recovery = Reservkoder
account-recovery-lead = Spara koderna nu. Med en av dem kan du logga in om du inte kommer åt appen. De visas inte igen.
account-recovery-keep = Skriv av dem på papper eller spara dem i en lösenordshanterare. Välj ett ställe där ingen annan ser dem.
account-recovery-kept = Jag har sparat koderna
account-recovery-left = { $n ->
    [0] Du har inga reservkoder kvar.
    [one] Du har en reservkod kvar.
   *[other] Du har { $n } reservkoder kvar.
}
account-recovery-new-title = Gör nya koder
account-recovery-new-text = När du gör nya koder slutar de gamla att fungera.
account-recovery-new = Gör nya koder

# Logga ut
account-title-sign-out = Logga ut
account-sign-out-text = Sidan glöms i den här webbläsaren: det som sparats tas bort, och bakåtknappen visar inget.
account-sign-out = Logga ut
account-signed-out-text = Du är inte inloggad här.
account-to-front = Till startsidan

# Så kommer du igång
account-title-start = Så kommer du igång
account-start-lead = Du behöver en inbjudan för att logga in. Du kan inte skriva något på den här sidan, och ingen läser något här.
account-start-steps = I fyra steg
account-start-step-ask = Hör av dig till enheten och berätta att du vill börja. Du behöver inte säga mer än så i första samtalet.
account-start-step-slip = Du får en lapp med en kod, fyra siffror och fyra bokstäver, och en länk. Koden är ditt namn här. Du behöver inget personnummer för att logga in.
account-start-step-password = Öppna länken inom 14 dagar. Välj ett lösenord och koppla en app för inloggningskoder.
account-start-step-in = Logga in med koden, lösenordet och appen.
account-start-slip-title = Har du redan en lapp?
account-start-slip = Använd länken på lappen första gången. Därefter loggar du in här.
account-start-wait-title = Om du behöver prata nu
account-start-wait = Vänta inte på en inbjudan. Ring något av numren här nedanför, även om du är osäker på om det är rätt.

# Ditt konto
account-title-account = Ditt konto
account-back = Tillbaka
account-language-title = Språk
account-role-title = Din roll
account-role-text = Du har flera roller. Välj vilken du arbetar i.
account-role-now = vald nu
account-role-client = Klient
account-role-clinician = Behandlare
account-role-supervisor = Handledare
account-role-researcher = Forskare
account-role-admin = Administratör
account-role-choose = Arbeta som { $role }, { $unit }
account-safety-title = Lösenord och koder
account-password-change = Byt lösenord
account-codes = Reservkoder
account-sessions-title = Här är du inloggad
account-sessions-text = Känner du inte igen en inloggning? Avsluta den och byt lösenord.
account-session-this = Här och nu
account-session-other = En annan webbläsare
account-session-times = Inloggad { $began }, använd senast { $seen }
account-session-end = Avsluta
account-session-end-label = Avsluta inloggningen från { $began }
account-sessions-end-others = Avsluta alla andra
account-freeze-title = Frys kontot
account-freeze-text = Gör det om någon annan kan ha ditt lösenord, eller om någon tvingar dig att logga in. Du loggas ut överallt. Ingen kan logga in, inte heller du, förrän du har hört av dig till den som bjöd in dig. Inget du har skrivit försvinner.
account-freeze-alike = Den som försöker logga in får samma svar som vid fel lösenord.
account-freeze = Frys kontot nu
account-done-password = Lösenordet är bytt. Du är utloggad på alla andra ställen.
account-done-sessions = Inloggningen är avslutad.
account-done-language = Språket är ändrat.

# Byt lösenord
account-title-password = Byt lösenord
account-password-lead = Du loggas ut på alla andra ställen när lösenordet är bytt.
account-present-password = Lösenordet du har nu
account-step-up-code-help = Vänta på en ny kod om du nyss har använt den som visas.
account-new-password-label = Nytt lösenord
account-password-save = Byt lösenord

# Det som behöver rättas
account-fault-sign-in = Det går inte att logga in med det namnet och lösenordet. Kontrollera båda och försök igen.
account-fault-factor = Skriv de sex siffror som appen visar nu. En kod fungerar en gång: har du nyss använt den, vänta på nästa.
account-fault-recovery = Skriv en reservkod som du inte har använt, tolv tecken.
account-fault-step-up = Lösenordet eller koden stämmer inte. Skriv ditt nuvarande lösenord och en kod som du inte har använt.
account-fault-invite-name = Skriv koden som hör till den här länken, fyra siffror och fyra bokstäver, eller e-postadressen som inbjudan gäller.
account-fault-password-short = Lösenordet ska ha minst { $n } tecken.
account-fault-password-long = Lösenordet får ha högst { $n } tecken.
account-fault-password-context = Välj ett lösenord som inte är din kod, din e-postadress eller sidans namn.
account-fault-password-common = Det lösenordet är lätt att gissa. Lägg till ett ord eller två som inte hör ihop.
account-fault-password-again = De två lösenorden ska vara lika. Skriv båda igen.
account-fault-name-taken = Det finns redan ett konto med det namnet. Skriv ett annat.
account-fault-code = En kod har fyra siffror och fyra bokstäver, till exempel 4821 kmhp.
account-fault-mail = Skriv en e-postadress, till exempel eva@example.se.
account-fault-role = En klient har rollen klient. Den som arbetar här har en annan roll.
account-fault-name = Skriv ett namn med högst { $n } tecken.
account-fault-language = Välj svenska eller engelska.
account-conflict-in-use = Kontot används redan och kan inte bjudas in igen. Är lösenordet eller telefonen borta, återställ dem i stället.
account-conflict-in-use-heading = Kontot används redan
account-conflict-not-in-use = Det går bara att göra med ett konto som används. Bjud in personen igen i stället.
account-conflict-not-in-use-heading = Kontot används inte
account-conflict-not-frozen = Kontot är inte fryst och behöver inte öppnas.
account-conflict-not-frozen-heading = Kontot är inte fryst
account-conflict-client = En klient har bara en roll. Bjud in en ny person i stället.
account-conflict-client-heading = Det är en klients konto

# Händelser i loggen
event-account_unfrozen = Öppnade ett fryst konto
event-membership_given = Gav ett konto en roll till
event-password_changed = Satte ett lösenord
event-password_reset = Återställde ett lösenord
event-recovery_codes_made = Gjorde nya reservkoder
event-sessions_ended = Avslutade inloggningar
event-role_chosen = Bytte roll
