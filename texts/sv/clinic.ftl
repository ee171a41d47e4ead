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
clinic-about = Sidor om { $name }
clinic-tab-overview = Översikt
clinic-tab-plan = Moduler
clinic-tab-progress = Skattningar
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
