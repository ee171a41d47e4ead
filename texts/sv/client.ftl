# Klientens sidor: start, moduler, planer, inställningar
client-clock = { $hour }.{ $minute }
client-date = { $weekday } { $day } { $month }
client-date-time = { $date } kl. { $time }
client-day-1 = måndag
client-day-2 = tisdag
client-day-3 = onsdag
client-day-4 = torsdag
client-day-5 = fredag
client-day-6 = lördag
client-day-7 = söndag
client-days-span = { $first }–{ $last }
client-hours = Vi läser { $days } kl. { $from }–{ $until }, inte på helgdagar.
client-hours-nobody = Just nu är ingen utsedd att läsa det du skriver. Vänta inte på svar här.
client-minutes = ungefär { $n } minuter
client-month-1 = januari
client-month-2 = februari
client-month-3 = mars
client-month-4 = april
client-month-5 = maj
client-month-6 = juni
client-month-7 = juli
client-month-8 = augusti
client-month-9 = september
client-month-10 = oktober
client-month-11 = november
client-month-12 = december

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
exercise-fault-date = { $label }: skriv ett datum, till exempel 2027-03-01
exercise-fault-time = { $label }: skriv en tid, till exempel 19:30
exercise-fault-rounds = { $label }: fyll i högst { $max } gånger

# Behandlingens gång
treatment-running = Ett program pågår redan. Avsluta det innan ett nytt börjar.
treatment-running-heading = Det pågår redan ett program
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

# Egna uppgifter
my-data-title = Mina uppgifter
my-data-lead = Här är det du har lämnat in, svarat, planerat och skrivit.
my-data-file = Hämta som fil
my-data-warning = Filen går att öppna för alla som använder samma telefon eller dator. Hämta den bara där du är ensam.
my-data-homework = Inlämnat
my-data-plans = Planer, alla versioner
my-data-forms = Formulär
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
my-progress-date = Dag
my-progress-value = Siffra
my-progress-not-counted = inte räknat, för många frågor är tomma
my-progress-note = Små skillnader från gång till gång betyder oftast att det är ungefär som förut. Prata med den som svarar dig om du undrar.
my-progress-none = Inga siffror än
my-progress-none-text = De kommer här när du har svarat på formulär.
