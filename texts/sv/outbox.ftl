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
outbox-lead = Så har det gått med breven från enheten. Här syns inga adresser och inte vad något gäller.
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
