# The client's pages: start, modules, plans, settings
client-clock = { $hour }:{ $minute }
client-date = { $weekday } { $day } { $month }
client-date-time = { $date } at { $time }
client-day-1 = Monday
client-day-2 = Tuesday
client-day-3 = Wednesday
client-day-4 = Thursday
client-day-5 = Friday
client-day-6 = Saturday
client-day-7 = Sunday
client-days-span = { $first }–{ $last }
client-hours = We read { $days }, { $from }–{ $until }, not on public holidays.
client-hours-nobody = Right now nobody is appointed to read what you write. Do not wait for an answer here.
client-minutes = about { $n } minutes
client-month-1 = January
client-month-2 = February
client-month-3 = March
client-month-4 = April
client-month-5 = May
client-month-6 = June
client-month-7 = July
client-month-8 = August
client-month-9 = September
client-month-10 = October
client-month-11 = November
client-month-12 = December

# Exercises
exercise-add = Save and add another
exercise-blank = No answer
exercise-list-help = One answer on each line.
exercise-minutes = minutes
exercise-fault-missing = { $label }: write or choose an answer
exercise-fault-long = { $label }: write at most { $max } characters
exercise-fault-lines = { $label }: write at most { $max } lines
exercise-fault-number = { $label }: write a whole number in digits, for example 30
exercise-fault-range = { $label }: write a number from { $min } to { $max }
exercise-fault-step = { $label }: write a number in steps of { $step }
exercise-fault-option = { $label }: choose one of the answers in the list
exercise-fault-date = { $label }: write a date, for example 2027-03-01
exercise-fault-time = { $label }: write a time, for example 19:30
exercise-fault-rounds = { $label }: fill in at most { $max } times

# The way through a programme
treatment-running = A programme is already under way. End it before a new one begins.
treatment-running-heading = A programme is already under way
treatment-step-open = The module is open already.
treatment-step-open-heading = Already open
treatment-step-not-sent = Nothing has been handed in to answer in this module.
treatment-step-not-sent-heading = Nothing is handed in

# Modules and homework
homework-title = Module
homework-to-start = To the start page
homework-to-module = To the module's pages
homework-minutes = Allow about { $n } minutes. You can do it in several sittings.
homework-next-step = Next step
homework-next-page = Go on
homework-next-is = Next: { $name }
homework-pages = Pages
homework-pages-done = { $done } of { $total } pages done
homework-page-of = Page { $n } of { $total }
homework-page-done = Done
homework-page-begun = Begun
homework-page-not-begun = To do
homework-hand-in = To hand in
homework-hand-in-what = This needs to be filled in before you hand in:
homework-hand-in-free = Nothing is required. Hand in what you want to show.
homework-check-and-send = Check and hand in
homework-save = Save draft
homework-save-next = Save and go on
homework-saved = The draft is saved.
homework-back-one = Back one step
homework-who-reads = What you write is read by the person who answers you and by a supervisor. The police and the courts can ask for it. Do not write anybody else's name or address.
homework-read-only = You have handed in this module. The answers can be read but not changed.
homework-self-check = Think for yourself
homework-self-check-help = Press an answer to read about it. Nobody collects what you choose.
homework-right = Yes
homework-not-right = No
homework-two-texts = You have written in the same exercise in two places. Both texts are kept.
homework-two-texts-link = See them and choose
homework-versions-title = Two texts
homework-versions-lead = You have written in the same exercise in two places, perhaps in two tabs. Nothing is lost. Choose the text you want to go on with.
homework-version-first = The one that was saved first
homework-version-other = The one written in the other place
homework-version-question = Which one do you want to go on with?
homework-version-keep = Go on with my choice
homework-check-title = Check and hand in
homework-check-lead = Read through your answers. You can change them until you have handed in.
homework-missing = { $n ->
    [one] One answer is missing or needs mending before you can hand in.
   *[other] { $n } answers are missing or need mending before you can hand in.
 }
homework-left-out = Not filled in. It is optional.
homework-fill-in = Fill in
homework-lacking = Missing
homework-to-mend = Needs mending
homework-send = Hand in
homework-send-final = Once you have handed in, the answers cannot be changed. Your plans you can always change under My plan.
homework-danger = Is anyone in danger right now?
homework-danger-help = If it is about life or health: call 112 first.
homework-danger-no = No
homework-danger-yes = Yes
homework-danger-unknown = Don't know
homework-fault-danger = Answer whether anyone is in danger right now: no, yes or don't know
homework-fault-changed = The answers were changed in another place since you opened the page. Read through them again and hand in anew
homework-fault-two = One exercise has two texts. Choose which one to go on with
homework-fault-choose = Choose one of the two texts
homework-submitted-title = Handed in
homework-received = We received it { $when }.
homework-reply-by = You get an answer by { $date }.
homework-reply-unknown = We cannot promise a day for the answer yet.
homework-is-answered = You have an answer.
homework-read-answer = Read the answer
homework-sent-title = You have handed in
homework-see-sent = See what you handed in
homework-sent-what = What you handed in: { $name }
homework-sent-nothing = You handed in without writing anything.
homework-already-sent = The module is already handed in. What you handed in is kept and can be read from the start page.
homework-already-sent-heading = Already handed in

# Own plans
plans-title = My plan
plans-lead = This is what you have decided yourself. Read it before you need it.
plans-blank = You have not saved this plan yet.
plans-write = Write the plan
plans-change = Change the plan
plans-save = Save the plan
plans-saved = The plan is saved.
plans-saved-at = Saved { $when }
plans-print = The page can be printed. Keep the print where only you find it.
plans-none = No plan yet
plans-none-text = You write your plans in the first module. After that they are always here.
plans-fault-changed = The plan was saved in another place since you opened the page. Your text is still here. Save again if you want it to hold
plans-fault-empty = Write something in the plan before you save

# The start page
my-title = Start
my-next = Next step
my-next-not-begun = Not everything is ready yet
my-next-not-begun-text = Your first module is not open. You do not have to do anything now. Help is always here.
my-next-feedback = You have an answer
my-next-feedback-text = { $n ->
    [one] Somebody has read what you handed in and written to you.
   *[other] Somebody has read what you handed in. You have { $n } answers to read.
 }
my-next-feedback-button = Read the answer
my-next-forms = { $n ->
    [one] Some questions are waiting
   *[other] { $n } forms are waiting
 }
my-next-forms-text = It takes about { $minutes } minutes. Answer as it is.
my-next-forms-button = Answer now
my-next-begin = { $name }
my-next-begin-text = This module is open. Allow about { $minutes } minutes, in one or several sittings.
my-next-begin-button = Begin
my-next-go-on = { $name }
my-next-go-on-text = You have begun. What you have written is saved.
my-next-go-on-button = Go on
my-next-wait-answer = You have done your part
my-next-wait-answer-text = { $dated ->
    [yes] We read what you handed in. You get an answer by { $name }.
   *[no] What you handed in is received. We cannot promise a day for the answer yet.
 }
my-next-wait-until = Nothing to do right now
my-next-wait-until-text = The next module can open { $name }. Do practise what you have learnt.
my-next-wait-hand = We open the next module
my-next-wait-hand-text = The next module is opened by the person who answers you. Help, your plan and messages are open as usual.
my-next-finished = You have been through all modules
my-next-finished-text = The modules and your plans remain here to read. Keep using the plans.
my-plan = My plan
my-happened = Something has happened
my-waiting = This is waiting too
my-waiting-tag = Waiting
my-waiting-feedback = An answer to read
my-waiting-form = Questions to answer
my-waiting-messages = { $n ->
    [one] A new message
   *[other] { $n } new messages
 }
my-path = The way
my-stop-answered = Done
my-stop-submitted = Handed in
my-stop-open = Open
my-stop-locked = Not open yet
my-stop-earliest = { $date } at the earliest
my-sent = What you have handed in
my-sent-at = Received { $when }.{ $state ->
    [answered] {""}
    [dated] {" "}Answer by { $date }.
   *[open] {""}
 }
my-sent-answered = Answered
my-sent-waiting = Awaiting an answer
my-more = Write and read
my-messages-link = Messages

# Settings
my-settings-title = Settings
my-settings-saved = The settings are saved.
my-settings-stopped = All letters are stopped.
my-settings-stop-title = Does someone else read your mail?
my-settings-stop-text = One press stops all letters at once, also those that wait.
my-settings-stop = Stop all letters
my-settings-is-stopped = Letters are stopped
my-settings-stopped-text = Nothing is sent to you. If you want mail again, choose it below and save.
my-settings-letters = Mail to you
my-settings-letters-text = All mail looks the same. It only says that there is something new, not what. You can also choose to get none.
my-settings-channel = How do you want to know that something is new?
my-settings-none = Not at all, I sign in myself
my-settings-mail = By mail
my-settings-address = Mail address
my-settings-address-help = Choose an address that nobody else can read.
my-settings-weekdays = Days on which mail may come
my-settings-from = Not before
my-settings-until = Not after
my-settings-save = Save
my-settings-fault-address = Write a mail address, for example name@example.org
my-settings-account = Sign-in
my-settings-account-text = Change password or code, see where you are signed in, or freeze the account.
my-settings-account-link = To sign-in and security

# Own data
my-data-title = My data
my-data-lead = Here is what you have handed in, answered, planned and written.
my-data-file = Get it as a file
my-data-warning = The file can be opened by everybody who uses the same phone or computer. Get it only where you are alone.
my-data-homework = Handed in
my-data-plans = Plans, all versions
my-data-forms = Forms
my-data-feedback = Answers to what you handed in
my-data-messages = Messages
my-data-us = From us
my-data-you = From you
my-data-none = Nothing yet.

# Own numbers
my-progress-title = My numbers
my-progress-lead = This is what you have answered yourself, day by day.
my-progress-range = The number goes from { $lowest } to { $highest }. { $worse ->
    [high] A higher number means more trouble.
   *[low] A lower number means more trouble.
 }
my-progress-date = Day
my-progress-value = Number
my-progress-not-counted = not counted, too many questions are blank
my-progress-note = Small differences from time to time mostly mean that things are about the same. Talk to the person who answers you if you wonder.
my-progress-none = No numbers yet
my-progress-none-text = They come here when you have answered forms.
