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
