# Letters that leave the site: all alike, nothing that says what they are about
outbox-letter-subject = New at { $site }
outbox-letter-news = There is something new for you. Sign in when it suits you.
outbox-letter-now = Sign in now.
# What is accepted when choosing about letters
outbox-fault-channel = Choose whether you want mail or no letters at all.
outbox-fault-weekdays = Choose at least one day of the week.
outbox-fault-time = Write the time as hour and minute, for example 18:30.
outbox-fault-until = The end needs to be at least half an hour after the start, on the same day.
outbox-fault-address = Write a whole mail address, for example name@example.com.
# The administrator's page
outbox-title = Outgoing letters
outbox-lead = How the unit's letters have fared. No addresses are shown here, nor what anything is about.
outbox-counts = Number of letters by state
outbox-state = State
outbox-count = Number
outbox-meaning = What it means
outbox-state-waiting = Waiting
outbox-meaning-waiting = Leaves as soon as the recipient's own days and hours allow.
outbox-state-attempted = Being sent
outbox-meaning-attempted = The mail server has been asked and has not answered yet.
outbox-state-sent = Sent
outbox-meaning-sent = The mail server has taken the letter.
outbox-state-unknown = Unclear
outbox-meaning-unknown = The connection broke on the way. The letter is not sent again, since a doubled letter can give away more than a missing one.
outbox-state-withheld = Held back
outbox-meaning-withheld = The recipient does not want letters, is locked out or has no address.
outbox-state-expired = Too late
outbox-meaning-expired = The letter could not leave while it still mattered.
outbox-retried = { $n ->
    [one] One letter was not taken by the mail server. It is sent again by itself.
   *[other] { $n } letters were not taken by the mail server. They are sent again by themselves.
}
outbox-trouble = Letters that somebody needs to see to
outbox-trouble-lead = Reach the person in another way. An alert that is held back means that an address is missing or that the account is locked.
outbox-trouble-none-title = Nothing to do
outbox-trouble-none = No letter is unclear and no alert is held back.
outbox-who = To
outbox-who-client = Case { $code }
outbox-who-staff = Staff
outbox-who-duty = The unit's duty address
outbox-kind = Kind
outbox-kind-ordinary = Ordinary letter
outbox-kind-alert = Alert
outbox-queued = Queued
outbox-number = The letter's number
