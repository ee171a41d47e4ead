# When something happened and how long it has waited
when-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  }
when-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
  }
when-date = { $day } { when-month }
when-date-year = { $day } { when-month } { $year }
when-weekday-date = { when-weekday } { $day } { when-month }
when-today = today { $time }
when-yesterday = yesterday { $time }
when-moment = { $date } { $time }
when-waited-days = { $n ->
    [one] one day
   *[other] { $n } days
  }
when-waited-hours = { $n ->
    [one] one hour
   *[other] { $n } hours
  }
when-waited-minutes = { $n ->
    [one] one minute
   *[other] { $n } minutes
  }
when-reading-now = What is written is read today until { $time }.
when-reading-from = Nobody reads this before { $date } { $time }.
when-reading-nobody = At the moment there is nobody who reads here.
when-hours = { $days } { $opens }–{ $closes }

# Messages
talk-title = Messages
talk-lead = Here you write to the person you are in contact with. What you write belongs to your record: others in the team can read it, and it can be requested under the law.
talk-you = You
talk-contact = Your contact
talk-colleague = A colleague
talk-with = Messages with { $name }
talk-none-title = No messages yet
talk-none-client = You can write below when you have a question or want to tell how it is going.
talk-none-staff = You have not written to each other yet.
talk-not-read = Not opened yet
talk-read = Opened { $when }
talk-no-words = (No words, only the answer about danger.)
talk-danger-said-yes = Answered yes about danger
talk-danger-said-unknown = Answered don’t know about danger
talk-receipt-title = The message is sent
talk-receipt-client = It is stored and stands below.
talk-receipt-staff = The client now has the message. If the client wants notices, a neutral one leaves at a time the client has chosen.
talk-write = Write a message
talk-your-text = Your message
talk-hours = Messages are read { $hours }.
talk-promise = If you write now, you get an answer by { $date }.
talk-promised = An answer is promised by { $date }.
talk-full = You have written { $n } messages today. You can write again tomorrow. If anyone is in danger you can still write here, but call 112 first.
talk-danger = Is anyone in danger right now?
talk-danger-help = This is about you, the person you live with, the children and everyone else.
talk-danger-no = No
talk-danger-yes = Yes
talk-danger-unknown = Don’t know
talk-send = Send the message
talk-send-to = Send to { $name }
talk-staff-help = What you write becomes part of the client’s record. Write nothing about other people.
talk-fault-danger = Answer no, yes or don’t know to whether anyone is in danger.
talk-fault-empty = Write something in the message.
talk-fault-long = The text may have at most { $limit } characters. Shorten it or divide it.
talk-fault-day = You can write { $n } messages a day. Your text is still below. Send it tomorrow, or call if it is urgent.

# Feedback
feedback-title = Feedback
feedback-of = Feedback on { $module }
feedback-facts = You handed in on { $submitted }. The answer came { $sent }.
feedback-overall = About the whole
feedback-your-answers = What you wrote
feedback-their-reply = Answer
feedback-ask = Do you want to ask something about the answer?
feedback-ask-link = Write a message
feedback-back = To your steps
feedback-fault-empty = Write something to the client before you send, beside an exercise or about the whole.
feedback-already-sent-heading = The feedback is already sent
feedback-already-sent = It cannot be changed afterwards. Write a message if something needs to be added.
feedback-changed-heading = The draft has changed
feedback-changed = Somebody has changed the draft since you checked it. Read it again and then send.

# The clinician's pages
clinic-to-flags = To the flags
clinic-title-client = Overview
clinic-title-homework = Homework
clinic-title-send = Check and send
clinic-title-plan = Modules and plans
clinic-title-progress = Scores
clinic-about = Pages about { $name }
clinic-tab-overview = Overview
clinic-tab-plan = Modules
clinic-tab-progress = Scores
clinic-tab-messages = Messages
clinic-tab-flags = Flags
clinic-held-title = Modules open by hand only
clinic-held = A red or emergency flag is open. No new module opens by itself until it is closed.
clinic-waits = Waiting now
clinic-waits-none = Nothing waits for an answer.
clinic-flags = Open flags
clinic-flags-none = No open flags. That does not mean that all is calm, only that nothing answered has raised a flag that remains.
clinic-flags-all = All flags and what was done
clinic-flag-open = Open since { $when }
clinic-flag-acknowledged = Raised { $when }. Somebody has taken it; something is to be done.
clinic-flag-acted = Raised { $when }. Something was done; to be closed.
clinic-letters = Latest messages
clinic-letters-all = All messages
clinic-scores = Latest scores
clinic-scores-all = All scores as tables
clinic-path = The modules
clinic-path-all = Plan and open modules
clinic-homework = All homework
clinic-answered = Answered
clinic-submitted = Handed in { $when }
clinic-form-due = Was to be answered { $date }

# The queue
queue-title = Waiting for you
queue-whose = Whose clients
queue-own = My clients
queue-unit = The whole unit
queue-order = Alarms come first, then what has waited longest. A promise counts in working days from when something came in.
queue-beyond = { $n ->
    [one] One more row does not fit on the page.
   *[other] { $n } more rows do not fit on the page.
  }
queue-empty-title = Nothing waits
queue-empty = No alarms, homework, unread messages or overdue questionnaires right now.
queue-homework = Homework { $n }: { $title }
queue-letters = { $n ->
    [one] One message
   *[other] { $n } messages
  }
queue-forms = { $n ->
    [one] One questionnaire is not answered
   *[other] { $n } questionnaires are not answered
  }
queue-since = for { $waited }
queue-waited-short = waited { $waited }
queue-promised = answer promised { $date }
queue-overdue = { $waited } overdue
queue-waited = waited { $waited }, promised { $date }
queue-emergency = Emergency
queue-red = Red
queue-amber = Amber
queue-emergency-taken = Emergency, taken
queue-red-taken = Red, taken
queue-amber-taken = Amber, taken
queue-to-close = To be closed
queue-late = Late
queue-waits = Waits
queue-kind-homework = Homework
queue-kind-letters = Message
queue-kind-forms = Questionnaire
queue-count-alarms = { $n ->
    [one] One alarm
   *[other] { $n } alarms
  }
queue-count-homework = { $n ->
    [one] One homework
   *[other] { $n } homework
  }
queue-count-letters = { $n ->
    [one] One with messages
   *[other] { $n } with messages
  }
queue-count-forms = { $n ->
    [one] One with questionnaires
   *[other] { $n } with questionnaires
  }

# The clients
clients-title = Clients
clients-caption = Clients by code
clients-who = Client
clients-next = Next step
clients-open = Flags
clients-score = PHQ-9
clients-active = last active { $when }
clients-more = More clients
clients-empty-title = No clients
clients-empty = Here stand the clients that you are responsible for or deputise for.
clients-no-treatment = Not started
clients-ended = Ended
clients-paused = Paused at module { $n } of { $m }
clients-module = Module { $n } of { $m }
clients-flags = { $n ->
    [one] One open
   *[other] { $n } open
  }
clients-next-answer = Answer homework { $n }
clients-next-works = The client works with module { $n }, { $title }
clients-next-opens = Module { $n } opens { $date } at the earliest

# Scores
scores-said = What the client has said. It is not a risk assessment.
scores-said-on = Said { $date }.
scores-nothing = No scores yet
scores-nothing-text = Answers appear here when the client has filled in a questionnaire.
scores-none = not scored
scores-not-scored = not scored
scores-imputed = { $value } (partly filled in)
scores-first = First measure, nothing to compare with.
scores-change = { $difference } from { $from } ({ $date }).
scores-reliable = More than the error of measurement.
scores-within-error = Within the error of measurement.
scores-no-rule = There is no tested limit for what is a reliable change.
scores-recovered = Below the limit
scores-improved = Reliably better
scores-unchanged = About the same
scores-deteriorated = Reliably worse
scores-new-case = Reliably worse, above the limit
scores-line = { $title }: { $values }
scores-date = Date
scores-value = Score
scores-band = Level
scores-since = Since start

# Answering homework
reply-facts = Handed in { $submitted }
reply-by = Answer promised { $date }
reply-late = Late, answer promised { $date }
reply-promise = An answer is promised by { $date }.
reply-sent = Sent { $when }
reply-read = Opened by the client { $when }.
reply-unread = The client has not opened the answer yet.
reply-final = What is sent cannot be changed.
reply-earlier = { $n ->
    [one] Earlier feedback
   *[other] Earlier feedback ({ $n })
  }
reply-yours = The answer
reply-no-answers = Nothing filled in.
reply-to-about = To { $name } about { $title }
reply-check = Check and send
reply-save = Save the draft
reply-draft-saved = The draft is saved.
reply-sent-receipt = The feedback is sent.
reply-to-queue = To the queue
reply-other = Written in another place
reply-two-title = The draft was written in two places
reply-two = Nothing is lost. What was written in the other place stands below each box. Copy what you want to keep.
reply-two-done = I am done, remove the other text
reply-two-check = There is also a text that was written in another place. It is not sent. Go back if you want to keep something of it.
reply-send-to = Send to { $name }?
reply-recipient = Recipient
reply-about = About
reply-effect = What follows
reply-as-read = As the client reads it
reply-change = Change
reply-effect-last = That was the last module. No new one opens.
reply-effect-open = Module { $n } is open already.
reply-effect-held = Module { $n } does not open by itself, since a red or emergency flag is open.
reply-effect-now = Module { $n } opens when you send.
reply-effect-on = Module { $n } opens { $date }.
reply-effect-waits = Module { $n } opens when earlier homework is answered too.

# Modules and plans
clinic-plan-open = Open
clinic-plan-submitted = Handed in, waits for an answer
clinic-plan-answered = Answered
clinic-plan-locked = Not opened
clinic-plan-opens = opens { $date } at the earliest
clinic-plan-by-hand = Open a module by hand
clinic-plan-by-hand-lead = { $name } can read the module at once, whatever the date and the earlier modules.
clinic-plan-module = Module
clinic-plan-choose = Choose a module
clinic-plan-reason = Why?
clinic-plan-reason-help = The reason is kept in the log.
clinic-plan-reason-agreed = We have agreed on it
clinic-plan-reason-pace = The client needs another pace
clinic-plan-reason-risk = Risk was assessed after the flag
clinic-plan-reason-mistake = The module should have been open already
clinic-plan-open-for = Open for { $name }
clinic-plan-opened = The module is open.
clinic-plan-fault-module = Choose which module to open.
clinic-plan-fault-reason = Choose why the module is opened.
clinic-plan-own = The client’s own plans
clinic-plan-own-lead = As { $name } has written them. Only the client can change them.
clinic-plan-own-none = No plans yet
clinic-plan-own-none-text = Plans are written in the modules.
clinic-plan-saved = Saved { $when }

# Own settings
away-title = Settings
away-heading = When I am away
away-lead = While you are away, alarms go straight to your deputy. Clients see whether somebody reads.
away-from = First day
away-until = Last day
away-save = Save the absence
away-saved = The absence is saved.
away-span = { $from }–{ $until }
away-fault-from = Write the first day, as 2026-12-21.
away-fault-until = Write the last day, as 2027-01-04.
away-fault-order = The last day must be the first day or later, not have passed, and be at most 400 days after the first.
away-account = Address and sign-in
away-account-text = Where your alarms go is changed on the page of your account.
away-account-link = My account
