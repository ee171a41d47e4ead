# Ramen runt varje sida
skip-to-content = Hoppa till innehållet
menu = Meny
help-now = Hjälp nu
exit = Lämna sidan
demo-ribbon = Det här är en demonstration. Alla personer är påhittade.
demo-link = Byt person
footer-about = Om sidan
footer-privacy = Dina uppgifter
footer-accessibility = Tillgänglighet
language = Språk
signed-in-as = Inloggad som { $name }
sign-out = Logga ut
field-fault = Fel:
field-optional = frivilligt
counter-limit = Högst { $n } tecken.
counter-left = { $n } tecken kvar
counter-over = { $n } tecken för mycket
progress-of = { $done } av { $total }
faults-title = Något behöver rättas
change = Ändra
help-title = Om det är bråttom
help-intro = Ring direkt. Du behöver inte vara inloggad och inte säga vem du är.
help-emergency-name = Fara för någons liv eller hälsa
help-emergency-number = 112
help-emergency-text = dygnet runt
help-change-name = Välj att sluta
help-change-number = 020-555 666
help-change-text = för dig som vill ändra hur du beter dig mot dem du har nära
help-suicide-name = Självmordslinjen
help-suicide-number = 90101
help-suicide-text = dygnet runt
help-health-name = 1177, råd om vård
help-health-number = 1177
help-health-text = dygnet runt
help-more = Fler nummer och vad du kan göra nu
safety-no-emergency = Det här är ingen akuttjänst. Är det bråttom, ring 112.
reply-to = Svar till { $name }
reply-to-word = Till
autosave-saving = Sparar …
autosave-saved = Sparat { $time }
autosave-offline = Ingen kontakt just nu. Texten finns kvar här och sparas när kontakten är tillbaka.
autosave-expired = Du är utloggad. Texten finns kvar här. Logga in i en ny flik och kom sedan tillbaka hit.
autosave-refused = Utkastet kunde inte sparas. Texten finns kvar här.
autosave-conflict = Du har skrivit i det här på ett annat ställe också. Inget är borta.
autosave-conflict-link = Se båda versionerna

# Sidor för alla, felsidor, meny, administratörens sidor och loggens ord

## Meny
nav-start = Start
nav-plan = Min plan
nav-messages = Meddelanden
nav-settings = Inställningar
nav-queue = Att göra
nav-clients = Klienter
nav-studies = Studier
nav-accounts = Konton
nav-units = Enheten
nav-overview = Översikt
nav-content = Innehåll
nav-outbox = Utskick
nav-audit = Logg

## Startsidan
front-title = Start
front-heading = Ett steg i taget
front-lead = Här arbetar du hemifrån, i din egen takt, och har kontakt med en person som du känner till.
front-sign-in = Logga in
front-sign-in-text = Om du redan har ett konto
front-continue = Fortsätt där du var
front-how-heading = Så går det till
front-how-text = Varje vecka läser du några korta sidor, gör en övning och skriver ner hur det gick. Du lämnar in det du har skrivit och får svar.
front-start-heading = Börja
front-start-text = Du har fått en lapp med en länk och en kod av den du har kontakt med. Länken fungerar en gång, i 14 dagar. Koden behåller du, för den är ditt namn här.
front-start-lost = Har du tappat bort lappen? Hör av dig till den som gav dig den, så får du en ny.
front-screen-heading = Om någon ser din skärm
front-screen-text = Knappen Lämna sidan loggar ut dig och visar något annat direkt. Webbläsarens historik kan ändå visa att du har varit här. Ett privat fönster sparar mindre.
front-relatives = Till dig som är närstående

## Hjälp nu
help-now-title = Hjälp nu
help-now-heading = Hjälp nu
help-now-not = Det här är ingen akuttjänst
help-now-not-text = Ingen läser det som skrivs här just nu. Ring.
help-now-danger-heading = Någon är i fara
help-now-112-who = Ring 112
help-now-112-text = dygnet runt. Gäller det dig själv, någon annan eller ett barn: ring nu.
help-now-minutes-heading = De närmaste minuterna
help-now-leave = Gå därifrån.
help-now-leave-text = Gå ut, eller till ett annat rum om du inte kan gå ut. Ta inte bilen.
help-now-let = Låt de andra vara.
help-now-let-text = Följ inte efter, ring inte, skriv inte. Allt kan sägas senare.
help-now-sober = Drick inte.
help-now-sober-text = Ta inget annat heller. Det gör det svårare att stanna upp.
help-now-call = Ring någon.
help-now-call-text = En vän, någon av linjerna här nedanför, eller 112 om du är rädd för vad du kan göra.
help-now-stay-away = Kom inte tillbaka förrän kroppen är lugn och du vet att de andra vill att du kommer.
help-now-talk-heading = Prata med någon
help-now-talk-text = Du behöver inte säga vem du är.
help-now-mind-who = Mind, Självmordslinjen
help-now-mind-text = om du tänker på att dö. Dygnet runt.
help-now-1177-who = 1177
help-now-1177-text = råd om vård och var du kan söka. Dygnet runt.
help-now-hurt-heading = Är du den som blir utsatt?
help-now-kvinno-who = Kvinnofridslinjen
help-now-kvinno-number = 020-50 50 50
help-now-kvinno-text = för dig som blir utsatt för hot, våld eller kontroll. Dygnet runt. Samtalet är gratis och syns inte på telefonräkningen.
help-now-bris-who = Bris
help-now-bris-number = 116 111
help-now-bris-text = för dig som är under 18 år. Gratis, och du behöver inte säga vem du är.

## Om sidan
about-title = Om sidan
about-heading = Om sidan
about-lead = Sidan är till för vuxna som vill sluta skada, skrämma eller styra någon som står dem nära.
about-what-heading = Vad det är
about-what-text = Det är korta texter och övningar, en modul i veckan. Du övar på att märka när du är på väg att förlora kontrollen, att gå undan i tid och att stanna kvar i det som är svårt utan att någon kommer till skada. Några gånger svarar du på frågor om hur du mår och vad som har hänt.
about-what-person = Det du lämnar in läses av en person på den enhet där du är inskriven. När du kan vänta dig svar står på varje sida där du skriver.
about-who-heading = Vem som ansvarar
about-who-units = De här enheterna använder sidan:
about-who-text = Enheten som bjöd in dig ansvarar för kontakten med dig och för dina uppgifter. Hur du når den står på lappen du fick, och du kan alltid fråga den du har kontakt med.
about-not-heading = Ingen akuttjänst
about-not-text = Sidan är inte bemannad dygnet runt och kan inte ersätta ett samtal när det är bråttom. Är någon i fara, ring 112.
about-evidence-heading = Vad vi vet och inte vet
about-evidence-text = Texterna är nyskrivna. De bygger på publicerade principer från kognitiv beteendeterapi men är ännu inte prövade kliniskt. Vi lovar inte att de hjälper. Poäng och diagram visar vad den som svarat har sagt. De säger inte om någon är farlig eller ofarlig.
about-open-heading = Öppen källkod
about-open-text = Programvaran är öppen. Vem som helst får läsa, granska och använda koden enligt licenserna MIT och Apache 2.0.

## Närstående
relatives-title = Till dig som är närstående
relatives-heading = Till dig som är närstående
relatives-first = Att någon får hjälp att förändra sig betyder inte att du är trygg
relatives-first-text = Låt det inte avgöra vad du väljer: om du stannar, går, flyttar tillbaka eller anmäler. Många förändras inte, och förändring tar tid. Lita på det du själv märker.
relatives-talk-heading = Prata med någon för din egen skull
relatives-talk-text = Du behöver inte vara säker på vad det är du är med om. Du behöver inte säga vem du är.
relatives-contact-heading = Vad partnerkontakt är
relatives-contact-text = Den som deltar får frågan om enheten får höra av sig till den som är eller har varit partner. En särskild person har den kontakten. Den personen är till för dig: lyssnar, berättar vad innehållet går ut på och vad det inte kan göra, går igenom din och barnens situation och hjälper dig vidare.
relatives-contact-choice = Du väljer själv om du vill ha kontakt. Du kan tacka nej, ändra dig och sluta när som helst. Den som deltar får aldrig veta hur du valde. Det du berättar förs inte vidare, om du inte har sagt ja till just det.
relatives-know-heading = Vad du inte kan få veta här
relatives-know-text = Vi kan inte svara på om någon har ett konto, vad någon har skrivit eller hur det går. Det gäller alla som frågar. Den som tror att någon är i fara ska ringa 112.
relatives-children-heading = Barn
relatives-children-text = Ett barn som lever med hot eller våld är själv utsatt, också när ingen slår barnet. Du kan ringa socialtjänsten i din kommun och fråga om råd utan att säga vem du är. På kvällar och helger finns socialjouren.
relatives-trace-heading = Om någon ser vad du läser
relatives-trace-text = Knappen Lämna sidan visar något annat direkt. Sidans adress kan ändå finnas kvar i webbläsarens historik. Är du orolig för det, läs på en telefon som bara du använder eller ring i stället.

## Dina uppgifter
privacy-title = Dina uppgifter
privacy-heading = Dina uppgifter
privacy-lead = Inget du skriver här är hemligt för alla. Läs det här innan du skriver.
privacy-who-heading = Vem som ansvarar
privacy-who-units = Personuppgiftsansvarig är den av enheterna som du är inskriven vid, eller den myndighet eller organisation som enheten hör till:
privacy-who-text = Enheten säger vilken lag den arbetar under, hur du når dess dataskyddsombud och på vilken grund den behandlar dina uppgifter.
privacy-read-heading = Vem som läser
privacy-read-staff = Den du har kontakt med läser det du lämnar in. Det gör också den som ersätter vid ledighet och den som handleder. Den som sköter konton och teknik har inte tillgång till det du skriver genom sin roll.
privacy-read-others = Polis och domstol kan i vissa fall få ut uppgifter. Personalen måste göra en orosanmälan om ett barn kan fara illa. Enheten kan också lämna uppgifter för att hindra ett allvarligt brott.
privacy-read-log = Varje gång någon i personalen öppnar dina uppgifter skrivs det i en logg: vem, vad och när. Du kan be att få se den.
privacy-kept-heading = Vad som sparas
privacy-kept-what = Det du skriver och svarar, när du lämnade in det, svaren du fick, dina planer och hur du vill bli påmind. Inget personnummer krävs för att logga in.
privacy-kept-how = Fri text, namn och kontaktuppgifter lagras krypterade. Varje person har en egen nyckel.
privacy-kept-long = Hur länge uppgifterna sparas beror på vilken lag enheten arbetar under. Enheten kan säga vad som gäller dig.
privacy-consent-heading = Vad du säger ja till
privacy-consent-text = Det är fyra olika frågor. Ett ja på en av dem är inte ett ja på en annan.
privacy-consent-part = Att delta.
privacy-consent-secrecy = Att något får berättas för någon som du namnger.
privacy-consent-research = Att svar får användas i forskning.
privacy-consent-letters = Om och hur du vill få påminnelser.
privacy-consent-withdraw = Du kan ta tillbaka ett ja när du vill. Då slutar det som skulle ha kommit. Det som lagen säger ska sparas finns kvar.
privacy-rights-heading = Dina rättigheter
privacy-rights-text = Du kan få se dina uppgifter, få en kopia av dem och få fel rättade. En rättelse sparas som en ny version, så att det syns vad som stod förut. Fråga den du har kontakt med.
privacy-rights-complain = Tycker du att enheten gör fel kan du klaga hos
privacy-rights-imy = Integritetsskyddsmyndigheten
privacy-letters-heading = Brev, mejl och sms
privacy-letters-text = Påminnelser säger bara att det finns något att läsa. De ser likadana ut vad de än gäller, och länken leder till startsidan. Du väljer dagar och tider, eller inga alls.
privacy-browser-heading = I din webbläsare
privacy-browser-text = Sidan använder bara kakor som behövs: en för inloggningen, en som skyddar formulär och en för språket. De försvinner senast när du stänger webbläsaren, om den inte är inställd på att återställa sidor. Inget hämtas från andra företag, och ingen mäter vad du gör. Väljer du själv att läsa utan nät sparas texter, låsta med din kod, på telefonen.

## Tillgänglighet
accessibility-title = Tillgänglighet
accessibility-heading = Tillgänglighet
accessibility-lead = Alla ska kunna använda sidan, också med skärmläsare, bara tangentbord, stor text eller en gammal telefon.
accessibility-state-heading = Hur väl sidan följer reglerna
accessibility-state-text = Sidan är byggd för att följa lagen om tillgänglighet till digital offentlig service och riktlinjerna WCAG 2.2 på nivå AA. Ingen utomstående har granskat den ännu, så det kan finnas brister som vi inte känner till.
accessibility-can-heading = Det här ska fungera
accessibility-can-keyboard = Allt går att nå med tangentbordet, och det syns var du är.
accessibility-can-zoom = Texten går att förstora till 400 procent utan att du behöver rulla i sidled. Breda tabeller rullar för sig.
accessibility-can-script = Det du behöver göra går att göra utan JavaScript.
accessibility-can-colour = Färg är aldrig det enda som säger något. Sidan finns i ljust och mörkt.
accessibility-lacks-heading = Det här saknas
accessibility-lacks-language = Sidan finns på svenska och engelska. Några frågeformulär kan finnas på bara ett av språken.
accessibility-lacks-easy = Texterna finns inte på lättläst svenska.
accessibility-lacks-sign = Det finns ingen film på teckenspråk.
accessibility-report-heading = Berätta om något inte fungerar
accessibility-report-text = Säg till den du har kontakt med: i ett meddelande när du är inloggad, eller på det sätt som står på lappen du fick. Berätta vilken sida det gäller och vad du använder, så får du innehållet på ett annat sätt medan felet rättas.
accessibility-report-units = Enheterna som ansvarar:
accessibility-report-public = Har du inget konto kan du vända dig till den kommun, region eller organisation som enheten hör till.
accessibility-digg-heading = Om du inte är nöjd med svaret
accessibility-digg-text = Myndigheten för digital förvaltning granskar att lagen följs. Dit kan du anmäla brister.
accessibility-digg-link = Anmäl till Digg

## Språk
language-fault = Välj svenska eller engelska.

## Felsidor
title-error-prefix = Fel:
problem-title = Det gick inte
problem-home = Till startsidan
problem-retry = Försök igen
problem-reference = Uppge det här numret om du frågar någon om felet:
problem-not-found-heading = Sidan finns inte
problem-not-found = Adressen kan vara felskriven, eller så är sidan inte till för dig. Börja om från startsidan.
problem-sign-in-heading = Du behöver logga in
problem-step-up = Det här kräver att du bekräftar med en kod igen.
problem-step-up-heading = Bekräfta först
problem-sign-in = Du har loggats ut eller inte loggat in än. Gå till startsidan och logga in.
problem-invalid-heading = Det gick inte att ta emot
problem-invalid = Gå tillbaka i webbläsaren. Där brukar det du skrev stå kvar. Rätta det som står här och skicka igen.
problem-too-many-heading = Vänta en stund
problem-too-many = Det har varit många försök på kort tid. Vänta några minuter och försök sedan igen.
problem-unavailable-heading = Sidan svarar inte just nu
problem-unavailable = Felet är vårt och brukar gå över snart. Räkna med att det du höll på att skicka inte är sparat.
problem-internal-heading = Något gick fel hos oss
problem-internal = Felet är vårt. Det du höll på att skicka kan vara osparat.
problem-go-back = Gå tillbaka i webbläsaren. Där brukar det du skrev stå kvar. Försök igen om en minut.
problem-kept = Det du skrev finns kvar här. Vänta en minut och skicka det igen. Det tas emot högst en gång.
again-sign-in = Du är utloggad. Det du skrev är inte sparat än, men det finns kvar här. Logga in i en ny flik. Kom sedan tillbaka hit och skicka det.
again-sign-in-link = Logga in i en ny flik
problem-kept-text = Det du skrev
problem-send-again = Skicka igen
problem-method-heading = Det går inte att göra så
problem-method = Sidan går att öppna, men inte på det sättet. Börja om från startsidan.
problem-conflict-heading = Någon hann före
problem-conflict = Det du ville ändra har redan ändrats, kanske i en annan flik. Gå tillbaka, ladda om sidan och se hur det står till nu.
fault-field-foreign = Formuläret innehöll något som sidan inte frågade efter. Ladda om sidan och fyll i den igen.
fault-field-repeated = Ett svar kom två gånger. Ladda om sidan och svara en gång på varje fråga.
fault-form = Formuläret kom inte fram helt. Gå tillbaka och skicka igen.
fault-form-large = Det var för mycket text på en gång. Dela upp den och skicka en del i taget.
fault-form-slow = Det tog för lång tid att skicka. Gå tillbaka och skicka igen när kontakten är bättre.
fault-form-stale = Sidan hade stått öppen för länge, eller så loggade du ut under tiden. Gå tillbaka och kopiera det du har skrivit. Ladda sedan om sidan och skicka igen.

## Administratörens översikt
admin-title = Översikt
admin-accounts = Konton
admin-accounts-text = Vilka som hör till enheten, med roll och läge.
admin-units = Enhetens uppgifter
admin-units-text = Tider, svarstid, jouradress och texter.
admin-outbox = Utskick
admin-outbox-text = Vad som väntar, har skickats eller inte kom fram.
admin-log = Logg
admin-log-text = Vem som gjorde vad och när.
admin-checks = Stickprov
admin-checks-text = Läsningar som dras slumpvis ur loggen och bedöms av en människa.
admin-content-text = Varje version av program och moduler, sida för sida.
admin-instruments-text = Frågor, poängsättning och villkor, i varje version.
admin-rules-text = När en flagga höjs, som meningar på båda språken.
admin-jobs = Jobb
admin-jobs-text = Det som går av sig självt, och hur det gick senast.
admin-parts = Allt som finns här
admin-needs = Behöver en människa
admin-calm = Inget behöver åtgärdas
admin-calm-text = Brev, jobb, regler, bemanning och stickprov är gångna igenom just nu. Listan säger inget om klienternas läge.
admin-count = { $n }
admin-missing = Saknas
admin-due = Dags
admin-no-responsible = Klienter utan ansvarig
admin-no-responsible-text = Ingen som kan logga in är ansvarig för: { $codes }. En handledare utser någon, eller så bjuder du in en kollega.
admin-no-second = Klienter utan ersättare
admin-no-second-text = Ingen svarar när den ansvariga är borta, för: { $codes }. Det behövs en ersättare eller en handledare.
admin-unevaluated = Flaggregler som inte kunde prövas
admin-unevaluated-text = Ett svar hade en annan form än regeln väntar sig. Behandlaren ser flaggan. Du ser vilken regel som behöver rättas.
admin-withheld = Larm utan mottagare
admin-withheld-text = Ett larm till personal kunde inte skickas de senaste 14 dagarna. En adress saknas eller ett konto är spärrat.
admin-unknown = Brev som kanske inte kom fram
admin-unknown-text = Förbindelsen bröts de senaste 14 dagarna. Breven skickas inte igen. Nå personen på ett annat sätt.
admin-jobs-late = Jobb som är sena eller misslyckades
admin-jobs-late-text = Så länge det varar kan larm, påminnelser och moduler komma för sent.
admin-outdated = Egna versioner av innehåll som behöver ses över
admin-outdated-text = Det som följer med systemet har ändrats så att enhetens egna ändringar inte passar längre. Enheten använder den version den hade tills någon har tittat.
admin-unsigned = Stickprov som inte är undertecknade
admin-unsigned-text = Bedöm det som är kvar och skriv under.
admin-check-due = Dags för ett nytt stickprov
admin-check-due-text = Inget stickprov är draget de senaste 30 dagarna.
admin-backup-none = Ingen säkerhetskopia är gjord
admin-backup-none-text = Utan den är allt borta om disken går sönder. Den som sköter servern gör en med andrum backup create.
admin-backup-late = Säkerhetskopian är äldre än ett dygn
admin-backup-late-text = Den som sköter servern ser efter varför ingen ny har gjorts.
admin-nobody = Ingen nås när ingen läser
admin-nobody-text = Enheten har varken jouradress eller text om vart man vänder sig. Fyll i minst en av dem bland enhetens uppgifter.
admin-no-duty = Jouradress saknas
admin-no-duty-text = Larm som ingen kvitterar har ingen sista mottagare. Fyll i en bemannad adress bland enhetens uppgifter.
admin-honest = Innehållet är inte kliniskt prövat
admin-honest-text = Modulernas texter är nyskrivna och bygger på publicerade principer, men är ännu inte kliniskt validerade. Om programvaran är en medicinteknisk produkt måste bedömas för ert avsedda ändamål innan den används i vård.

## Konton
accounts-title = Konton
accounts-heading = Konton
accounts-lead = Alla som har en roll i enheten. Av klienterna visas bara hur det står till med inloggningen, aldrig namn eller ärendekod, eftersom rollen som administratör inte ger tillgång till dem.
accounts-caption = Konton i { $unit }
accounts-name = Namn
accounts-role = Roll
accounts-state = Läge
accounts-since = Sedan
accounts-id = Beteckning
accounts-state-active = Aktivt
accounts-state-invited = Inbjudet
accounts-state-frozen = Fryst
accounts-state-disabled = Avstängt
accounts-state-ended = Avslutat
accounts-none = Inga konton
accounts-none-text = Ingen i enheten passar det du söker.
accounts-narrow = Begränsa
accounts-all-staff = All personal
accounts-all-states = Alla som är i bruk
accounts-all = Visa all personal
accounts-more = Fler konton
accounts-time = Tid
accounts-seen = Senast inloggad
accounts-factor = Andra faktor
accounts-factor-app = App med koder
accounts-factor-none = Ingen andra faktor än
accounts-roles = Roller i enheten
accounts-roles-text = En vikarie eller gäst får en sista dag från början. Inloggningen slutar fungera när dagen är över.
accounts-until = Sista dag
accounts-until-help = Lämna tomt om rollen gäller tills vidare.
accounts-until-do = Spara sista dag
accounts-how = Hur vet du att det är rätt person?
accounts-how-help = Svaret skrivs i loggen.
accounts-how-met = Vi träffades
accounts-how-called = Vi sågs i ett videosamtal som jag ringde upp, till ett nummer jag redan hade
accounts-how-vouched = En chef som känner personen intygade det
accounts-fault-how = Välj hur du vet att det är rätt person. Annars kan någon annan lura till sig kontot.
accounts-fault-date = Skriv ett datum som 2026-12-31, eller lämna tomt.
accounts-fault-past = Välj i dag eller en senare dag. Ska kontot stängas genast, stäng av det.

## Enheten
unit-title = Enheten
unit-heading = Enhetens uppgifter
unit-saved = Uppgifterna är sparade.
unit-new = Lägg till en enhet
unit-new-title = Ny enhet
unit-new-lead = Den nya enheten är tom och skild från den här. Du blir dess första administratör och byter roll på sidan för ditt konto. Tider, svarstid och övriga texter ändras efteråt.
unit-new-part = Enheten
unit-new-do = Lägg till enheten
unit-regime-help = Avgör ord, dokumentation och gallring. Går inte att ändra efteråt.
unit-language = Första språket
unit-time-zone-help = Som i Europe/Stockholm. Alla tider räknas på den klockan.
unit-name = Namn bland personal
unit-regime = Lag och form
unit-regime-halso_sjukvard = Hälso- och sjukvård
unit-regime-sol_behovsprovad = Socialtjänst, efter behovsprövning
unit-regime-sol_utan_behovsprovning = Socialtjänst, utan behovsprövning
unit-regime-privat = Privat verksamhet
unit-regime-forskning = Forskning
unit-time-zone = Tidszon
unit-duty = Jouradress
unit-duty-there = Finns
unit-duty-missing = Saknas
unit-part-seen = Det som klienter ser
unit-site-name = Sidans namn
unit-site-name-help = Står överst på varje sida, i flikar och i mejl. Det ska inte säga något till den som ser det över axeln. Högst 40 tecken.
unit-wording = Ord för det ni gör
unit-wording-help = Socialtjänsten får inte bedriva psykologisk behandling och väljer stöd eller program.
unit-wording-treatment = Behandling
unit-wording-support = Stöd
unit-wording-programme = Program
unit-exit = Vart knappen Lämna sidan leder
unit-exit-help = En vanlig sida som ingen undrar över, till exempel väder eller nyheter. Börjar med https://.
unit-part-hours = När någon läser
unit-workdays = Dagar
unit-workdays-help = Helgdagar och aftnar räknas bort av sig själva.
unit-day-1 = Mån
unit-day-2 = Tis
unit-day-3 = Ons
unit-day-4 = Tors
unit-day-5 = Fre
unit-day-6 = Lör
unit-day-7 = Sön
unit-opens = Från
unit-closes = Till
unit-reply-days = Hemuppgifter besvaras inom
unit-reply-days-help = Löftet står på varje sida där någon skriver. Välj det ni kan hålla, också i juli.
unit-reply-days-unit = arbetsdagar
unit-reading-weeks = Efter avslutet kan modulerna läsas i
unit-reading-weeks-help = Inget går att skriva i dem då. Planerna och hjälpen finns alltid kvar. Skriv 0 för att stänga dem samma dag.
unit-reading-weeks-unit = veckor
unit-part-alarms = När ingen läser
unit-part-alarms-text = Enheten måste ha en bemannad jouradress, en text om vart man vänder sig, eller båda.
unit-duty-address = Jouradress (e-post)
unit-duty-keep = En adress är sparad och visas inte. Lämna tomt för att behålla den.
unit-duty-new = Sista mottagare av larm som ingen har kvitterat. En adress som någon läser.
unit-duty-remove = Ta bort jouradressen
unit-out-sv = Vart man vänder sig, på svenska
unit-out-en = Vart man vänder sig, på engelska
unit-out-help = Namn, telefonnummer och tider. Visas för klienter när ingen läser.
unit-part-police = Om polisanmälan
unit-police-sv = Vad enheten säger om polisanmälan, på svenska
unit-police-en = Vad enheten säger om polisanmälan, på engelska
unit-police-help = När enheten kan lämna uppgifter till polisen och när den inte gör det.
unit-save = Spara
unit-fault-name = Skriv ett namn på 1 till { $most } tecken.
unit-fault-name-reveals = Namnet kan avslöja vad sidan handlar om. Välj ett ord som inte säger något, till exempel Steg.
unit-fault-wording = Välj behandling, stöd eller program.
unit-fault-time-zone = Skriv en tidszon som Europe/Stockholm.
unit-fault-unit-name = Skriv ett namn på 1 till { $most } tecken.
unit-fault-regime = Välj en av formerna.
unit-fault-language = Välj svenska eller engelska.
unit-fault-workdays = Välj minst en dag.
unit-fault-time = Skriv en tid som 08:00.
unit-fault-hours = Tiden måste vara senare än den tid då läsningen börjar.
unit-fault-whole-number = Skriv ett helt tal från { $least } till { $most }.
unit-fault-exit = Skriv en hel adress som börjar med https://, till exempel https://www.smhi.se/.
unit-fault-duty = Skriv en e-postadress, till exempel jour@kommun.se.
unit-fault-duty-both = Skriv en ny adress eller ta bort den som finns, inte båda.
unit-fault-nobody = Fyll i en jouradress, eller skriv vart man vänder sig. Annars når en fara ingen.
unit-fault-number = Skriv också ett telefonnummer.
unit-fault-both-languages = Skriv texten på båda språken, eller på inget.
unit-fault-long = Skriv högst { $most } tecken.

## Logg
log-title = Logg
log-heading = Logg
log-lead = Vem som gjorde vad, när och från vilken enhet. Att du läser loggen skrivs också i den. Vad klienter har skrivit eller svarat visas aldrig här.
log-caption = Händelser i { $unit }, de senaste först
log-number = Nr
log-time = Tid
log-who = Vem
log-what = Vad
log-about = Gäller
log-unit = Från enhet
log-none = Inga händelser
log-none-text = Ingen händelse i enhetens logg passar det du söker.
log-narrow = Begränsa
log-anybody = Vem som helst i personalen
log-anything = Vad som helst
log-code = Klientens ärendekod
log-code-help = Hela koden, sex tecken.
log-from = Från och med
log-until = Till och med
log-show = Visa
log-all = Visa allt
log-older = Äldre händelser
log-chain-whole = Loggens kedja är hel
log-chain-broken = Loggens kedja är bruten
log-chain-broken-text = En händelse följer inte av den före. Kontakta driften, som kontrollerar loggen med ett kommando.
log-chain-unknown = Loggens kedja är inte kontrollerad än
log-chain-when = Kontrollerad { $when }.
log-fault-date = Skriv ett datum som 2026-03-01.
log-fault-order = Slutdatumet kan inte vara före startdatumet.
log-fault-code = Ingen klient i enheten har den koden. Skriv alla sex tecken.
log-part-overview = översikten
log-part-progress = skattningar över tid
log-part-homework = en hemuppgift
log-part-consents = samtycken
log-part-plan = moduler och planer
log-part-flags = flaggor
log-part-clients = listan över klienter
log-part-queue = kön
log-part-messages = meddelanden
log-part-sign_in = inloggning och lappar
log-part-response = svar på ett formulär
log-role-client = Klient
log-role-clinician = Behandlare
log-role-supervisor = Handledare
log-role-researcher = Forskare
log-role-admin = Administratör
log-role-system = Systemet
log-role-operator = Driften
event-account_invited = Bjöd in till ett konto
event-invitation_used = Använde en inbjudan
event-password_accepted = Angav rätt lösenord
event-sign_in_refused = Nekades inloggning
event-factor_set = Ställde in en andra faktor
event-factor_reset = Återställde en andra faktor
event-signed_in = Loggade in
event-recovery_code_used = Använde en reservkod
event-factor_proved = Bekräftade med en kod igen
event-signed_out = Loggade ut
event-left = Lämnade sidan med knappen
event-account_frozen = Fryste ett konto
event-account_disabled = Stängde av ett konto
event-token_made = Skapade en nyckel för dataåtkomst
event-token_revoked = Drog in en nyckel för dataåtkomst
event-demo_sign_in = Loggade in i demonstrationen
event-identity_assured = Försäkrade sig om vem det var
event-membership_end_set = Ändrade när en roll upphör
event-client_entered = Skrevs in som klient
event-record_read = Läste i en klients uppgifter
event-care_began = En vårdrelation började
event-care_ended = En vårdrelation upphörde
event-consent_given = Gav samtycke
event-consent_withdrawn = Tog tillbaka samtycke
event-treatment_started = En omgång började
event-treatment_paused = En omgång pausades
event-treatment_resumed = En omgång fortsatte efter en paus
event-treatment_ended = En omgång avslutades
event-treatment_moved = En omgång flyttades till en annan version av texterna
event-module_opened = En modul öppnades
event-page_read = Läste en sida
event-draft_saved = Sparade ett utkast
event-module_kept = Valde att spara en modul på sin telefon
event-homework_submitted = Lämnade in en hemuppgift
event-questionnaire_answered = Svarade på ett formulär
event-readers_told = Fick veta vem som läser svaren
event-questionnaire_entered = Skrev in svar som gavs per telefon
event-form_draft_saved = Sparade ett påbörjat formulär
event-plan_saved = Sparade en plan
event-feedback_drafted = Sparade utkast till återkoppling
event-feedback_sent = Skickade återkoppling
event-feedback_read = Läste återkoppling
event-message_sent = Skickade ett meddelande
event-something_happened = Berättade att något har hänt
event-letters_changed = Ändrade sina påminnelser
event-flag_raised = En riskflagga höjdes
event-flag_reopened = En riskflagga öppnades igen
event-flag_evidence = En riskflagga fick nytt underlag
event-rung_raised = Ett larm gick vidare
event-alarm_acknowledged = Kvitterade ett larm
event-flag_acted = Agerade på en riskflagga
event-flag_closed = Avslutade en riskflagga
event-flag_supervised = Läste vad som gjordes åt en avslutad flagga
event-contact_noted = Noterade en kontakt med klienten
event-child_decided = Beslutade vad som görs för ett barn
event-child_decision_agreed = Höll med som andra person om ett barn
event-review_signed = Skrev under en riskbedömning
event-unit_made = Skapade en enhet
event-unit_changed = Ändrade enhetens uppgifter
event-content_drafted = Ändrade ett utkast av enhetens eget innehåll
event-content_put_in_use = Började använda enhetens eget innehåll
event-content_carried_over = Förde över enhetens ändringar till en ny version av innehållet
event-study_made = Skapade en studie
event-export_fetched = Hämtade ett datauttag
event-ethics_number_entered = Skrev in ett nummer från etikprövningen
event-export_made = Gjorde ett datauttag
event-log_read = Läste loggen
event-job_ran = Ett schemalagt jobb kördes
event-letter_unknown = Oklart om ett brev kom fram
event-backup_begun = Började en säkerhetskopia av allt
event-backup_made = Gjorde en säkerhetskopia av allt
event-spot_check_drawn = Drog ett stickprov
event-spot_check_judged = Bedömde en läsning i ett stickprov
event-spot_check_signed = Skrev under ett stickprov
event-account_unfrozen = Låste upp ett fryst konto
event-membership_given = Gav en roll i enheten
event-password_changed = Bytte lösenord
event-password_reset = Återställde ett lösenord
event-recovery_codes_made = Fick nya reservkoder
event-sessions_ended = Avslutade inloggningar
event-role_chosen = Bytte roll
event-module_opened_because = En modul öppnades, med skäl

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
account-done-unit = Enheten är tillagd. Välj din nya roll här nedanför när du vill arbeta i den.

# Byt lösenord
account-title-password = Byt lösenord
account-password-lead = Du loggas ut på alla andra ställen när lösenordet är bytt.
account-present-password = Lösenordet du har nu
account-step-up-code-help = Vänta på en ny kod om du nyss har använt den som visas.
account-title-confirm = Bekräfta att det är du
account-confirm-lead = Det du ska göra kräver en ny kod. Den gäller sedan i { $n } minuter.
account-confirm-do = Bekräfta
account-confirm-not-now = Inte nu
account-confirm-demo-title = I demonstrationen finns inga koder
account-confirm-demo = Logga in igen som samma person, så räknas det som en ny kod.
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

# Brev som lämnar sidan: alla lika, inget som säger vad det gäller
outbox-letter-subject = Nytt på { $site }
outbox-letter-news = Det finns något nytt för dig. Logga in när det passar.
outbox-letter-now = Logga in nu.
# Vad som godtas när man väljer om brev
outbox-fault-channel = Välj om du vill ha mejl eller inga meddelanden alls.
outbox-fault-weekdays = Välj minst en veckodag.
outbox-fault-time = Skriv klockslaget som timme och minut, till exempel 18:30.
outbox-fault-until = Sluttiden behöver vara minst en halvtimme efter starttiden, samma dag.
outbox-fault-address = Skriv en hel mejladress, till exempel namn@exempel.se.
# Administratörens sida
outbox-title = Utgående brev
outbox-lead = Så har det gått med breven från enheten. Vad ett brev gäller syns inte, och av adresser bara så mycket att du ser om den är rätt.
outbox-counts = Antal brev per läge
outbox-state = Läge
outbox-count = Antal
outbox-meaning = Vad det betyder
outbox-state-waiting = Väntar
outbox-meaning-waiting = Skickas så snart mottagarens egna dagar och tider tillåter.
outbox-state-attempted = Skickas just nu
outbox-meaning-attempted = E-postservern har fått frågan men inte svarat än.
outbox-state-sent = Skickat
outbox-meaning-sent = E-postservern har tagit emot brevet.
outbox-state-unknown = Oklart
outbox-meaning-unknown = Förbindelsen bröts på vägen. Brevet skickas inte igen, eftersom ett dubbelt brev kan avslöja mer än ett uteblivet.
outbox-state-withheld = Hålls inne
outbox-meaning-withheld = Mottagaren vill inte ha brev, är spärrad eller saknar adress.
outbox-state-expired = För sent
outbox-meaning-expired = Brevet hann inte skickas medan det var aktuellt.
outbox-retried = { $n ->
    [one] Ett brev har inte tagits emot av e-postservern. Det skickas igen av sig självt.
   *[other] { $n } brev har inte tagits emot av e-postservern. De skickas igen av sig själva.
}
outbox-trouble = Brev som någon behöver se till
outbox-trouble-lead = Nå personen på ett annat sätt. Ett larm som hålls inne betyder att en adress saknas eller att kontot är spärrat.
outbox-trouble-none-title = Inget att göra
outbox-trouble-none = Inga brev är oklara och inga larm hålls inne.
outbox-who = Till
outbox-who-client = Ärende { $code }
outbox-who-staff = Personal
outbox-who-duty = Enhetens jouradress
outbox-kind = Slag
outbox-kind-ordinary = Vanligt brev
outbox-kind-alert = Larm
outbox-queued = Köat
outbox-number = Brevets nummer
outbox-in-state = Brev i läget { $state }
outbox-sent = Skickat
outbox-attempts = Försök
outbox-more = Äldre brev
outbox-none = Inga brev
outbox-none-text = Inget brev är i det läget.
outbox-remedy-waiting = Inget att göra om tiden är inom mottagarens egna dagar och tider. Är antalet försök högt svarar e-postservern inte: be driften titta.
outbox-remedy-attempted = Inget att göra. Står ett brev kvar här länge är tjänsten som skickar brev stoppad: be driften titta.
outbox-remedy-sent = Inget att göra. E-postservern har tagit emot breven, men ingen vet om de är lästa.
outbox-remedy-unknown = Brevet kan ha kommit fram eller inte. Det skickas inte igen. Hör av dig till personalen själv, och be behandlaren höra av sig till klienten.
outbox-remedy-withheld = Klienter väljer själva att inte få brev, och då är det som det ska. För personal: kontrollera adressen och att kontot inte är fryst.
outbox-remedy-expired = Tiden gick ut innan brevet fick skickas. Kommer det många hit: kontrollera att jobben går.

# Klientens sidor: start, moduler, planer, inställningar
client-minutes = ungefär { $n } minuter

# Övningar
exercise-add = Spara och lägg till en till
exercise-blank = Inget svar
exercise-list-help = Ett svar på varje rad.
exercise-minutes = minuter
exercise-fault-missing = { $label }: skriv eller välj ett svar
exercise-fault-long = { $label }: skriv högst { $max } tecken
exercise-fault-lines = { $label }: skriv högst { $max } rader
exercise-fault-number = { $label }: skriv ett helt tal med siffror, till exempel 30
exercise-fault-range = { $label }: skriv ett tal från { $min } till { $max }
exercise-fault-step = { $label }: skriv ett tal i steg om { $step }
exercise-fault-option = { $label }: välj ett av svaren i listan
exercise-fault-refused = { $label }: { $why }
exercise-fault-date = { $label }: skriv ett datum, till exempel 2027-03-01
exercise-fault-time = { $label }: skriv en tid, till exempel 19:30
exercise-fault-rounds = { $label }: fyll i högst { $max } gånger

# Behandlingens gång
treatment-not-running = Programmet pågår inte just nu.
treatment-not-running-heading = Programmet pågår inte
treatment-not-paused = Programmet är inte pausat.
treatment-not-paused-heading = Programmet är inte pausat
treatment-running = Ett program pågår redan. Avsluta det innan ett nytt börjar.
treatment-running-heading = Det pågår redan ett program
treatment-too-early = Det här programmet kan börja när de första modulerna i programmet före är besvarade.
treatment-too-early-heading = Det är för tidigt
treatment-step-open = Modulen är redan öppen.
treatment-step-open-heading = Redan öppen
treatment-step-not-sent = Det finns inget inlämnat att svara på i den här modulen.
treatment-step-not-sent-heading = Inget är inlämnat

# Moduler och hemuppgifter
homework-title = Modul
homework-to-start = Till startsidan
homework-to-module = Till modulens sidor
homework-minutes = Räkna med ungefär { $n } minuter. Du kan ta det i flera omgångar.
homework-next-step = Nästa steg
homework-next-page = Gå vidare
homework-next-is = Nästa: { $name }
homework-pages = Sidor
homework-pages-done = { $done } av { $total } sidor klara
homework-page-of = Sida { $n } av { $total }
homework-page-done = Klar
homework-page-begun = Påbörjad
homework-page-not-begun = Att göra
homework-hand-in = Att lämna in
homework-hand-in-what = Det här behöver vara ifyllt innan du lämnar in:
homework-hand-in-free = Inget är obligatoriskt. Lämna in det du vill visa.
homework-check-and-send = Gå igenom och lämna in
homework-save = Spara utkast
homework-save-next = Spara och gå vidare
homework-saved = Utkastet är sparat.
homework-back-one = Tillbaka ett steg
homework-who-reads = Det du skriver läses av den som svarar dig och av en handledare. Polis och domstol kan begära ut det. Skriv inte namn eller adress på någon annan.
homework-read-only = Du har lämnat in den här modulen. Svaren går att läsa men inte ändra.
homework-self-check = Fundera själv
homework-self-check-help = Tryck på ett svar för att läsa om det. Ingen samlar in det du väljer.
homework-right = Ja
homework-not-right = Nej
listen = Lyssna
listen-start = Läs upp sidan
listen-pause = Pausa
listen-go-on = Fortsätt läsa
listen-stop = Sluta läsa
homework-two-texts = Du har skrivit i samma övning på två ställen. Båda texterna finns kvar.
homework-two-texts-link = Se dem och välj
homework-versions-title = Två texter
homework-versions-lead = Du har skrivit i samma övning på två ställen, kanske i två flikar. Inget är borta. Välj vilken text du vill fortsätta med.
homework-version-first = Den som sparades först
homework-version-other = Den som skrevs på det andra stället
homework-version-question = Vilken vill du fortsätta med?
homework-version-keep = Fortsätt med den jag valt
homework-check-title = Gå igenom och lämna in
homework-check-lead = Läs igenom dina svar. Du kan ändra dem tills du har lämnat in.
homework-missing = { $n ->
    [one] Ett svar saknas eller behöver rättas innan du kan lämna in.
   *[other] { $n } svar saknas eller behöver rättas innan du kan lämna in.
 }
homework-left-out = Inte ifylld. Det är frivilligt.
homework-fill-in = Fyll i
homework-lacking = Saknas
homework-to-mend = Behöver rättas
homework-send = Lämna in
homework-send-final = När du har lämnat in går svaren inte att ändra. Planerna kan du alltid ändra under Min plan.
homework-danger = Är någon i fara just nu?
homework-danger-help = Gäller det liv eller hälsa: ring 112 först.
homework-danger-no = Nej
homework-danger-yes = Ja
homework-danger-unknown = Vet inte
homework-fault-danger = Svara på om någon är i fara just nu: nej, ja eller vet inte
homework-fault-changed = Svaren har ändrats på ett annat ställe sedan du öppnade sidan. Läs igenom dem igen och lämna in på nytt
homework-fault-two = En övning har två texter. Välj vilken du vill fortsätta med
homework-fault-choose = Välj en av de två texterna
homework-submitted-title = Inlämnat
homework-received = Vi tog emot det { $when }.
homework-reply-by = Du får svar senast { $date }.
homework-reply-unknown = Vi kan inte lova en dag för svaret än.
homework-is-answered = Du har fått svar.
homework-read-answer = Läs svaret
homework-sent-title = Du har lämnat in
homework-see-sent = Se det du lämnade in
homework-sent-what = Det du lämnade in: { $name }
homework-sent-nothing = Du lämnade in utan att skriva något.
homework-already-sent = Modulen är redan inlämnad. Det du lämnade in finns kvar och går att läsa på startsidan.
homework-already-sent-heading = Redan inlämnat

# Egna planer
plans-title = Min plan
plans-lead = Det här har du själv bestämt. Läs det innan du behöver det.
plans-blank = Du har inte sparat den här planen än.
plans-write = Skriv planen
plans-change = Ändra planen
plans-save = Spara planen
plans-saved = Planen är sparad.
plans-saved-at = Sparad { $when }
plans-print = Sidan går att skriva ut. Lägg utskriften där bara du hittar den.
plans-none = Ingen plan än
plans-none-text = Du skriver dina planer i den första modulen. De finns sedan alltid här.
plans-fault-changed = Planen har sparats på ett annat ställe sedan du öppnade sidan. Din text finns kvar här. Spara igen om du vill att den ska gälla
plans-fault-empty = Skriv något i planen innan du sparar

# Startsidan
my-title = Start
my-next = Nästa steg
my-next-not-begun = Allt är inte klart än
my-next-not-begun-text = Din första modul är inte öppnad. Du behöver inte göra något nu. Hjälpen finns alltid här.
my-next-feedback = Du har fått svar
my-next-feedback-text = { $n ->
    [one] Någon har läst det du lämnade in och skrivit till dig.
   *[other] Någon har läst det du lämnade in. Du har { $n } svar att läsa.
 }
my-next-feedback-button = Läs svaret
my-next-forms = { $n ->
    [one] Några frågor väntar
   *[other] { $n } formulär väntar
 }
my-next-forms-text = Det tar ungefär { $minutes } minuter. Svara som det är.
my-next-forms-button = Svara nu
my-next-forms-begun = Du har börjat på ett formulär. Det är inte skickat, och ingen har läst det. Det tar ungefär { $minutes } minuter att svara på allt.
my-next-forms-begun-button = Fortsätt
my-next-begin = { $name }
my-next-begin-text = Den här modulen är öppen. Räkna med ungefär { $minutes } minuter, i en eller flera omgångar.
my-next-begin-button = Börja
my-next-go-on = { $name }
my-next-go-on-text = Du har börjat. Det du har skrivit är sparat.
my-next-go-on-button = Fortsätt
my-next-wait-answer = Du har gjort ditt
my-next-wait-answer-text = { $dated ->
    [yes] Vi läser det du lämnade in. Du får svar senast { $name }.
   *[no] Det du lämnade in är mottaget. Vi kan inte lova en dag för svaret än.
 }
my-next-wait-until = Inget att göra just nu
my-next-wait-until-text = Nästa modul kan öppnas { $name }. Öva gärna på det du har lärt dig.
my-next-wait-hand = Vi öppnar nästa modul
my-next-wait-hand-text = Nästa modul öppnas av den som svarar dig. Hjälpen, din plan och meddelanden är öppna som vanligt.
my-next-finished = Du har gått igenom alla moduler
my-next-finished-text = Modulerna och dina planer finns kvar att läsa. Fortsätt använda planerna.
my-plan = Min plan
my-happened = Det har hänt något
my-waiting = Det här väntar också
my-waiting-tag = Väntar
my-waiting-begun = Påbörjat, inte skickat
my-waiting-feedback = Ett svar att läsa
my-waiting-form = Frågor att svara på
my-waiting-messages = { $n ->
    [one] Ett nytt meddelande
   *[other] { $n } nya meddelanden
 }
my-path = Vägen
my-stop-answered = Klar
my-stop-submitted = Inlämnad
my-stop-open = Öppen
my-stop-locked = Inte öppen än
my-stop-earliest = tidigast { $date }
my-stop-waits = Öppnas när du har svarat på formuläret som väntar
my-sent = Det du har lämnat in
my-sent-at = Mottaget { $when }.{ $state ->
    [answered] {""}
    [dated] {" "}Svar senast { $date }.
   *[open] {""}
 }
my-sent-answered = Besvarad
my-sent-waiting = Väntar på svar
my-more = Skriva och läsa
my-messages-link = Meddelanden

# Inställningar
my-settings-title = Inställningar
my-settings-saved = Inställningarna är sparade.
my-settings-stopped = Alla utskick är stoppade.
my-settings-stop-title = Läser någon annan din mejl?
my-settings-stop-text = Ett tryck stoppar alla utskick på en gång, också de som väntar.
my-settings-stop = Stoppa alla utskick
my-settings-is-stopped = Utskicken är stoppade
my-settings-stopped-text = Inget skickas till dig. Vill du få mejl igen väljer du det här nedanför och sparar.
my-settings-letters = Mejl till dig
my-settings-letters-text = Alla mejl ser likadana ut. De säger bara att det finns något nytt, inte vad. Du kan också välja att inte få några.
my-settings-channel = Hur vill du få veta att något är nytt?
my-settings-none = Inte alls, jag loggar in själv
my-settings-mail = Med mejl
my-settings-address = Mejladress
my-settings-address-help = Välj en adress som ingen annan kan läsa.
my-settings-weekdays = Dagar då mejl får komma
my-settings-from = Tidigast kl.
my-settings-until = Senast kl.
my-settings-save = Spara
my-settings-fault-address = Skriv en mejladress, till exempel namn@exempel.se
my-settings-account = Inloggning
my-settings-account-text = Byt lösenord eller kod, se var du är inloggad eller frys kontot.
my-settings-account-link = Till inloggning och säkerhet
my-settings-offline-text = Du kan spara texter på telefonen och läsa dem utan nät. Det är avstängt tills du väljer det.
my-settings-offline-link = Läs mer och välj

# Läsa utan nät
my-offline-title = Läsa utan nät
my-offline-lead = Du kan spara modulernas texter på den här telefonen och läsa dem när det inte finns nät. Inget sparas förrän du väljer det.
my-offline-who-title = Vem mer använder telefonen?
my-offline-who = Den som kan låsa upp telefonen kan se att något är sparat härifrån, men inte läsa det utan din kod. Den som kan din kod kan läsa texterna. Är du osäker på vem som kommer åt telefonen, spara inget.
my-offline-how-title = Så fungerar det
my-offline-how-what = Bara modulernas texter sparas. Det du själv har skrivit eller svarat sparas aldrig på telefonen.
my-offline-how-sealed = Texterna låses med en kod som du hittar på. Koden lämnar inte telefonen. Glömmer du den kan ingen ta fram texterna igen, men du kan spara dem på nytt.
my-offline-how-guess = Efter fem fel kod tas allt bort. En tekniskt kunnig person som kopierar telefonen kan ändå gissa hur många gånger som helst. En lång kod skyddar bättre.
my-offline-how-wiped = Texterna tas bort när du trycker på Lämna sidan, när du loggar ut och när du tar bort dem här. Har telefonen inte haft kontakt med oss på 30 dagar går de inte att öppna, och tas bort när någon försöker. Fryses kontot eller loggas du ut från en annan enhet tas de bort nästa gång telefonen får kontakt.
my-offline-how-stays = Loggas du ut för att tiden gått ut ligger texterna kvar, låsta. Webbläsarens historik visar fortfarande att sidan har varit öppen.
my-offline-nothing = Du har ingen öppnad modul än. När du har en kan du spara den här.
my-offline-unable = Det går inte att spara texter i den här webbläsaren. Det krävs skript, en säker anslutning och en webbläsare som kan låsa texter. Inget är sparat. Allt annat på sidan fungerar som vanligt.
my-offline-some-title = Texter finns sparade på den här telefonen
my-offline-some = Öppna startsidan utan nät för att läsa dem. Du behöver din kod.
my-offline-remove = Ta bort från telefonen
my-offline-choose-title = Välj vad som ska sparas
my-offline-modules = Moduler
my-offline-code = Hitta på en kod
my-offline-code-help = Minst 6 tecken. Ta inte telefonens kod eller ditt lösenord. Koden går inte att få tillbaka.
my-offline-code-again = Skriv koden en gång till
my-offline-replaces = Har du sparat något tidigare byts det ut mot det du väljer nu.
my-offline-keep = Spara på den här telefonen
my-offline-working = Låser texterna. Det tar några sekunder.
my-offline-kept = Texterna är sparade. Utan nät öppnar du startsidan och skriver din kod.
my-offline-removed = Texterna är borttagna från telefonen.
my-offline-failed = Det gick inte. Inget är sparat. Försök igen när du har nät.
my-offline-fault-none = Välj minst en modul
my-offline-fault-short = Koden behöver minst 6 tecken
my-offline-fault-differ = Koderna är olika. Skriv samma kod två gånger
my-kept-title = Utan nät
my-kept-lead = Den här sidan visas när det inte finns kontakt. Numren här nedanför går att ringa ändå.
my-kept-again = Försök igen
my-kept-code = Din kod
my-kept-open = Öppna sparade texter
my-kept-working = Öppnar. Det tar några sekunder.
my-kept-empty = Inga texter är sparade på den här telefonen.
my-kept-wrong = Fel kod. Försök som är kvar innan allt tas bort: { $n }
my-kept-opened = Texterna är öppna. De går att läsa men inte att skriva i.
my-kept-shut = Texterna är låsta igen.
my-kept-exercise = Här finns övningen { $name }. Fyll i den när du har nät.

# Egna uppgifter
my-data-title = Mina uppgifter
my-data-lead = Här är det du har lämnat in, svarat, planerat och skrivit.
my-data-file = Hämta som fil
my-data-warning = Filen går att öppna för alla som använder samma telefon eller dator. Hämta den bara där du är ensam.
my-data-homework = Inlämnat
my-data-plans = Planer, alla versioner
my-data-forms = Formulär
my-data-by-phone = { $title }, per telefon
my-data-feedback = Svar på det du lämnat in
my-data-messages = Meddelanden
my-data-us = Från oss
my-data-you = Från dig
my-data-none = Inget än.

# Egna siffror
my-progress-title = Mina siffror
my-progress-lead = Det här är vad du själv har svarat, dag för dag.
my-progress-range = Siffran går från { $lowest } till { $highest }. { $worse ->
    [high] En högre siffra betyder mer besvär.
   *[low] En lägre siffra betyder mer besvär.
 }
my-progress-same = Ditt senaste svar är ungefär som i början.
my-progress-changed = Ditt senaste svar är { $last }. I början var det { $first }.
my-progress-unscored = Inget av dina svar har kunnat räknas, eftersom frågor saknar svar.
my-progress-around = ungefär som i början
my-progress-table = Samma siffror i en tabell
my-progress-low = En låg siffra säger aldrig att allt är bra. Har det hänt något, så berätta det:
my-progress-date = Dag
my-progress-value = Siffra
my-progress-not-counted = kunde inte räknas, svar saknas
my-progress-note = Små skillnader från gång till gång betyder oftast att det är ungefär som förut. Prata med den som svarar dig om du undrar.
my-progress-none = Inga siffror än
my-progress-none-text = De kommer här när du har svarat på formulär.

# När något hände och hur länge det har väntat
when-month = { $month ->
    [1] januari
    [2] februari
    [3] mars
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] augusti
    [9] september
    [10] oktober
    [11] november
   *[12] december
  }
when-weekday = { $weekday ->
    [1] måndag
    [2] tisdag
    [3] onsdag
    [4] torsdag
    [5] fredag
    [6] lördag
   *[7] söndag
  }
when-date = { $day } { when-month }
when-date-year = { $day } { when-month } { $year }
when-weekday-date = { when-weekday } { $day } { when-month }
when-weekday-moment = { $date } kl. { $time }
when-clock = { $hour }.{ $minute }
when-days-span = { $first }–{ $last }
when-today = i dag { $time }
when-yesterday = i går { $time }
when-moment = { $date } { $time }
when-waited-days = { $n ->
    [one] en dag
   *[other] { $n } dagar
  }
when-waited-hours = { $n ->
    [one] en timme
   *[other] { $n } timmar
  }
when-waited-minutes = { $n ->
    [one] en minut
   *[other] { $n } minuter
  }
when-reading-now = Det som skrivs läses i dag fram till { $time }.
when-reading-from = Ingen läser det här före { $date } { $time }.
when-reading-nobody = Just nu finns ingen som läser här.
when-hours = { $days } { $opens }–{ $closes }
when-hours-read = Vi läser { $days } kl. { $opens }–{ $closes }, inte på helgdagar.
when-hours-nobody = Just nu är ingen utsedd att läsa det du skriver. Vänta inte på svar här.

# Meddelanden
talk-title = Meddelanden
talk-lead = Här skriver du till den du har kontakt med. Det som du skriver hör till dina uppgifter här: andra i teamet kan läsa det, och det kan begäras ut enligt lag.
talk-you = Du
talk-contact = Din kontakt
talk-colleague = En kollega
talk-with = Meddelanden med { $name }
talk-none-title = Inga meddelanden ännu
talk-none-client = Du kan skriva nedan när du har en fråga eller vill berätta hur det går.
talk-none-staff = Ni har inte skrivit till varandra ännu.
talk-not-read = Inte öppnat ännu
talk-read = Öppnat { $when }
talk-no-words = (Inga ord, bara svaret på frågan om fara.)
talk-danger-said-yes = Svarade ja på frågan om fara
talk-danger-said-unknown = Svarade vet inte på frågan om fara
talk-receipt-title = Meddelandet är skickat
talk-receipt-client = Det är sparat och syns här nedanför.
talk-receipt-staff = Meddelandet finns nu hos klienten. Om klienten vill ha utskick går ett neutralt utskick när det passar klienten.
talk-write = Skriv ett meddelande
talk-your-text = Ditt meddelande
talk-hours = Meddelanden läses { $hours }.
talk-promise = Skriver du nu får du svar senast { $date }.
talk-promised = Svar är utlovat senast { $date }.
talk-full = Du har skrivit { $n } meddelanden i dag. I morgon kan du skriva igen. Är någon i fara kan du fortfarande skriva här, men ring 112 först.
talk-danger = Är någon i fara just nu?
talk-danger-help = Frågan gäller dig, den du bor med, barnen och alla andra.
talk-danger-no = Nej
talk-danger-yes = Ja
talk-danger-unknown = Vet inte
talk-send = Skicka meddelandet
talk-send-to = Skicka till { $name }
talk-staff-help = Det du skriver blir en del av klientens uppgifter. Skriv inget om andra personer.
talk-fault-danger = Svara nej, ja eller vet inte på frågan om någon är i fara.
talk-fault-empty = Skriv något i meddelandet.
talk-fault-long = Texten får ha högst { $limit } tecken. Korta den eller dela upp den.
talk-fault-day = Du kan skriva { $n } meddelanden om dagen. Texten finns kvar här nedanför. Skicka den i morgon, eller ring om det är bråttom.

# Återkoppling
feedback-title = Återkoppling
feedback-of = Återkoppling på { $module }
feedback-facts = Du skickade in { $submitted }. Svaret kom { $sent }.
feedback-overall = Om helheten
feedback-your-answers = Det du skrev
feedback-their-reply = Svar
feedback-ask = Vill du fråga något om svaret?
feedback-ask-link = Skriv ett meddelande
feedback-back = Till dina steg
feedback-fault-empty = Skriv något till klienten innan du skickar, vid en övning eller om helheten.
feedback-already-sent-heading = Återkopplingen är redan skickad
feedback-already-sent = Den kan inte ändras efteråt. Skriv ett meddelande om något behöver läggas till.
feedback-changed-heading = Utkastet har ändrats
feedback-changed = Någon har ändrat utkastet sedan du granskade det. Läs det igen och skicka sedan.

# Behandlarens sidor
clinic-to-flags = Till flaggorna
clinic-title-client = Översikt
clinic-title-homework = Hemuppgift
clinic-title-send = Granska och skicka
clinic-title-plan = Moduler och planer
clinic-title-progress = Skattningar
clinic-title-forms = Formulär
clinic-about = Sidor om { $name }
clinic-tab-overview = Översikt
clinic-tab-plan = Moduler
clinic-tab-progress = Skattningar
clinic-tab-forms = Formulär
clinic-tab-messages = Meddelanden
clinic-tab-flags = Flaggor
clinic-held-title = Moduler öppnas bara för hand
clinic-held = En röd eller akut flagga är öppen. Inga nya moduler öppnas av sig själva förrän den är stängd.
clinic-waits = Väntar nu
clinic-waits-none = Inget väntar på svar.
clinic-flags = Öppna flaggor
clinic-flags-none = Inga öppna flaggor. Det säger inte att det är lugnt, bara att inget av det som har svarats har väckt en flagga som är kvar.
clinic-flags-all = Alla flaggor och vad som har gjorts
clinic-flag-open = Öppen sedan { $when }
clinic-flag-acknowledged = Larmade { $when }. Någon har tagit emot den, något ska göras.
clinic-flag-acted = Larmade { $when }. Åtgärd gjord, ska stängas.
clinic-letters = Senaste meddelanden
clinic-letters-all = Alla meddelanden
clinic-scores = Senaste skattningar
clinic-scores-all = Alla skattningar i tabell
clinic-path = Modulerna
clinic-path-all = Planera och öppna moduler
clinic-homework = Alla hemuppgifter
clinic-answered = Besvarad
clinic-submitted = Inlämnad { $when }
clinic-form-due = Skulle ha besvarats { $date }

# Kön
queue-title = Väntar på dig
queue-whose = Vems klienter
queue-own = Mina klienter
queue-unit = Hela enheten
queue-order = Larm står först, sedan det som har väntat längst. Ett löfte räknas i arbetsdagar från det att något kom in.
queue-beyond = { $n ->
    [one] En rad till får inte plats på sidan.
   *[other] { $n } rader till får inte plats på sidan.
  }
queue-empty-title = Inget väntar
queue-empty = Inga larm, inlämnade hemuppgifter, olästa meddelanden eller försenade formulär just nu.
queue-homework = Hemuppgift { $n }: { $title }
queue-letters = { $n ->
    [one] Ett meddelande
   *[other] { $n } meddelanden
  }
queue-forms = { $n ->
    [one] Ett formulär är inte besvarat
   *[other] { $n } formulär är inte besvarade
  }
queue-since = sedan { $waited }
queue-waited-short = väntat { $waited }
queue-promised = svar utlovat { $date }
queue-overdue = { $waited } försenat
queue-waited = väntat { $waited }, utlovat { $date }
queue-emergency = Akut
queue-red = Röd
queue-amber = Gul
queue-emergency-taken = Akut, mottagen
queue-red-taken = Röd, mottagen
queue-amber-taken = Gul, mottagen
queue-to-close = Ska stängas
queue-late = Försenad
queue-waits = Väntar
queue-kind-homework = Hemuppgift
queue-kind-letters = Meddelande
queue-kind-forms = Formulär
queue-count-alarms = { $n ->
    [one] Ett larm
   *[other] { $n } larm
  }
queue-count-homework = { $n ->
    [one] En hemuppgift
   *[other] { $n } hemuppgifter
  }
queue-count-letters = { $n ->
    [one] En med meddelanden
   *[other] { $n } med meddelanden
  }
queue-count-forms = { $n ->
    [one] En med formulär
   *[other] { $n } med formulär
  }

# Klienterna
clients-title = Klienter
clients-caption = Klienter efter kod
clients-who = Klient
clients-next = Nästa steg
clients-open = Flaggor
clients-score = PHQ-9
clients-change = { $change } sedan start
clients-active = senast aktiv { $when }
clients-more = Fler klienter
clients-empty-title = Inga klienter
clients-empty = Här står de klienter som du ansvarar för eller är ersättare för.
clients-no-treatment = Inte påbörjad
clients-ended = Avslutad
clients-paused = Pausad vid modul { $n } av { $m }
clients-module = Modul { $n } av { $m }
clients-flags = { $n ->
    [one] En öppen
   *[other] { $n } öppna
  }
clients-next-answer = Besvara hemuppgift { $n }
clients-next-works = Klienten arbetar med modul { $n }, { $title }
clients-next-opens = Modul { $n } öppnas tidigast { $date }

# Skattningar
scores-said = Vad klienten själv har uppgett. Det är inte en riskbedömning.
scores-said-on = Uppgett { $date }.
scores-nothing = Inga skattningar ännu
scores-nothing-text = Här visas svaren när klienten har fyllt i ett formulär.
scores-none = inte beräknad
scores-not-scored = inte beräknad
scores-imputed = { $value } (delvis ifylld)
scores-by-phone = per telefon
scores-first = Första mätningen, inget att jämföra med.
scores-change = { $difference } från { $from } ({ $date }).
scores-reliable = Mer än mätfelet.
scores-within-error = Inom mätfelet.
scores-no-rule = Det finns ingen prövad gräns för vad som är en säker förändring.
scores-recovered = Under gränsen
scores-improved = Säkert bättre
scores-unchanged = Ungefär som förut
scores-deteriorated = Säkert sämre
scores-new-case = Säkert sämre, över gränsen
scores-line = { $title }: { $values }
scores-date = Datum
scores-value = Poäng
scores-band = Nivå
scores-since = Sedan start
scores-around = inom { $points } poäng från startvärdet { $from }: inte mer än mätfelet
scores-limit = gränsen för kliniska besvär: { $limit } och { $side ->
    [high] högre
   *[low] lägre
  }
scores-trend-better = Trenden över { $n } svar går säkert åt det bättre hållet (z = { $z }, gräns 1,96).
scores-trend-worse = Trenden över { $n } svar går säkert åt det sämre hållet (z = { $z }, gräns 1,96).
scores-trend-none = Trenden över { $n } svar är inte mer än mätfelet (z = { $z }, gräns 1,96).
scores-trend-derived = Ett svars mätfel är härlett ur formulärets poänggräns, inte uppmätt.
scores-trend-overlap = Frågorna gäller { $days } dagar och svaren har kommit tätare än så. De handlar delvis om samma dagar, så trenden kan se säkrare ut än den är.
scores-table = Svaren i tabell

# Diagram
when-month-short = { $month ->
    [1] jan.
    [2] feb.
    [3] mars
    [4] apr.
    [5] maj
    [6] juni
    [7] juli
    [8] aug.
    [9] sep.
    [10] okt.
    [11] nov.
   *[12] dec.
  }
chart-day = { $day } { when-month-short }
chart-month = { when-month-short } { $year }
chart-answered = svar
chart-imputed = delvis ifyllt: några frågor saknade svar
chart-gap = svar som inte kunde räknas
chart-module = modul öppnades, med dess nummer
chart-text = { $count } svar har räknats. Det första är { $first } ({ $begun }), det senaste { $last } ({ $date }). Lägst är { $lowest }, högst { $highest }.
chart-text-one = Ett svar har räknats: { $value } ({ $date }).
chart-text-none = Inget svar kunde räknas.
chart-text-unscored = { $n ->
    [one] Ett svar kunde inte räknas.
   *[other] { $n } svar kunde inte räknas.
  }

# Svara på en hemuppgift
reply-facts = Inlämnad { $submitted }
reply-by = Svar utlovat { $date }
reply-late = Försenad, svar utlovat { $date }
reply-promise = Svar är utlovat senast { $date }.
reply-sent = Skickad { $when }
reply-read = Öppnad av klienten { $when }.
reply-unread = Klienten har inte öppnat svaret ännu.
reply-final = Det som är skickat kan inte ändras.
reply-earlier = { $n ->
    [one] Tidigare återkoppling
   *[other] Tidigare återkoppling ({ $n })
  }
reply-yours = Svaret
reply-no-answers = Inget ifyllt.
reply-to-about = Till { $name } om { $title }
reply-check = Granska och skicka
reply-save = Spara utkastet
reply-draft-saved = Utkastet är sparat.
reply-sent-receipt = Återkopplingen är skickad.
reply-to-queue = Till kön
reply-other = Skrivet på ett annat ställe
reply-two-title = Utkastet har skrivits på två ställen
reply-two = Inget är borta. Det som skrevs på det andra stället står under varje ruta. Kopiera det du vill ha kvar.
reply-two-done = Jag är klar, ta bort den andra texten
reply-two-check = Det finns också en text som skrevs på ett annat ställe. Den skickas inte. Gå tillbaka om du vill ta med något av den.
reply-send-to = Skicka till { $name }?
reply-recipient = Mottagare
reply-about = Gäller
reply-effect = Det händer
reply-as-read = Så här läser klienten
reply-change = Ändra
reply-effect-last = Det var den sista modulen. Ingen ny öppnas.
reply-effect-open = Modul { $n } är redan öppen.
reply-effect-held = Modul { $n } öppnas inte av sig själv, eftersom en röd eller akut flagga är öppen.
reply-effect-now = Modul { $n } öppnas när du skickar.
reply-effect-on = Modul { $n } öppnas { $date }.
reply-effect-waits = Modul { $n } öppnas när också tidigare hemuppgifter är besvarade.

# Moduler och planer
clinic-plan-open = Öppen
clinic-plan-submitted = Inlämnad, väntar på svar
clinic-plan-answered = Besvarad
clinic-plan-locked = Inte öppnad
clinic-plan-opens = öppnas tidigast { $date }
clinic-plan-by-hand = Öppna en modul för hand
clinic-plan-by-hand-lead = { $name } kan läsa modulen direkt, oavsett datum och tidigare moduler.
clinic-plan-module = Modul
clinic-plan-choose = Välj modul
clinic-plan-reason = Varför?
clinic-plan-reason-help = Skälet sparas i loggen.
clinic-plan-reason-agreed = Vi har kommit överens om det
clinic-plan-reason-pace = Klienten behöver en annan takt
clinic-plan-reason-risk = Risken är bedömd efter flaggan
clinic-plan-reason-mistake = Modulen skulle redan ha varit öppen
clinic-plan-open-for = Öppna för { $name }
clinic-plan-opened = Modulen är öppen.
clinic-plan-fault-module = Välj vilken modul som ska öppnas.
clinic-plan-fault-reason = Välj varför modulen öppnas.
clinic-plan-own = Klientens egna planer
clinic-plan-own-lead = Så som { $name } har skrivit dem. Bara klienten kan ändra dem.
clinic-plan-own-none = Inga planer ännu
clinic-plan-own-none-text = Planerna skrivs i modulerna.
clinic-plan-saved = Sparad { $when }

# Egna inställningar
away-title = Inställningar
away-heading = När jag är borta
away-lead = Medan du är borta går larm direkt till din ersättare. Klienterna ser om någon läser.
away-from = Första dagen
away-until = Sista dagen
away-save = Spara frånvaron
away-saved = Frånvaron är sparad.
away-span = { $from }–{ $until }
away-fault-from = Skriv den första dagen, som 2026-12-21.
away-fault-until = Skriv den sista dagen, som 2027-01-04.
away-fault-order = Den sista dagen ska vara samma dag som den första eller senare, inte ha varit, och högst 400 dagar efter den första.
away-account = Adress och inloggning
away-account-text = Dit dina larm går ändrar du på sidan för ditt konto.
away-account-link = Mitt konto

# Formulär
form-title = Formulär
form-back = Till startsidan
form-decline = Vill inte svara
form-next = Nästa
form-previous = Tillbaka
form-progress = Fråga { $n } av { $total }
form-send-hint = Du kan gå tillbaka och ändra innan du skickar. Det du skickar kan inte ändras sedan.
form-send = Skicka
form-save = Spara och kom tillbaka
form-save-text = Det du sparar är inte skickat. Ingen läser det förrän du trycker på Skicka. Din behandlare kan bara se att du har börjat. Behöver du någon nu, vänta inte på oss.
form-begun-title = Du har börjat på formuläret
form-begun = Det är sparat { $when }, men inte skickat. Ingen har läst det. Fortsätt där du slutade och skicka när du är klar.
form-two-tabs = Du har svarat i det här på två ställen, kanske i två flikar. Inget är borta och inget är skickat.
form-two-tabs-link = Se båda och välj
told-title = Innan du svarar
told-lead = Läs det här först. Det handlar om vem som läser dina svar och vad som kan hända med dem. Du kan läsa det igen när du vill, från formuläret.
told-link = Vem läser svaren, och vad händer med dem?
told-who = Vem läser
told-when = När
told-when-text = Det finns ingen som bevakar svaren dygnet runt. Är någon i fara: ring 112.
told-danger = Om någon är i fara
told-danger-text = Svarar du att någon är i fara, eller att du är nära att skada någon eller dig själv, går det ett larm till din behandlare och till en kollega. De hör av sig till dig. De kan behöva ringa 112 eller varna den som är i fara, också utan att du har sagt ja.
told-children = Om ett barn kan fara illa
told-children-text = Då måste vi genast anmäla det till socialtjänsten. Det är inget vi får välja.
told-close = Din partner och andra nära
told-close-text = Vi berättar inte för din partner, din tidigare partner eller andra nära vad du svarar, om du inte har sagt ja till just det. Det enda undantaget är det som måste sägas för att skydda någon. Tänk på att den som kan se din skärm också kan läsa.
told-you = Det du bestämmer
told-you-text = Du kan välja ”Vill inte svara” på varje fråga. Svara hellre så än något som inte stämmer.
told-read = Jag har läst, gå till frågorna
told-to-form = Till frågorna
form-late = Det är inte för sent. Du kan svara till och med { $date }.
form-go-on = Fortsätt med formuläret
form-saved-title = Sparat, men inte skickat
form-saved = Ingen läser det du har svarat förrän du skickar formuläret. Skicka det när du är klar, eller så långt du vill svara.
form-saved-until = Du kan fortsätta till och med { $date }. Efter det tas det du har sparat bort.
form-versions-title = Två svar
form-versions-lead = Du har svarat på samma formulär på två ställen. Inget är borta, och inget är skickat än. Välj vilka svar du vill fortsätta med. Sedan kommer du tillbaka till formuläret och kan skicka det.
form-versions-none = Det finns ingen fråga som du har svarat olika på. Svaren från båda ställena läggs ihop.
form-version-first = Sparades först
form-version-other = Svarades på det andra stället
form-versions-keep = Fortsätt med det jag valt
form-versions-choose = Välj ett av de två svaren.
form-versions-changed = Du har sparat något mer under tiden. Det visas här nu. Välj igen.
form-unread-title = Formuläret är inte öppet just nu
form-unread = Just nu finns det ingen som kan läsa svaren och höra av sig. Därför frågar vi inte. Ring någon av dem här nedanför om du behöver prata.
form-fault-missing = Välj ett svar på frågan.
form-fault-option = Välj ett av svaren i listan.
form-fault-number = Svara med ett helt tal.
form-fault-range = Svara med ett tal från { $min } till { $max }.
form-fault-several = Välj bara ett svar.
form-fault-exclusive = ”Inget av detta” och ”Vill inte svara” kan inte väljas tillsammans med något annat.
form-fault-decline = Välj antingen ett svar eller ”Vill inte svara”, inte båda.
form-conflict-closed = Tiden för formuläret är ute. Nästa formulär kommer på startsidan.
form-conflict-closed-heading = Formuläret är stängt
treatment-waits-for-form = Modulen öppnas när du har svarat på formuläret som väntar. Det ligger på startsidan. Vill du hellre prata om det, skriv till din behandlare.
treatment-waits-for-form-heading = Svara på formuläret först
form-conflict-answered = Du har redan svarat. Svaren finns hos oss.
form-conflict-answered-heading = Formuläret är redan besvarat
form-conflict-unread = Just nu finns det ingen som kan läsa svaren och höra av sig. Därför tar vi inte emot dem. Är någon i fara: ring 112.
form-conflict-unread-heading = Formuläret är inte öppet just nu
form-conflict-textless = Formuläret går inte att visa just nu. Du behöver inte göra något åt det. Det du har svarat tidigare finns kvar.
form-conflict-textless-heading = Formuläret går inte att visa
form-received-title = Dina svar är mottagna
form-received = Tack. Svaren är sparade, och den som följer dig kan läsa dem.
form-received-next = Nästa formulär

# Svar, som behandlaren läser dem
answers-title = Svar
answers-lead = Vad klienten har uppgett { $when }. Det är ingen riskbedömning.
answers-scores = Summor
answers-scale = Skala
answers-value = Värde
answers-band = Nivå på skalan
answers-not-scored = Inte räknat
answers-each = Varje fråga
answers-version = Version { $version }
answers-phone = Per telefon
answers-entered = Svaren gavs per telefon och skrevs in av { $name }.
answers-late = { $n ->
    [one] Svaret kom en dag sent.
   *[other] Svaret kom { $n } dagar sent.
}
forms-now = Kan besvaras nu
forms-now-lead = Ring { $name } om det är lättare. Öppna formuläret, läs frågorna högt och skriv in svaren.
forms-now-none = Inget formulär är öppet i dag.
forms-past = Besvarade och missade
forms-past-none = Inget än.
forms-open = Öppet
forms-late = Försenat
forms-open-until = Skulle besvaras senast { $due }, kan besvaras till och med { $date }.
forms-begun = Klienten har börjat och inte skickat.
forms-answered = Besvarat
forms-answered-late = Besvarat sent
forms-answered-on = Besvarades { $date }.
forms-missed = Missat
forms-missed-on = Stängdes { $date } utan svar.
phone-title = Svar per telefon
phone-back = Formulär för { $code }
phone-lead = { $name } svarar, du läser frågorna och skriver in svaren. I journalen och i export står det att svaren gavs per telefon och att du skrev in dem.
phone-how = Läs frågan och svaren som de står. Säg att det går bra att inte vilja svara. Fråga först om det går att prata ostört: avsluta samtalet om någon annan hör.
phone-told = Läs upp det här först. Det är första gången de här frågorna ställs.
phone-told-done = Jag har läst upp det för { $name }
phone-fault-told = Läs upp vem som läser svaren, och kryssa i att det är gjort.
phone-begun = Klienten har själv börjat på formuläret. Det som är sparat där kan bara klienten läsa, och det tas bort när du sparar de här svaren.
phone-unread-title = Formuläret kan inte tas emot just nu
phone-unread = Det saknas en ansvarig eller en till person på larmstegen. Därför får ingen fråga ställas som kan ge ett svar som måste läsas genast. Se till att båda finns, och försök igen.
phone-conflict-unread = Det saknas en ansvarig eller en till person på larmstegen. Svaren har inte sparats. Se till att båda finns, och försök igen.
phone-conflict-unread-heading = Formuläret kan inte tas emot just nu
phone-send-hint = Läs upp svaren för { $name } om du är osäker. De kan inte ändras sedan.
phone-send = Spara svaren
phone-received-title = Svaren är sparade
phone-received = Svaren från { $name } är sparade och räknade. De säger inget säkert om risk: fråga vidare om något i samtalet oroade dig.
phone-flag = Svaren från { $name } är sparade. Något i dem behöver en människa nu, och det är du som är i samtalet.
phone-flag-danger = Fråga om någon är i fara just nu. Är det så: ring 112 medan du har kontakt.
phone-flag-read = Läs upp texten här nedanför med numren. Bestäm tillsammans vad som händer den närmaste timmen.
phone-flag-take = Ta larmet på flaggsidan och skriv vad du gjorde. Det klättrar vidare tills någon tar det.
phone-to-flags = Öppna flaggorna
phone-to-answers = Se svaren
phone-read-out = Att läsa upp
phone-next = Nästa formulär
answer-declined = Vill inte svara
answer-blank = Inget svar
answer-not-applicable = Inte tillämplig

# När någon läser
weekday-1 = måndag
weekday-2 = tisdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lördag
weekday-7 = söndag
reading-open = Någon läser här i dag till kl. { $time }.
reading-closed = Ingen läser det här före { $day } kl. { $time }.
reading-never = Just nu är det ingen som läser här.
reading-route = Behöver du prata innan dess: { $route }.
safety-first-title = Tack för att du berättar. Börja här.
safety-first-text = Är någon i fara nu: ring 112. Lämna platsen om du är nära att skada någon. Låt de andra vara i fred, och ring någon av dem här nedanför.

# Det har hänt något
happened-title = Det har hänt något
happened-lead = Välj det som stämmer bäst. Du kan alltid ringa i stället.
happened-question = Vad behöver du säga?
happened-danger = Någon är i fara nu
happened-danger-hint = Ring 112 först. Det här når oss senare.
happened-used = Jag har använt våld eller är rädd att göra det
happened-used-hint = Den som följer dig får veta det, och du får hjälp med den närmaste timmen.
happened-ask = Jag har en fråga
happened-ask-hint = Skriv ett meddelande. Det läses under våra tider.
happened-send = Gå vidare
happened-fault-choice = Välj ett av de tre alternativen.
happened-sent-title = Vi har tagit emot det
happened-hour-title = Den närmaste timmen
happened-hour-1 = Gå därifrån, om du kan göra det utan att någon hindras eller skräms.
happened-hour-2 = Låt de andra vara. Ring inte, skriv inte, gå inte tillbaka i dag om det finns risk.
happened-hour-3 = Drick inte och ta inga droger.
happened-hour-4 = Ring någon som kan lyssna. Är någon skadad eller i fara: ring 112.
happened-hour-5 = Be inte om förlåtelse eller svar just nu. Den andra ska få vara i fred.
happened-hour-6 = Berätta för den som följer dig vad du gjorde. Skriv ett meddelande när du är på en säker plats.
happened-write = Skriv till den som följer dig
happened-plan = Öppna min plan
happened-start = Till startsidan

# Flaggor
flags-title = Flaggor
flags-of = Flaggor för { $name }
flags-lead = Svaren är klientens egna ord, med datum. De är ingen riskbedömning. En flagga försvinner inte av ett bättre svar.
flags-back = Till { $code }
flags-none-title = Inga flaggor
flags-none = Inget svar har hittills gett en flagga. Det är ingen bedömning av risken: den gör en människa.
flags-noted = Upplysningar
flags-noted-hint = Ingen har larmats. Samma formulär erbjuds klienten igen inom tre dagar, om det inte ändå kommer då: först nästa svar visar om det har blivit sämre.
alarm-of = Larm { $when }
alarm-take = Jag tar det här
alarm-take-hint = Larmet går inte vidare till fler. Du står som den som tog det.
alarm-ladder = Vem som har larmats
alarm-rung = { $who }: { $when }, { $count } brev
rung-responsible = Ansvarig behandlare
rung-deputy = Ersättare
rung-supervisor = Handledare
rung-duty = Jour
tier-emergency = Akut
tier-red = Röd
tier-amber = Gul
tier-info = Upplysning
flag-state-open = Öppen
flag-state-acknowledged = Tagen
flag-state-acted = Åtgärdad
flag-state-closed = Avslutad
flag-state-noted = Noterad
flag-rule = Regel { $rule }, version { $version }
flag-evidence = Bygger på
flag-answer-link = Visa svaren
flag-alarms = { $n } larm
flag-log = Vad som har hänt med flaggan
flag-step = { $when }: { $state }
flag-step-by = { $when }: { $state }, { $who }
flag-note-act = Vad har du gjort?
flag-act = Spara åtgärden
flag-note-close = Varför kan flaggan avslutas?
flag-close = Avsluta flaggan
flag-fault-note = Skriv vad som är gjort. En flagga går inte vidare utan en anteckning.
flag-fault-note-long = Anteckningen får vara högst 4 000 tecken.
flag-conflict-taken = Någon annan tog larmet före dig. Öppna sidan igen för att se vem.
flag-conflict-taken-heading = Larmet är redan taget
flag-conflict-state = Flaggan har ändrats sedan du öppnade sidan. Öppna den igen för att se hur den står.
flag-conflict-state-heading = Flaggan har ändrats
flags-done = Sparat.
flag-note-act-help = Vad ni har kommit överens om och vad som händer nu. Kontakter noteras ovan.
flag-note-close-help = Vad som är gjort och varför det räcker nu.
flag-next = Vad är nästa steg?
flag-next-help = Vad som ska hända, vem som gör det och när.
flag-next-said = Nästa steg
flag-fault-next = Skriv nästa steg: vad som ska hända, vem som gör det och när. En röd flagga avslutas inte utan det.
flag-close-waits = Innan flaggan kan avslutas:
flag-waits-contact = notera att klienten har nåtts, eller att någon har försökt, efter larmet
flag-waits-child = besluta vad som görs för barnet
flag-waits-second = den andra personen ska godta att det inte anmäls
flag-waits-review = skriv under en riskbedömning som är gjord efter larmet
flag-act-waits-child = Besluta först vad som görs för barnet. Skriv sedan vad du har gjort.
flag-act-waits-second = Den andra personen ska först godta att det inte anmäls. Skriv sedan vad du har gjort.
flag-lacking-contact = Notera först att klienten har nåtts, eller att någon har försökt, efter larmet.
flag-lacking-child = Besluta först vad som görs för barnet.
flag-lacking-second = Den andra personen ska först godta att det inte anmäls.
flag-lacking-review = Skriv först under en riskbedömning som är gjord efter larmet.
flag-conflict-read = Någon annan har markerat den som läst. Öppna sidan igen för att se vem.
flag-conflict-read-heading = Den är redan läst
flag-conflict-own = Du avslutade själv den här flaggan. En annan handledare läser vad som gjordes.
flag-conflict-own-heading = Någon annan läser den här
flag-state-read = Läst av handledare
alarm-act-by = Något ska vara gjort och noterat senast { $when }.
alarm-act-late = Försenat
rung-late_responsible = Ansvarig behandlare, inget gjort i tid
rung-late_deputy = Ersättare, inget gjort i tid
rung-late_supervisor = Handledare, inget gjort i tid
rung-late_duty = Jour, inget gjort i tid
contact-title = Kontakt med klienten
contact-none = Ingen har noterat någon kontakt efter larmet.
contact-add = Notera en kontakt eller ett försök
contact-way = Hur?
contact-way-phone = Telefon
contact-way-meeting = Möte
contact-way-video = Video
contact-way-letter = Meddelande eller brev
contact-way-through_others = Genom någon annan
contact-reached = Nådde du klienten?
contact-reached-yes = Ja
contact-reached-no = Nej, försökte
contact-was-reached = nådde klienten
contact-was-sought = försökte
contact-on = Dag
contact-at = Klockslag
contact-note = Vad sades, eller vilket besked lämnades?
contact-save = Spara kontakten
contact-fault-way = Välj hur klienten söktes.
contact-fault-reached = Välj om klienten nåddes.
contact-fault-when = Ange en dag och ett klockslag efter larmet som inte ligger framåt i tiden, till exempel 14.30.
child-title = Barnet
child-decide = Besluta vad som görs för barnet
child-decision = Vad görs för barnet?
child-decision-help = Oro för ett barn ska anmälas genast. Är du osäker: rådgör med socialtjänsten utan att nämna namn.
child-reported = Anmält
child-reported-hint = En orosanmälan har gjorts till socialtjänsten.
child-taken_up = Taget upp med barnets egen enhet
child-taken_up-hint = Barnet har redan en egen enhet, och den känner till det som har kommit fram.
child-not_reported = Inte anmält
child-not_reported-hint = Kräver ett skäl och ett ja från en andra person.
child-if-told = Om det är anmält eller taget upp
child-on = Dag
child-whom = Till eller med vem?
child-reference = Mottagarens diarienummer
child-if-not = Om det inte anmäls
child-reason = Varför anmäls det inte?
child-second = Andra person
child-second-blank = Välj någon
child-second-help = Personen ser frågan i sin egen kö och svarar under sin egen inloggning.
child-save = Spara beslutet
child-said = { $on }, { $whom }
child-reference-said = Diarienummer { $reference }
child-agreed = { $who } höll med { $when }
child-waits = Väntar på ett ja från { $who }
child-agree = Jag håller med om att det inte anmäls
child-agree-hint = Du står som den andra personen. Håller du inte med: tala med den som beslutade. Flaggan står kvar under tiden.
child-fault-decision = Välj vad som görs för barnet.
child-fault-day = Ange dagen, till exempel 2026-11-22.
child-fault-ahead = Dagen ligger framåt i tiden. Ange dagen då det gjordes.
child-fault-second = Välj en andra person ur listan: någon annan som har ansvar för klienten, eller en handledare.
child-conflict-second = Du har inte tillfrågats om det här, eller så är det redan besvarat.
child-conflict-second-heading = Inget att godta
clinic-tab-reviews = Riskbedömning
clinic-title-reviews = Bedömningar
clinic-title-review = Bedömning
clinic-title-review-new = Ny bedömning
review-title = Riskbedömningar
review-lead = Görs av en människa, på bestämda dagar och efter varje röd flagga. Det klienten har svarat är ingen bedömning.
review-signed = Bedömningen är underskriven.
review-to-flags = Till flaggorna
review-late = Försenad
review-next-title = Nästa bedömning
review-due-alarm = En bedömning efter larmet ska vara gjord senast { $when }.
review-due-separation = En bedömning efter separationen ska vara gjord senast { $when }.
review-due-begin = En bedömning före första modulen ska vara gjord senast { $when }.
review-due-fourth_week = Bedömningen i fjärde veckan ska vara gjord senast { $when }.
review-due-follow_up = Bedömningen vid uppföljningen ska vara gjord senast { $when }.
review-due-planned = Den förra bedömningen satte en dag för nästa: senast { $when }.
review-begin = Skriv en bedömning
review-go-on = Fortsätt på ditt utkast
review-gaps = { $n ->
    [one] 1 lucka
   *[other] { $n } luckor
 }
review-next = Nästa senast { $date }.
review-none = Inte bedömd
review-none-text = Ingen har skrivit under en bedömning av den här klienten än. Det säger inget om risken.
review-of = Bedömning underskriven { $when }
review-by = { $who }. Formulärets version { $version }.
review-person = En bedömning är en människas omdöme den dag den skrevs under. Den har ingen poäng.
review-new = Skriv en bedömning
review-kept = Utkastet är sparat. Det gäller först när det är underskrivet.
review-stale-title = Utkastet har ändrats på ett annat ställe
review-stale = Du eller ett annat fönster sparade utkastet efter att du öppnade sidan. Det du ser här är det du skrev i det här fönstret. Spara eller skriv under igen för att behålla det i stället för den andra texten.
review-wall = Skriv inget här som den våldsutsatta har berättat: det hör till en egen akt.
review-flags = { $n ->
    [one] 1 flagga som inte är avslutad
   *[other] { $n } flaggor som inte är avslutade
 }
review-plans = Klientens egna planer
review-before = { $date }:
review-found = Vad vet du?
review-found-now = Nu
review-found-earlier = Tidigare
review-found-no = Nej
review-found-yes = Ja
review-found-not_known = Inte känt
review-note = Anteckning
review-children = Finns det barn?
review-child = Barn { $n }
review-child-born = Födelseår
review-child-contact = Kontakt
review-child-worker = Egen handläggare
review-child-support = Vet om det, erbjudet stöd
review-child-more = Lämna rader som inte behövs tomma. Spara utkastet för en rad till.
review-choose = Välj
review-contact-lives_with = Bor med klienten
review-contact-meets = Träffar klienten
review-contact-none = Ingen kontakt
review-contact-not_known = Inte känt
review-conclusion = Slutsats
review-conclusion-label = Vad kommer du fram till?
review-conclusion-help = För vem finns risk, för vad, när och var? Vad höjer den och vad sänker den?
review-measures = Vad som görs
review-measures-help = Vad, av vem och till när.
review-next-on = Nästa bedömning senast
review-next-on-help = En dag inom sex månader. Ett larm eller en separation kräver en tidigare.
review-final = En underskriven bedömning ändras inte. Något nytt är en ny bedömning.
review-sign = Skriv under
review-save = Spara utkastet
review-fault-blank = Välj ett svar. ”Inte känt” är ett svar.
review-fault-conclusion = Skriv vad du kommer fram till.
review-fault-measures = Skriv vad som görs. Om inget görs: skriv varför.
review-fault-next = Ange dagen för nästa bedömning: efter i dag, inom sex månader, till exempel 2026-11-22.
review-fault-year = Ange födelseåret med fyra siffror, till exempel 2019, eller lämna det tomt.
flag-note-read = Något att tillägga?
flag-read = Jag har läst vad som gjordes
nav-supervision = Handledning
supervision-title = Handledning
supervision-lead = Röda flaggor som är avslutade. En handledare läser inom en vecka vad som gjordes åt var och en.
supervision-none = Inget att läsa
supervision-none-text = Alla avslutade röda flaggor är lästa.
supervision-late = Försenad
supervision-closed = avslutad { $when }
supervision-queue = Hela enhetens kö
queue-second = Beslut om ett barn: ditt ja som andra person
queue-kind-second = Andra person
queue-kind-review = Försenad
queue-review-alarm = Riskbedömning efter ett larm
queue-review-separation = Riskbedömning efter en separation
queue-review-begin = Riskbedömning före första modulen
queue-review-fourth_week = Riskbedömning i fjärde veckan
queue-review-follow_up = Riskbedömning vid uppföljningen
queue-review-planned = Planerad riskbedömning
queue-alarm-late = Inget gjort i tid
queue-act-by = åtgärdas senast { $when }
queue-count-reviews = { $n ->
    [one] 1 riskbedömning
   *[other] { $n } riskbedömningar
 }
clinic-end-review-title = En sista riskbedömning kommer först
clinic-end-review = Ingen har skrivit under en riskbedömning de senaste två veckorna. En omgång avslutas, också när den avbryts, med en bedömning.
clinic-end-fault-review = Skriv först under en riskbedömning. Ingen har skrivits under de senaste två veckorna.
clinic-end-fault-owner = Ingen är ansvarig för klienten. Den som tillfrågas mer efteråt behöver någon som svarar för det: välj inga formulär, eller låt administratören utse någon först.

# Forskarens sidor och texterna i en export
research-title = Studier
research-study-title = Studie { $code }
research-lead = Här finns enhetens studier. Du ser antal, aldrig vem som deltar.
research-none-title = Inga studier
research-none = Lägg upp en studie, så visas den här.
research-code = Studiekod
research-name = Namn
research-ethics = Etikprövningens nummer
research-made-on = Upplagd
research-given = Har samtyckt
research-withdrawn = Har tagit tillbaka
research-to-exports = Hämta data
research-to-codebook = Se kodboken
research-pseudonyms = Varje studie har en egen nyckel. Samma person får olika beteckningar i två studier, och nyckeln lämnar aldrig servern.
research-codebook-title = Kodbok
research-codebook-lead = Alla variabler och värden i de formulär som används nu. Exporten har en egen kodbok för de versioner som faktiskt besvarades.
research-codebook-version = { $id }, version { $version }, kontrollsumma
research-codebook-variable = Variabel
research-codebook-kind = Slag
research-codebook-value = Värde
research-codebook-label = Betydelse
research-codebook-range = Gränser
research-codebook-kind-item = fråga
research-codebook-kind-value = svar
research-codebook-kind-missing = saknat svar
research-codebook-kind-scale = skala
research-codebook-kind-band = nivå
research-codebook-kind-mode = svarssätt
research-fault-code = Skriv en studiekod med 2–40 tecken: små bokstäver a–z, siffror och bindestreck, först en bokstav.
research-fault-code-taken = Välj en annan studiekod. Den här används redan.
research-fault-name = Skriv studiens namn med högst 200 tecken.
research-fault-ethics = Skriv etikprövningens nummer med högst 60 tecken.
research-no-ethics-number = Studien behöver ett nummer från etikprövningen innan någon kan samtycka till den.
research-no-ethics-number-heading = Studien är inte godkänd än
research-new-title = Ny studie
research-new-lead = En studie får en egen nyckel när den läggs upp. Koden kan inte ändras sedan.
research-new-code-help = Kort namn i adresser och filnamn: små bokstäver a–z, siffror och bindestreck, till exempel steg-2.
research-new-name-help = Så att du och dina kollegor känner igen den.
research-new-ethics-help = Kan skrivas in senare. Ingen kan samtycka förrän numret finns.
research-new-make = Lägg upp studien
research-ethics-none = Saknas än
research-ethics-help = Numret går inte att ändra när det är sparat.
research-ethics-save = Spara numret
research-done-ethics = Numret är sparat. Nu går det att samtycka till studien.
research-fault-ethics-given = Skriv etikprövningens nummer, högst 60 tecken.
research-conflict-ethics = Studien har redan ett nummer från etikprövningen, och det ändras inte.
research-conflict-ethics-heading = Numret finns redan
research-measures-title = Så går mätningarna
research-measures-lead = Antal formulär för de personer vars samtycke gäller. Ett sent svar kom efter sin dag.
research-measures-caption = Formulär efter mättillfälle och läge
research-measures-none-title = Inga formulär än
research-measures-none = När någon har samtyckt och fått formulär visas de här.
research-event = Mättillfälle
research-questionnaire = Formulär
research-few = färre än { $n }
research-hidden = visas inte
research-few-why = Tal från 1 till 4 står som färre än { $n }, eftersom så små grupper kan peka ut någon. ”Visas inte” står där ett sådant tal annars hade gått att räkna ut.
research-exports-title = Senaste exporterna
research-exports-all = Alla exporter
research-exports-none = Inget har hämtats ur studien än.
research-quasi-title = Vad som kan peka ut någon
research-quasi-none = Studien har inte angett några uppgifter som tillsammans kan peka ut en person (kön, ålder, ort och liknande), och exporten innehåller inga sådana. En kontroll av små grupper gäller bara angivna uppgifter. Filen är personuppgifter ändå.
research-codebook-csv = Hämta som CSV
research-codebook-json = Hämta som JSON
research-codebook-contents = Formulären
export-title = Hämta data
export-lead = Exporten innehåller svar från de { $given } personer som har samtyckt till studien och inte tagit tillbaka det. Etikprövning { $ethics }.
export-withdrawn = { $withdrawn ->
    [one] En person har tagit tillbaka sitt samtycke och finns inte med. Ta bort den personen ur tidigare exporter också.
   *[other] { $withdrawn } personer har tagit tillbaka sitt samtycke och finns inte med. Ta bort dem ur tidigare exporter också.
}
export-holds-not-title = Det här ingår inte
export-holds-not = Namn, kontaktuppgifter, ärendekoder, datum och fritext. I stället för datum står antal dagar sedan start.
export-personal-title = Hantera filerna som personuppgifter
export-statement = Filerna innehåller fortfarande personuppgifter. Beteckningarna ersätter namn men gör ingen anonym, och ovanliga svar kan peka ut en person.
export-logged = Beställningen skrivs i loggen innan något läses, och varje hämtning också. Du kan behöva bekräfta med en kod.
export-download = Hämta som zip-fil
export-fault-format = Välj en av formerna i listan. Andra finns inte i den här versionen.
export-missing-not-applicable = Ej tillämplig: frågan visades inte
export-missing-declined = Ville inte svara
export-missing-blank = Visades men lämnades tom
export-lead-no-ethics = Studien har inget nummer från etikprövningen än, så ingen har kunnat samtycka. En export blir tom.
export-format = Vilken form vill du ha?
export-format-long-csv = Långa tabeller (CSV)
export-format-long-csv-hint = En rad per svar, poäng och planerat formulär, i tre filer.
export-format-wide-csv = Bred tabell (CSV)
export-format-wide-csv-hint = En rad per person. Varje fråga har en kolumn per mättillfälle, och varför ett svar saknas står i en egen kolumn.
export-format-datapackage = Datapaket (Frictionless)
export-format-datapackage-hint = De långa tabellerna med en beskrivning som program kan läsa och kontrollera mot.
export-ask = Beställ exporten
export-made-title = Exporter
export-none-title = Inga exporter än
export-none = Välj form ovan. Exporten görs medan du gör annat.
export-under-way = En export är på gång. Sidan uppdateras av sig själv.
export-again = Uppdatera nu
export-is-waiting = Väntar
export-is-running = Görs
export-is-done = Klar
export-is-failed = Blev inte av
export-is-expired = Filen är borttagen
export-asked = Beställd { $at }
export-by-command = Gjord { $at } med kommando på servern. Filen sparades inte här.
export-persons = { $n ->
    [0] Ingen person ingår.
    [one] En person ingår.
   *[other] { $n } personer ingår.
}
export-gone = { $n ->
    [0] Alla från förra exporten är kvar.
    [one] En person från förra exporten är borta. Ta bort den personen hos dig också.
   *[other] { $n } personer från förra exporten är borta. Ta bort dem hos dig också.
}
export-why-failed = Något gick fel hos oss. Beställ en gång till. Händer det igen ber du den som sköter servern att läsa loggen.
export-why-unwritable = Filen gick inte att skriva. Be den som sköter servern se efter om disken är full, och beställ sedan igen.
export-why-unavailable = Databasen svarade inte. Beställ en gång till om en stund.
export-why-interrupted = Servern stannade flera gånger medan exporten gjordes. Be den som sköter servern läsa loggen innan du beställer igen.
export-why-access = Den som beställde är inte längre forskare i enheten, så exporten gjordes inte.
export-details = Innehåll och kontrollsummor ({ $short })
export-provenance = Exportens beteckning. Samma uppgifter ger samma beteckning.
export-sha256 = Zip-filens SHA-256
export-files = Filer i exporten
export-file = Fil
export-rows = Rader
export-bytes = Byte
export-kept = En fil sparas i { $n } dagar. Sedan står exporten kvar här, men filen är borttagen.
export-fault-under-way = Tre exporter ur studien är redan på gång. Vänta tills en av dem är klar.
export-fault-many = Du har beställt 20 exporter på ett dygn. Beställ fler i morgon.
export-conflict-expired = Filen har sparats klart och är borttagen. Beställ en ny export.
export-conflict-expired-heading = Filen är borttagen
export-conflict-missing = Filen finns inte på den här servern. Beställ en ny export, och säg till den som sköter servern.
export-conflict-missing-heading = Filen saknas
export-missing-empty = Inget värde: frågan ställdes inte, är inte aktuell än, eller se missing_reason
export-field-pid = Beteckning för personen, bara i den här studien
export-field-event = Mättillfälle
export-field-instrument = Formulär
export-field-version = Formulärets version
export-field-language = Språk som formuläret visades på
export-field-item = Fråga
export-field-value = Värde
export-field-label = Vad svaret betyder, på det språk formuläret visades
export-field-day = Dag då det besvarades, räknad från start
export-field-missing-reason = Varför värdet saknas
export-field-scale = Skala
export-field-band = Nivå
export-field-method = Hur poängen räknades
export-field-reliable-change = Om förändringen sedan mätningen före start är större än mätfelet
export-field-verdict = Förändring sedan mätningen före start
export-field-due-day = Dag då det skulle besvaras, räknad från start
export-field-state = Läge
export-field-mode = Svarssätt
export-mode-self = Själv, på sidan
export-mode-phone = Per telefon
export-state-answered = Besvarat
export-state-late = Sent
export-state-missed = Missat
export-state-not-due = Inte aktuellt än
export-state-withdrawn = Borttaget
export-verdict-deteriorated = Försämrad
export-verdict-unchanged = Oförändrad
export-verdict-improved = Förbättrad
export-verdict-recovered = Återhämtad
export-readme-files-long =
    answers.csv     en rad per fråga i varje besvarat formulär
    scores.csv      en rad per skala i varje besvarat formulär
    status.csv      en rad per planerat formulär
export-readme-files-package =
    answers.csv     en rad per fråga i varje besvarat formulär
    scores.csv      en rad per skala i varje besvarat formulär
    status.csv      en rad per planerat formulär
    datapackage.json beskrivning av tabellerna (Frictionless Data Package 2.0)
export-readme-files-wide =
    wide.csv        en rad per person
    columns.csv     en rad per kolumn i wide.csv: formulär, mättillfälle, slag
                    och fråga eller skala
export-readme-columns-long =
    pid             beteckning, bara för den här studien
    event           before, week_N, after, follow_up_N (månader); t2_ först: andra
                    omgången
    day, due_day    dagar sedan start; minus betyder före
    value, label    svaret och vad det betyder på det språk formuläret visades
    missing_reason  -97 ej tillämplig, -98 ville inte svara, -99 visades men tom;
                    tomt värde utan kod: frågan fanns inte med
    reliable_change, verdict
                    jämfört med den fullständiga mätningen före start; tomt där
                    jämförelsen inte går att göra
    state           answered besvarat, late besvarat för sent, missed missat,
                    not_due inte stängt än, withdrawn borttaget
    mode            self besvarat på sidan, phone per telefon, inskrivet av personal
export-readme-columns-wide =
    pid             beteckning, bara för den här studien
    (formulär)_(mättillfälle)_(fråga)
                    svaret; flera valda svar står med + mellan
    (formulär)_(mättillfälle)_(fråga)_missing
                    varför svaret saknas: -97 ej tillämplig, -98 ville inte svara,
                    -99 visades men tom; tomt utan kod: frågan fanns inte med
    (formulär)_(mättillfälle)_(skala)
                    poängen; tomt där den inte går att räkna
    (formulär)_(mättillfälle)_day
                    dagar från start till svaret; minus betyder före
    (formulär)_(mättillfälle)_mode
                    self besvarat på sidan, phone per telefon, inskrivet av personal
    (formulär)_(mättillfälle)_state
                    answered besvarat, late besvarat för sent, missed missat,
                    not_due inte stängt än, withdrawn borttaget; tomt: aldrig
                    planerat
    Mättillfällen: before, week_N, after, follow_up_N (månader); t2_ först: andra
    omgången. Version och språk för varje svar finns i de långa tabellerna.
export-readme =
    SVENSKA

    Studie: { $study }
    Etikprövning: { $ethics }
    Export: { $export }
    Programversion: { $software }
    Personer: { $persons }
    Personer som har tagit tillbaka sitt samtycke: { $withdrawn }

    FILERNA ÄR PERSONUPPGIFTER
    Beteckningarna (pid) ersätter namn men gör ingen anonym. Ovanliga svar och
    kombinationer av svar kan peka ut en person. Ta bort personer som har tagit
    tillbaka sitt samtycke ur tidigare exporter.

    SMÅ GRUPPER
    k gäller bara de uppgifter som studien har angett att de tillsammans kan peka
    ut någon (kön, ålder, ort och liknande); filen är personuppgifter ändå. Den
    här studien har inte angett några, och inga sådana uppgifter finns i filerna.

    VILKA SOM INGÅR
    De som har samtyckt till studien och inte tagit tillbaka det. Ingen annan.

    FILER
    { $files }
    codebook.csv    en rad per formulär, fråga, svar, saknat svar, skala och nivå
    provenance.json varifrån uppgifterna kommer, med SHA-256 för varje fil

    KOLUMNER
    { $columns }

    FORMAT
    UTF-8, kommatecken mellan kolumner, radbrytning LF. En textcell som börjar med
    = + - @, tabb eller apostrof har fått en apostrof framför sig. Ta bort den för
    att få tillbaka texten. Tal är oförändrade.

    VILLKOR FÖR FORMULÄREN
    { $attributions }

# Demonstrationen
demo-title = Demonstration
demo-lead = Alla här är påhittade. Välj någon, så loggas du in som den personen. Inga brev lämnar datorn.
demo-clock-title = Klockan
demo-clock-now = Här är klockan { $now }.
demo-clock-PT1H = En timme fram
demo-clock-P1D = En dag fram
demo-clock-P1W = En vecka fram
demo-clock-hint = När klockan flyttas körs samma jobb som annars: steg öppnas, påminnelser går ut, larm klättrar.
demo-outbox-link = Läs breven
demo-staff = Personal
demo-clients = Klienter
demo-back = Till demonstrationen
demo-outbox-title = Brev
demo-outbox-lead = Det här är breven som skulle ha skickats. Alla ser likadana ut, så att inget av dem avslöjar något.
demo-outbox-none-title = Inga brev än
demo-outbox-none = Flytta klockan en dag eller en vecka framåt.
demo-outbox-queued = Skrivet
demo-outbox-to = Till
demo-outbox-state = Läge
demo-outbox-subject = Ämne
demo-outbox-text = Text
demo-fault-advance = Skriv hur långt klockan ska flyttas, till exempel P1D för en dag eller PT2H för två timmar, högst ett år.
role-client = Klient
role-clinician = Behandlare
role-supervisor = Handledare
role-researcher = Forskare
role-admin = Administratör

# Nya klienter, lappar och kollegors konton
clients-new = Ny klient
event-intake_confirmed = Intygade att klienten är vuxen och har fått veta hur svar läses
event-slip_renewed = Gjorde en ny lapp för inloggning
intake-title = Ny klient
intake-lead = Klienten börjar i dag. När du är klar får du en lapp med en kod och en länk. Den visas en gång och gäller i { $n } dagar.
intake-who = Klienten
intake-name = Namn som ni använder
intake-name-help = Visas för dig och dina kollegor. Det kan vara ett förnamn. Inget personnummer behövs.
intake-language = Språk
intake-language-help = Språket på klientens sidor och på lappen. Klienten kan byta själv.
intake-what = Upplägget
intake-programme = Program
intake-programme-help = Den första modulen öppnas direkt. Formulären läggs ut från i dag.
intake-deputy = Ersättare
intake-deputy-help = Du blir ansvarig. Ersättaren får larm och kan svara när du är borta.
intake-deputy-none = Ingen
intake-deputy-nobody = Du blir ansvarig. Ingen annan i enheten kan vara ersättare än. Be en administratör bjuda in en kollega.
intake-said = Det du berättar först
intake-tell = Gå igenom det här med klienten innan ni går vidare:
intake-tell-read = Du, din ersättare och er handledare läser det klienten skriver och svarar. Ingenting är hemligt för er.
intake-tell-report = Om ett barn kan fara illa anmäler ni det till socialtjänsten genast. Ni säger också vad ni annars kan behöva anmäla.
intake-tell-others = Polis och domstol kan i vissa fall få ut det som står här.
intake-tell-emergency = Svaren läses under era arbetstider. Det här är ingen akuttjänst. Vid fara ring 112.
intake-told = Jag har berättat hur svaren läses och vad vi måste anmäla
intake-adult = Klienten är 18 år eller äldre
intake-adult-help = Den som är yngre skrivs inte in här utan hänvisas vidare.
intake-consent-heading = Klientens ja till att delta
intake-consent-lead = Läs upp texten på klientens språk eller låt klienten läsa den själv.
intake-consent = Klienten har tagit del av texten och sagt ja
intake-enter = Skriv in och visa lappen
intake-enter-text = Ha en skrivare redo, eller låt klienten läsa av lappen på skärmen.
intake-fault-name = Skriv ett namn på en rad, högst { $n } tecken.
intake-fault-language = Välj svenska eller engelska.
intake-fault-programme = Välj ett program i listan.
intake-fault-deputy = Välj en kollega i listan, eller ingen.
intake-fault-adult = Kryssa i att klienten är 18 år eller äldre. Den som är yngre hänvisas vidare.
intake-fault-told = Berätta hur svaren läses och vad ni måste anmäla, och kryssa sedan i rutan.
intake-fault-consent = Kryssa i att klienten har sagt ja. Utan ett ja kan klienten inte börja.
intake-fault-lost = Välj vad klienten har blivit av med.
intake-fault-role = Välj en av rollerna.
consent-participation-wording = Jag vill vara med. Det är frivilligt, och jag kan sluta när jag vill utan att säga varför. Jag vet att de som har hand om mig här läser det jag skriver och svarar, att det sparas så länge lagen kräver, och att de i vissa fall måste berätta för andra, till exempel när ett barn kan fara illa. Om jag slutar tas inget bort som lagen säger ska sparas.
intake-slip-title = Lapp
intake-slip-heading = Lappen för inloggning
intake-slip-once-heading = Visas bara nu
intake-slip-once = Skriv ut sidan eller låt klienten läsa av den. Ge lappen i handen, skicka den aldrig. Koden och länken kan inte visas igen, men du kan göra en ny lapp.
intake-slip-once-colleague = Skriv ut sidan eller låt kollegan läsa av den. Länken kan inte visas igen, men du kan göra en ny. Skicka den inte med e-post.
intake-slip-next = Jag har lämnat över lappen
intake-slip-shown = Lappen har redan visats en gång. Gör en ny om den gamla inte hann lämnas över.
slip-lead = Så kommer du in första gången.
slip-code = Din kod
slip-mail = Ditt namn vid inloggning
slip-link = Adress
slip-picture = Rutan leder till samma adress. Rikta telefonens kamera mot den.
slip-step-link = Öppna adressen, eller rikta telefonens kamera mot rutan.
slip-step-code = Skriv din kod. Behåll den, för du loggar in med den varje gång.
slip-step-mail = Skriv din e-postadress.
slip-step-password = Välj ett lösenord som bara du kan.
slip-step-app = Ställ in en app som visar koder med sex siffror. Sidan visar hur.
slip-until = Länken fungerar en gång, till och med { $date }.
slip-lost = Har du tappat lappen? Be om en ny.
intake-access-title = Inloggning
intake-state-invited = { $name } har inte använt sin lapp än.
intake-state-active = { $name } kan logga in.
intake-state-frozen = { $name } kan inte logga in, och inga brev skickas. Du läser och arbetar som vanligt.
intake-state-disabled = Kontot är avstängt. Med en ny lapp kan { $name } börja om med inloggningen.
intake-again = En ny lapp
intake-again-text = Den nya lappen har en ny kod. Den gamla koden och den gamla länken slutar gälla. Det klienten har skrivit finns kvar.
intake-again-make = Gör en ny lapp
intake-lost = Vad har klienten blivit av med?
intake-lost-help = Det som finns kvar måste anges med den nya lappen.
intake-lost-password = Lösenordet
intake-lost-app = Telefonen eller appen med koder
intake-lost-both = Båda. Gör det bara när klienten sitter hos dig
intake-freeze-heading = Frys kontot
intake-freeze-text = Gör det genast om någon annan kan ha lösenordet eller tvingar klienten att visa sidan. Alla inloggningar avslutas och inga brev skickas.
intake-freeze = Frys kontot
intake-unfreeze-heading = Öppna kontot igen
intake-unfreeze-text = Öppna först när du vet att klienten själv har hand om telefonen och lösenordet. Gör annars en ny lapp efteråt.
intake-unfreeze = Öppna kontot
intake-done-frozen = Kontot är fryst.
intake-done-opened = Kontot är öppet igen.
intake-conflict-frozen = Kontot är fryst. Öppna det först, och gör sedan en ny lapp.
intake-conflict-frozen-heading = Kontot är fryst
intake-conflict-own = Det egna kontot stängs av en annan administratör.
intake-conflict-own-heading = Ditt eget konto
accounts-invite = Bjud in en kollega
accounts-invite-text = Du får en länk att lämna över. Den fungerar en gång, i 14 dagar. Kollegan väljer själv lösenord och andra faktor.
accounts-invite-do = Bjud in och visa länken
accounts-mail = E-postadress
accounts-mail-help = Kollegan loggar in med den, och larm skickas dit.
accounts-one-title = Konto
accounts-one-address = Larm skickas till { $address }.
accounts-one-no-address = Ingen adress för larm är sparad.
accounts-one-own = Det här är ditt eget konto. En annan administratör kan stänga det.
accounts-one-invite = Bjud in igen
accounts-one-invite-text = Den gamla länken slutar gälla. Lösenord och andra faktor ställs in på nytt.
accounts-one-invite-do = Gör en ny länk
accounts-one-lost = Något är borta
accounts-one-lost-text = Du får en länk att lämna över. Det som kollegan har kvar måste anges där.
accounts-one-reset-factor = Telefonen är borta
accounts-one-reset-password = Lösenordet är glömt
accounts-one-freeze-text = Kollegan loggas ut genast och kan inte logga in förrän kontot öppnas. Inga larm skickas dit under tiden, så se till att någon annan tar över.
accounts-one-unfreeze-text = Kollegan kan logga in igen med samma lösenord och andra faktor.
accounts-one-disable-heading = Stäng av kontot
accounts-one-disable-text = När någon slutar. Kollegan loggas ut genast. Klienterna behöver en ny ansvarig.
accounts-one-disable = Stäng av kontot
accounts-done = Det är gjort.
clinic-tab-consents = Samtycken
clinic-tab-access = Inloggning
consent-title = Samtycken
consent-studies = Enhetens studier
consent-studies-lead = Att säga ja eller nej till en studie ändrar ingenting i upplägget. Läs upp texten eller låt klienten läsa den.
consent-since = Samtycke sedan { $date }
consent-none = Inget samtycke
consent-ethics = Etiskt godkännande { $number }
consent-version = version { $version }
consent-said = { $name } har tagit del av texten och sagt ja
consent-give = Spara ja till studien
consent-withdraw = Ta tillbaka ja till studien
consent-withdraw-text = Kommande datauttag tar inte med klientens svar. Det som forskarna redan har fått finns kvar hos dem.
consent-no-studies = Inga studier
consent-no-studies-text = Enheten har ingen studie just nu.
consent-given = Det klienten har sagt ja till
consent-given-lead = Ett samtycke ändras aldrig i efterhand. Den som tar tillbaka det stoppar det som följer, men inget som lagen kräver tas bort.
consent-given-caption = Samtycken, de nyaste först
consent-given-none = Klienten har inte sagt ja till något än.
consent-what = Gäller
consent-given-on = Gavs
consent-withdrawn-on = Togs tillbaka
consent-wording = Text
consent-kind-participation = Att delta
consent-kind-secrecy = Att uppgifter lämnas till en namngiven mottagare
consent-kind-research = Forskning
consent-kind-choices = Egna val, till exempel brev
consent-fault-said = Kryssa i att klienten har tagit del av texten och sagt ja.
consent-done-given = Sparat: klienten har sagt ja till studien.
consent-done-withdrawn = Sparat: klienten har tagit tillbaka sitt ja.
consent-research-wording = Jag vill att mina svar används i studien { $study }, som är godkänd av Etikprövningsmyndigheten med nummer { $number }. Forskarna ser svaren under ett påhittat nummer, aldrig mitt namn eller det jag skriver med egna ord. Det är frivilligt. Jag kan ta tillbaka mitt ja när jag vill, utan att något annat ändras.

# Dagboken
diary-title = Dagbok
diary-lead = En rad räcker. Det tar en halv minut.
diary-kinds = Vad du vill skriva om
diary-kind-day = Starkaste ilskan
diary-kind-wave = En våg som gick över
diary-on = Datum
diary-strongest = Hur stark var ilskan som mest?
diary-low = ingen
diary-high = starkast möjliga
diary-situation = Var och när, i en rad
diary-act = Vad gjorde du?
diary-own-acts = Skriv inte namn, adress eller vad den andra gjort fel. Skriv vad du gjorde.
diary-before = Först, 0–100
diary-peak = Som högst, 0–100
diary-after = Efteråt, 0–100
diary-wave = Först, som högst, efteråt
diary-minutes = Minuter som du väntade ut den
diary-instead = Vad gjorde du i stället?
diary-keep = Spara
diary-kept = Anteckningen är sparad. Ingen läser den genast.
diary-not-read = Ingen läser dagboken genast, och du får inget svar här.
diary-who-reads = Den du har kontakt med kan läsa den, ibland en kollega. Den hör till dina uppgifter här och kan begäras ut enligt lag.
diary-list = Dina anteckningar
diary-none = Inga anteckningar än.
diary-change = Ändra eller ta bort
diary-pages = Fler anteckningar
diary-newer = Nyare
diary-older = Äldre
diary-entry-title = Ändra en anteckning
diary-correct-text = Det som stod förut finns kvar i dina uppgifter här, med datum.
diary-correct = Spara ändringen
diary-corrected = Ändringen är sparad.
diary-remove-title = Ta bort anteckningen
diary-remove-text = Den försvinner från din lista. Den finns kvar i dina uppgifter här, som annat du har skrivit.
diary-remove = Ta bort från listan
diary-removed = Anteckningen är borta från listan.
diary-changed = Anteckningen har ändrats på ett annat ställe. Öppna den igen och se vad som gäller. Det du skrev här står kvar: spara en gång till om det är det som ska gälla.
diary-changed-heading = Anteckningen har ändrats
diary-fault-day = Datum: välj en dag från { $first } till { $last }
diary-fault-strongest = Ilska: skriv ett helt tal från 0 till 100
diary-fault-before = Först: skriv ett helt tal från 0 till 100
diary-fault-peak-number = Som högst: skriv ett helt tal från 0 till 100
diary-fault-after = Efteråt: skriv ett helt tal från 0 till 100
diary-fault-peak = Som högst: skriv ett tal som inte är lägre än de två andra
diary-fault-minutes = Minuter: skriv ett helt tal från 0 till { $max }
diary-fault-situation = Var och när: skriv högst { $max } tecken
diary-fault-act = Vad du gjorde: skriv högst { $max } tecken
diary-fault-instead = Vad du gjorde i stället: skriv högst { $max } tecken
diary-fault-full = Du kan spara { $n } anteckningar om dagen. Det du skrev står kvar. Spara det i morgon.
my-diary = Dagbok
my-data-diary = Dagbok, alla versioner
my-data-diary-removed = { $kind } (borttagen från listan)
event-diary_kept = Skrev i dagboken
event-diary_corrected = Ändrade i dagboken
event-diary_removed = Tog bort en anteckning från sin lista
event-step_decided = Ett steg fick ja eller nej
clinic-tab-diary = Dagbok
clinic-title-diary = Dagbok
clinic-diary-lead = { $name } skriver när det passar. Ingenting här är inskickat för att få svar, och ingen flagga bygger på det. Siffrorna är vad klienten själv har satt.
clinic-diary-none = Inga anteckningar ännu
clinic-diary-none-text = Dagboken fylls i från klientens startsida.
clinic-diary-written = Skrivet { $when }
clinic-diary-removed = Borttagen av klienten
clinic-diary-earlier = { $n ->
    [one] Ändrad en gång
   *[other] Ändrad { $n } gånger
 }
clinic-diary-link = Läs klientens dagbok

# Avsluta en omgång
clinic-title-end = Avsluta
clinic-end-heading = Avsluta omgången för { $name }
clinic-end-lead = Omgången började { $date }. Modulerna och planerna finns kvar att läsa för klienten, men inget mer kan lämnas in.
clinic-end-reason = Hur slutar den?
clinic-end-reason-help = Skälet sparas i loggen.
clinic-end-through = Modulerna är gjorda
clinic-end-agreed = Vi har kommit överens om att sluta tidigare
clinic-end-broken-off = Klienten har avbrutit
clinic-end-forms = Ska klienten få formulären efteråt?
clinic-end-forms-help = De frågar hur det är direkt efteråt och månader senare. Någon måste kunna läsa svaren så länge de kommer.
clinic-end-forms-yes = Ja, enligt planen
clinic-end-forms-no = Nej, inga fler formulär
clinic-end-final = Det går inte att ångra. Vill klienten fortsätta börjar en ny omgång.
clinic-end-do = Avsluta för { $name }
clinic-end-not = Avsluta inte
clinic-end-done = Omgången är avslutad.
clinic-end-link = Avsluta omgången
clinic-end-none = Ingen omgång pågår
clinic-end-none-text = Det finns inget att avsluta.
clinic-end-flags-title = Flaggor är öppna
clinic-end-flags = { $n ->
    [one] En flagga är inte stängd. Den behöver stängas innan omgången avslutas, så att den inte blir utan någon.
   *[other] { $n } flaggor är inte stängda. De behöver stängas innan omgången avslutas, så att de inte blir utan någon.
 }
clinic-end-flags-link = Till flaggorna
clinic-end-fault-flags = Stäng flaggorna först. Sedan kan omgången avslutas.
clinic-end-fault-reason = Välj hur omgången slutar.
clinic-end-fault-forms = Välj om klienten ska få formulären efteråt.

# Beginning a programme, pausing and going on
clinic-title-begin = Börja
clinic-begin-heading = Börja ett program för { $name }
clinic-begin-lead = Det börjar i dag: den första modulen öppnas genast, och formulären före läggs ut på de första dagarna. Ett formulär som { $name } nyss har fått ställs inte en gång till.
clinic-begin-which = Vilket program?
clinic-begin-modules = { $n ->
    [one] En modul
   *[other] { $n } moduler
 }
clinic-begin-do = Börja för { $name }
clinic-begin-not = Börja inte
clinic-begin-later = { $title } kan börja när de första { $n } modulerna i { $of } är besvarade.
clinic-begin-flags = En flagga är öppen. Den behöver stängas innan något nytt börjar.
clinic-begin-fault-programme = Välj ett av programmen som kan börja.
clinic-begin-fault-flags = Stäng flaggorna först. Sedan kan programmet börja.
clinic-begin-done = Programmet har börjat.
clinic-begin-link = Börja ett program
clinic-pause = Pausa omgången
clinic-pause-help = Inget öppnas av sig självt och inga påminnelser går ut. Hjälpen, planerna och meddelandena finns kvar.
clinic-paused-title = Omgången är pausad
clinic-pause-done = Omgången är pausad.

clinic-title-version = Nyare version av texterna
clinic-version-link = Det finns en nyare version av texterna: se vad som ändras
clinic-version-heading = Nyare version av texterna för { $name }
clinic-version-lead = { $name } fortsätter i den version som omgången började med tills du väljer något annat. Det som { $name } har skrivit i eller lämnat in stannar i sin version, så att varje svar behåller sin fråga.
clinic-version-newest = { $name } har den nyaste versionen
clinic-version-newest-text = Det finns inget att flytta till.
clinic-version-none = Ingen omgång pågår
clinic-version-none-text = Bara en omgång som pågår kan flyttas till en annan version.
clinic-version-modules = Vad som händer med varje modul
clinic-version-same = Oförändrad
clinic-version-kept = Stannar som den är
clinic-version-kept-sent = Inlämnad
clinic-version-kept-written = Påbörjad
clinic-version-renewed = Ny text
clinic-version-new = Ny modul
clinic-version-gone = Försvinner
clinic-version-gone-text = Den finns inte i den nyare versionen, och { $name } har inte öppnat den.
clinic-version-number = Har nummer { $was } i dag
clinic-version-what = Vad som ändras i texten
clinic-version-structure = Inget som går att läsa ändras, bara hur övningarna fylls i.
clinic-version-page-new = Nytt avsnitt
clinic-version-page-gone = Avsnittet försvinner
clinic-version-page-moved = Avsnittet står på en annan plats
clinic-version-page-changed = Ändrat avsnitt
clinic-version-added = Tillagt:
clinic-version-removed = Borttaget:
clinic-version-do = Flytta { $name } till den här versionen
clinic-version-not = Låt det vara
clinic-version-fault = Texterna har ändrats sedan du öppnade sidan. Se vad som ändras nu, och välj igen.
clinic-version-done = Omgången flyttades till den nyare versionen av texterna.
treatment-newest-heading = Redan den nyaste versionen
treatment-newest = Omgången har den här versionen av texterna. Inget ändrades.
my-read-until = Du kan läsa modulerna till { $date }. Dina planer och hjälpen finns kvar även efter det.
my-read-over = Tiden för att läsa modulerna är slut. Dina planer och hjälpen finns kvar.
treatment-reading-over-heading = Tiden för att läsa är slut
treatment-reading-over = Modulerna gick att läsa en tid efter avslutet, och den tiden är nu slut. Dina planer finns kvar under Min plan. Vill du läsa något igen kan du skriva till mottagningen.
clinic-resume = Fortsätt omgången
clinic-resume-done = Omgången fortsätter.
event-treatment_ended_because = En omgång avslutades, med skäl
treatment-none-running = Ingen omgång pågår, så det finns inget att avsluta.
treatment-none-running-heading = Ingen omgång pågår
# Stickprov ur loggen
checks-title = Stickprov
checks-heading = Stickprov
checks-lead = Läsningar av klienters uppgifter under de senaste 30 dagarna dras slumpvis. En människa bedömer var och en: fanns det skäl att läsa? Det som har bedömts och undertecknats sparas och kan skrivas ut.
checks-draw = Dra ett stickprov
checks-size = Antal läsningar
checks-size-help = Fler när många arbetar i enheten.
checks-draw-do = Dra stickprovet
checks-caption = Stickprov i { $unit }, de senaste först
checks-drawn = Draget
checks-by = Draget av
checks-judged = Bedömda
checks-of = { $n } av { $total }
checks-follow-up = Att följa upp
checks-state = Läge
checks-signed = Undertecknat { $when }
checks-open = Inte undertecknat
checks-none = Inget stickprov är draget
checks-none-text = Dra det första här ovanför. Stickprov ska göras regelbundet och dokumenteras.
check-title = Stickprov
check-heading = Stickprov { $when }
check-saved = Bedömningarna är sparade.
check-signed = Stickprovet är undertecknat.
check-drawn-from = Draget ur
check-population = { $n ->
    [one] 1 läsning, { $from } till { $until }
   *[other] { $n } läsningar, { $from } till { $until }
}
check-signed-by = Undertecknat { $when } av { $name }
check-left = { $n ->
    [0] Allt är bedömt
    [one] 1 är kvar att bedöma
   *[other] { $n } är kvar att bedöma
}
check-lead = Fråga den som läste när skälet inte syns här. Skriv aldrig något om klientens liv eller hälsa i en anteckning.
check-reading = { $n }. { $who }, { $when }
check-case = Ärende { $code }
check-relation = Vem det var för klienten då
check-relation-responsible = ansvarig
check-relation-deputy = ersättare
check-relation-supervisor = handledare i enheten
check-relation-none = ingen vårdrelation
check-verdict = Bedömning
check-verdict-in_order = I sin ordning
check-verdict-follow_up = Följs upp
check-note = Anteckning
check-note-help = Behövs när läsningen ska följas upp: vad som är oklart, vem som frågar och när.
check-judged = Bedömd
check-judged-by = { $when } av { $name }
check-finish = Spara eller skriv under
check-finish-text = Spara det som är klart så länge. När allt är bedömt skriver du under med ditt konto, och sedan kan inget ändras.
check-save = Spara
check-sign = Skriv under
check-print = Skriv ut sidan från webbläsaren om den ska sparas på papper.
check-fault-size = Välj ett av antalen.
check-fault-nothing = Ingen har läst i en klients uppgifter de senaste 30 dagarna, så det finns inget att dra.
check-fault-verdict = Läsning { $position }: välj en bedömning till anteckningen.
check-fault-note = Läsning { $position }: skriv vad som ska följas upp.
check-fault-long = Skriv högst { $most } tecken.
check-fault-left = Läsning { $position }: välj en bedömning.
check-fault-own = Du kan inte bedöma din egen läsning. En annan administratör gör det.
check-conflict-signed = Stickprovet är redan undertecknat och kan inte ändras. Dra ett nytt om något behöver ses om.
check-conflict-signed-heading = Stickprovet är undertecknat

# Innehåll i varje version
content-title = Innehåll
content-instruments-title = Formulär
content-rules-title = Flaggregler
content-review-title = Bedömningens frågor
content-parts = Innehåll
content-part-content = Program och moduler
content-part-own = Enhetens eget
content-part-instruments = Formulär
content-part-rules = Flaggregler och bedömning
content-lead-content = Den som har börjat behåller sin version. Nya börjar med den som gäller nu. Varje version läses ur databasen, också när filerna har ändrats.
content-lead-instruments = Varje svar sparas med den version som besvarades.
content-lead-rules = Varje prövning sparas med de regler som gällde då, och varje bedömning med sina frågor.
content-kind-programme = Program
content-kind-module = Moduler
content-kind-instrument = Formulär
content-kind-rules = Flaggregler
content-kind-review = Riskbedömningens frågor
content-what = Vad
content-version = Version
content-state = Läge
content-since = Först sedd
content-used = Används
content-used-yes = Ja
content-used-no = Nej
content-used-help = Om något på hela webbplatsen vilar på versionen: en omgång, ett steg, ett svar eller en prövning.
content-current = Gäller nu
content-earlier = Tidigare version
content-none = Inget innehåll
content-none-text = Inget har registrerats än.
content-version-of = { $id }, version { $version }, först sedd { $since }
content-title-in = Titel ({ $lang })
content-pacing = Takt
content-pacing-weekly = En modul i veckan
content-pacing-session = En modul efter varje samtal
content-pacing-clinician-opened = Personalen öppnar varje modul
content-modules = Moduler
content-schedule = Formulär och när de ges
content-instrument = Formulär
content-when = När
content-event-before = före
content-event-weekly = varje vecka
content-event-week = vecka { $n }
content-event-after = efter
content-event-follow-up = { $n } månader efter
content-minutes = Omkring { $n } minuter.
content-pages = Sidor
content-page-of = Sida { $n } av { $total }
content-as-seen = Så här ser klienten sidan. Här går den inte att fylla i.
content-no-text = Texten får inte spridas med programmet. Här finns bara poängsättningen.
content-only-scoring = Bara poängsättning
content-only-english = Endast engelska
content-only-swedish = Endast svenska
content-granted = Textens licens
content-scale-unverified = Regeln har inte setts i sin källa.
content-asked-when = om { $when }
content-and = och
content-or = eller
content-not = inte
content-scoring = Poängsättning
content-scale = Skala
content-method = Sätt
content-items = Frågor
content-range = Från–till
content-missing = Svar som saknas
content-case = Gräns
content-case-by-sex = män { $male }, kvinnor { $female }
content-method-sum = Summa
content-method-mean = Medelvärde
content-method-prorated = Summa, uppräknad för svar som saknas
content-method-count = Antal svar med värdet { $value }
content-method-count-when = Antal som gäller av: { $when }
content-method-value = Svaret självt
content-method-products = Summa av { $pairs }
content-method-rescaled = Summa, var och en först flyttad till { $low }–{ $high }
content-missing-most = { $n ->
    [0] Inget får saknas.
   *[other] Högst { $n } får saknas.
}
content-missing-mean = De ersätts med medelvärdet av de andra.
content-missing-round = Avrundas.
content-missing-zero = Frågor som inte ställdes räknas som 0.
content-missing-skip = Frågor som inte ställdes räknas inte med.
content-bands = Nivåer
content-band = Nivå
content-sex-male = män
content-sex-female = kvinnor
content-critical = Svar som behöver en människas ögon
content-critical-help = Hur brådskande det är avgörs av
content-answer = Svar
content-flag = Flagga
content-level = Formulärets egen nivå
content-level-review = Ses över
content-level-urgent = Ses över först
content-level-emergency = Genast
content-licence = Villkor
content-terms = Får användas
content-licence-free = Fritt att visa, översätta och sprida
content-licence-no_derivatives = Får spridas oförändrat
content-licence-noncommercial = Inte för försäljning
content-licence-own = Skrivet för det här programmet
content-licence-restricted = Bara poängsättning, enheten har egen licens
content-holder = Rättighetshavare
content-statement = Vad den säger
content-attribution = Ska visas
content-citation = Publikation
content-rules-lead = ‹w9› står där svaret på den frågan skrivs in. Den högsta nivån som uppfylls räknas.
content-rules-old = Formulären har ändrats sedan de här reglerna gällde, så de visas som de skrevs.
content-review-lead = Varje bedömning sparas med de frågor som ställdes då. Varje avsnitt kan också besvaras med ”inte känt”, som räknas som en lucka.
content-review-finding = Nu, tidigare, nej eller inte känt, med en anteckning.
content-review-children = En rad för varje barn.
content-review-scale = 0 till 10, med en anteckning.
content-review-sources = Vad bedömningen bygger på, med en anteckning.
content-rule-version = version { $version }

# Jobb
jobs-title = Jobb
jobs-heading = Jobb
jobs-lead = Det som går av sig självt. Klockan är { $now }.
jobs-caption = Jobb, hur de gick senast och när de går igen
jobs-job = Jobb
jobs-state = Läge
jobs-state-ok = Gick bra
jobs-state-failed = Misslyckades
jobs-state-late = Sent
jobs-state-never = Inte kört än
jobs-last = Senast
jobs-done = Gjorde { $n }
jobs-succeeded = Gick bra { $when }
jobs-took-heading = Tog
jobs-took = { $ms } ms
jobs-next = Nästa gång
jobs-help = Läget skrivs ner högst en gång i minuten. Misslyckas ett jobb prövas det igen vid nästa tillfälle, och orsaken står i driftens logg.
jobs-what-ladders = Larm som ingen har kvitterat går vidare
jobs-what-steps = Moduler öppnas när deras dag har kommit
jobs-what-coming-forms = Formulär för kommande vecka planeras
jobs-what-missed-forms = Formulär stängs när tiden är ute
jobs-what-silence = Att inget hörs av en klient uppmärksammas
jobs-what-reminders = Påminnelser köas
jobs-what-letters = Brev skickas
jobs-what-exports = Beställda exporter görs
jobs-what-kept-exports = Gamla exportfiler tas bort
jobs-what-once-keys = Gamla formulärnycklar glöms
jobs-what-guesses = Gamla inloggningsförsök glöms
jobs-what-mornings = Gamla anteckningar om påminnelser glöms
jobs-what-log = Loggens kedja kontrolleras

# Steps that wait for a yes
steps-title = Mina steg
steps-lead = Gör bara de steg som din behandlare har sagt ja till. Ett steg i taget, så som du har skrivit det.
steps-none-title = Inga steg ännu
steps-none = Stegen kommer hit när du har lämnat in modulen där du skriver dem. Här ser du sedan vilka du får göra.
steps-blocked-title = Vänta med alla steg
steps-blocked = Just nu ska du inte göra något av stegen, inte heller dem som du har fått ja till tidigare. Din behandlare vill först prata med dig.
steps-stop-title = Innan du börjar
steps-stop = Stanna kvar gäller bara planerade övningar när du är ensam. Är en annan människa inblandad och ilskan stiger: ta time-out. Time-out är aldrig att misslyckas. Öva aldrig när du kör, har druckit eller tagit droger, när partner eller barn är hemma eller inom två timmar innan du träffar dem. Sluta när du är nere på 30 av 100.
steps-approved = Ja, det här steget får du göra
steps-waiting = Väntar på ja
steps-renew = Vänta: det behövs ett nytt ja
steps-declined = Inte än
steps-change = Vill du ändra eller lägga till ett steg, skriv till din behandlare.
steps-changed = Klienten har lämnat in stegen på nytt sedan sidan visades. Läs dem först.
steps-changed-heading = Stegen är nya
clinic-title-steps = Steg
clinic-steps-link = Steg som väntar på ja
clinic-steps-lead = Inget steg görs före ditt ja. Läs vad varje steg är, var det görs och vem det berör. Ett ja gäller tills något nytt har hänt.
clinic-steps-none = Inga steg ännu
clinic-steps-none-text = Stegen kommer hit när klienten har lämnat in modulen där de skrivs.
clinic-steps-blocked = Inget steg kan godkännas just nu
clinic-steps-block-flag = En röd eller akut flagga är öppen. Den behöver stängas först.
clinic-steps-block-thoughts = De senaste svaren talar om tankar på att inte vilja leva. Prata med klienten, och vänta tills ett nytt svar är lägre.
clinic-steps-since = Det här har klienten berättat
clinic-steps-red = Senaste röda eller akuta larmet: { $when }. Ett ja från tiden före det gäller inte längre.
clinic-steps-audit = AUDIT 16 eller mer: { $when }. Ett ja från tiden före det gäller inte längre.
clinic-steps-which = Vilka steg får göras?
clinic-steps-may = Får göras
clinic-steps-approved = Får göras
clinic-steps-waiting = Väntar på dig
clinic-steps-renew = Behöver ett nytt ja
clinic-steps-declined = Inte än
clinic-steps-asked = Jag har frågat klienten om det som inget formulär frågar efter
clinic-steps-asked-help = Psykos, mani eller dissociation. Inför övningar med kroppen: hjärtsjukdom, epilepsi, graviditet, svår astma. Och om någon som har blivit utsatt kan beröras.
clinic-steps-save = Spara
clinic-steps-saved = Sparat. Klienten ser vilka steg som får göras.
clinic-steps-fault-step = Välj bland stegen i listan.
clinic-steps-fault-asked = Fråga klienten först och kryssa sedan i rutan. Utan det kan inget steg godkännas.
clinic-steps-fault-flag = Stäng den röda flaggan först. Till dess kan inget steg godkännas.
clinic-steps-fault-thoughts = Prata med klienten först. Så länge det senaste svaret är så högt kan inget steg godkännas.

# What a unit changes about the content

own-title = Enhetens eget innehåll
own-lead = En enhet kan ge program andra namn, dölja och flytta moduler och sidor och skriva sidor med egna ord. De levererade filerna står kvar som de är. Ändringar är ett utkast tills du börjar använda dem. Den som börjar efter det får dem; den som har börjat behåller sin version.
own-programmes = Program
own-since = Ändrat
own-shipped-name = Levereras som { $name }
own-state-shipped = Som levererat
own-state-own = Egen version används
own-state-draft = Utkast, används inte
own-needs-a-look = Behöver ses över
own-gone-heading = Finns inte längre på webbplatsen
own-gone-text = Enheten hade en egen version av de här programmen. De erbjuds inte längre. Den som har börjat fortsätter med sin version.
own-wording = Om sidorna säger behandling, stöd eller program väljs bland enhetens uppgifter.
own-wording-link = Enhetens uppgifter
own-used-since = Ändrat { $when }
own-look = Läs det som erbjuds nu
own-stale-heading = Det levererade programmet har ändrats, och enhetens ändringar passar inte längre
own-stale-text = Tills du har sett över det här fortsätter enheten med den version den hade.
own-draft-heading = Det finns ändringar som inte används
own-draft-ready = De passar och kan börja användas. Läs de ändrade sidorna en gång till först, på alla språk.
own-draft-misfits = Innan de kan börja användas måste det här ses över:
own-draft-elsewhere = Det som ändras här sparas som utkast. Det börjar användas från programmets sida.
own-misfits-heading = Det här måste ses över innan ändringarna kan användas
own-use = Börja använda för dem som börjar
own-undo = Släng ändringarna
own-saved = Sparat som utkast.
own-used = Används nu. Den som börjar från och med nu får den här versionen.
own-dropped = Ändringarna är slängda.
own-names = Namn
own-name-help = Tomt för det levererade namnet: { $name }. Andra ser det på skärmen, så det måste vara neutralt.
own-names-save = Spara namnen
own-modules-help = En dold modul hoppas över för dem som börjar. Fasta moduler behåller sin plats.
own-pages-help = En dold sida hoppas över. Det som finns på en dold sida måste placeras på en annan. Fasta sidor bär säkerheten: de kan inte döljas, skrivas om eller flyttas bakom andra. Sammanfattningen står sist.
own-back-heading = Tillbaka till det levererade
own-back-text = Gör ett utkast utan några egna ändringar. Det börjar användas som andra ändringar, och tidigare versioner går fortfarande att läsa.
own-back = Ta tillbaka allt
own-mark-hidden = Dold
own-mark-words = Egna ord
own-mark-outdated = Den levererade sidan har ändrats
own-outdated-text = Den levererade sidan har ändrats sedan enheten skrev sin egen. Jämför dem: något om säkerhet kan ha kommit till. Att spara sidan igen säger att du har sett efter.
own-mark-fixed = Fast
own-fixed-text = Säkerheten vilar på den här sidan. Alla enheter har den som den levererades.
own-fixed-page = Den här sidan är likadan i alla enheter. Ingenting ändrades.
own-fixed-page-heading = Sidan är fast
own-holds = Här finns:
own-up = Upp
own-down = Ner
own-hide = Dölj
own-show = Visa
own-up-of = Flytta upp: { $what }
own-down-of = Flytta ner: { $what }
own-hide-of = Dölj: { $what }
own-show-of = Visa: { $what }
own-line = rad { $n }
own-in = På { $lang }
own-page-title = Rubrik ({ $lang })
own-page-text = Text ({ $lang })
own-write-help = Texten skrivs som i de levererade filerna: ## för en rubrik, en tom rad mellan stycken, **fet stil** för nästa steg. Behåll varje rad som börjar med ::: och varje ruta från ::: safety till ::: ordagrant. Rubriken syns för andra: håll den neutral.
own-write = Spara och titta
own-take-back = Tillbaka till den levererade texten
own-theirs = Det som någon annan sparade under tiden
own-shipped-text = Den levererade texten
own-seen = Så ser sidan ut
own-misfit-gone = ”{ $what }” finns inte längre.
own-misfit-new = Det här har kommit till sedan ordningen valdes. Ge det en plats: flytta det, eller flytta det fram och tillbaka.
own-misfit-fixed-hidden = Det här är fast och kan inte döljas. Visa det igen.
own-misfit-fixed-behind = Det här är fast. Bara det som stod före från början får stå före. Flytta upp det.
own-misfit-fixed-rewritten = Sidan är fast och behåller de levererade orden. Ta tillbaka enhetens text.
own-misfit-summary = Sammanfattningen måste finnas och stå sist.
own-misfit-empty = Minst en modul måste visas.
own-misfit-box = En säkerhetsruta från den levererade sidan saknas. Den måste stå där ordagrant, från ::: safety till :::.
own-misfit-lost = Det här finns inte längre på någon sida: { $what }. Visa dess sida igen, eller sätt den raden på en annan sida.
own-misfit-needed = Programmet ”{ $what }” börjar efter de { $n } första modulerna, som måste vara de levererade i sin ordning.
own-fault-act = Det går inte att göra. Ladda om sidan och använd en av dess knappar.
own-fault-name = Skriv ett namn på högst { $most } tecken på en rad, eller lämna fältet tomt.
own-fault-name-exposing = Skriv ett neutralt namn. Andra ser det på skärmen, så det har inget ord för våld, ilska, behandling, terapi, partner eller klinik.
own-fault-title = Skriv en rubrik på 1 till { $most } tecken.
own-fault-text = Skriv en text på 1 till { $most } tecken. Dölj sidan i stället om den ska bort.
own-overtaken = Någon annan har ändrat programmet sedan du öppnade sidan. Ingenting av ditt gjordes. Gå tillbaka, ladda om sidan och se vad som har ändrats.
own-overtaken-heading = Någon annan hann före
own-overtaken-typed = Någon annan har ändrat programmet sedan du öppnade sidan. Det du skrev står kvar här och är inte sparat. Jämför, och spara igen om ditt ska gälla.

# The unit's figures
figures-title = Enhetens siffror
figures-choose = Välj tid
figures-from = Från och med
figures-until = Till och med
figures-show = Visa
figures-fault-date = Skriv ett datum som finns, till exempel 2026-03-31.
figures-fault-order = Det sista datumet ska komma efter det första.
figures-fault-long = Välj en tid på högst ett år.
figures-period = { $from }–{ $until }: { $clients ->
    [one] en klient
   *[other] { $clients } klienter
  } och { $weeks } klientveckor.
figures-few-clients = Här finns färre än { $n } klienter. Så små tal är osäkra: en enda klient kan vända på dem.
figures-few = få klienter, osäkert
figures-open = Öppna flaggor just nu
figures-open-help = Flaggor som inte är stängda, efter hur gammalt larmet är. Det som har larmat på nytt räknas från senaste gången.
figures-open-caption = Antal öppna flaggor efter nivå och ålder
figures-tier = Nivå
figures-age = { $n ->
    [0] under ett dygn
    [1] 1–2 dygn
    [2] 3–6 dygn
    [3] 7–27 dygn
   *[other] 28 dygn eller mer
  }
figures-all = Alla
figures-weeks = Larm per vecka
figures-week = Vecka som börjar
figures-weeks-text = { $n } larm på { $weeks } veckor, som mest { $most } på en vecka.
figures-alarms = Larm
figures-times = Tid tills någon tog emot och gjorde något
figures-times-help = Hälften betyder att hälften av larmen var klara inom den tiden, nio av tio att nio av tio var det. Larm som ännu väntar är med i räkningen. Står det ”ännu inte” väntar så många att tiden inte går att säga. Något är gjort när det står en åtgärd på varje flagga i larmet.
figures-times-caption = Tid från larm, efter larmets nivå
figures-taken-half = Mottaget, hälften
figures-taken-nine = Mottaget, nio av tio
figures-acted-half = Åtgärd, hälften
figures-acted-nine = Åtgärd, nio av tio
figures-done = { $taken } mottagna, { $acted } med åtgärd
figures-working = { $time } av arbetstiden
figures-not-yet = ännu inte
figures-minutes = { $m } min
figures-hours = { $h } tim { $m } min
figures-days = { $d } dygn { $h } tim
figures-rules = Larm per regel
figures-rules-help = En regel räknas varje gång den larmar: första gången och varje gång flaggan öppnas på nytt. Det som läggs till en öppen flagga räknas inte igen. Siffror från färre än { $n } klienter är osäkra.
figures-rules-caption = Hur ofta varje regel har larmat, och vad som gjordes
figures-rules-none = Ingen regel har larmat under den här tiden.
figures-rule = Regel
figures-clients = Klienter
figures-rate = Per 100 klientveckor
figures-acted = Med åtgärd
figures-share = { $n } av { $all } ({ $share } %)
figures-without = Stängda utan åtgärd
figures-said = Larm visar vad klienter själva har svarat. Få larm betyder inte att det är lugnt.
log-part-figures = enhetens siffror

# The unit's own rules
rules-title = Regler för flaggor
rules-lead = Så här larmar svar på er enhet. Reglerna är förslag som enhetens behandlare ska granska. De kan göras strängare när som helst. En akut regel kan aldrig mildras, och ett rött svar kan aldrig bli tyst.
rules-version = Version { $version }
rules-change = Ändra
rules-off = Avstängd
rules-own = Ändrad av enheten
rules-changes = Ändringar
rules-changes-caption = Enhetens ändringar, den senaste först
rules-changes-none = Enheten har inte ändrat någon regel.
rules-number = Nr
rules-when = När
rules-who = Vem
rules-what = Regel
rules-why = Varför
rules-carried = Ändringarna följde med till nya grundregler.
rules-dropped = Nya grundregler. Det här passade inte längre och gäller inte: { $rules }.
rules-done = Ändringen är sparad och gäller från nu.
rules-edit-title = Ändra en regel
rules-edit-lead = Nivåerna är grundreglernas. Innan något sparas ser du vad ändringen hade gett på enhetens svar det senaste året.
rules-level = Steg { $n }
rules-tier = Nivå
rules-tier-fixed = Nivån kan inte ändras.
rules-limit = { $n ->
    [1] Gräns
   *[other] Övre gräns
  }
rules-limit-help = I grundreglerna: { $shipped }
rules-switch-off = Stäng av regeln
rules-not-off = Regeln kan inte stängas av, eftersom något i den är rött eller akut.
rules-try = Se vad det ger
rules-what-if-title = Innan du sparar
rules-back = Regeln blir som i grundreglerna igen.
rules-tried = { $n } svar sedan { $since } har prövats mot reglerna som de är och som de skulle bli.
rules-skipped = { $n } svar på äldre versioner av formulär är inte med.
rules-differences = Vad som skulle bli annorlunda
rules-came = Tillkommer
rules-gone = Försvinner
rules-raised = Högre nivå
rules-lowered = Lägre nivå
rules-examples = Några exempel: { $title }
rules-nothing = ingen flagga
rules-no-difference = Inget av svaren hade gett något annat.
rules-tried-help = Regler om tystnad och om knappen ”Det har hänt något” prövas inte här. Inget skrivs, och flaggor som finns ändras inte. Att inget blir annorlunda säger inget om svar som kommer.
rules-save-heading = Spara ändringen
rules-weaker = Det här släpper igenom mer än grundreglerna
rules-weaker-text = Något som flaggas i grundreglerna flaggas senare, lägre eller inte alls. Låt gärna en kollega läsa först.
rules-why-label = Varför ändras regeln?
rules-why-help = Minst 10 och högst 500 tecken. Skriv inget om någon klient. Texten står kvar i ändringslistan.
rules-sure = Jag har tänkt igenom det en gång till, och enhetens behandlare vet om det.
rules-save = Spara
rules-fault-unknown = Regeln eller steget finns inte. Gå tillbaka till listan.
rules-fault-emergency = Det som är akut i grundreglerna måste fortsätta vara akut. Välj en lägre gräns eller låt den vara.
rules-fault-kept = Den här nivån bär upp säkerheten. Låt den vara, eller välj en högre.
rules-fault-tier = Välj gul, röd eller akut.
rules-fault-closed = Gränsen i det här steget kan inte ändras.
rules-fault-limit = Skriv ett tal från { $lowest } till { $highest }, och den undre gränsen först.
rules-fault-silent = Svaret { $answer } är rött i grundreglerna och skulle inte ge någon flagga. Ändra också det gula steget, så att svaret fångas.
rules-fault-off = Regler med något rött eller akut kan inte stängas av.
rules-fault-why = Skriv varför, med 10 till 500 tecken.
rules-fault-sure = Bekräfta att du har tänkt igenom det en gång till.
rules-fault-number = Skriv ett heltal.
rules-fault-nothing = Inget är ändrat. Ändra något, eller gå tillbaka till listan.
rules-overtaken = Någon annan har ändrat reglerna under tiden. Se vad som gäller nu och gör om din ändring.
rules-overtaken-heading = Någon hann före
log-part-what_if = prövning av en regel på svar
event-rules_changed = Ändrade en regel för flaggor
event-rules_carried_over = Enhetens regler följde med till nya grundregler
