# The frame of every page
skip-to-content = Skip to the content
menu = Menu
help-now = Help now
exit = Leave page
demo-ribbon = This is a demonstration. All people are invented.
demo-link = Change person
footer-about = About
footer-privacy = Your data
footer-accessibility = Accessibility
language = Language
signed-in-as = Signed in as { $name }
sign-out = Sign out
field-fault = Error:
field-optional = optional
counter-limit = At most { $n } characters.
counter-left = { $n } characters left
counter-over = { $n } characters too many
progress-of = { $done } of { $total }
faults-title = Something needs correcting
change = Change
help-title = If it is urgent
help-intro = Call straight away. You need not be signed in or say who you are.
help-emergency-name = Danger to someone’s life or health
help-emergency-number = 112
help-emergency-text = day and night
help-change-name = Välj att sluta (Choose to stop)
help-change-number = 020-555 666
help-change-text = for you who want to change how you treat those close to you
help-suicide-name = Suicide helpline
help-suicide-number = 90101
help-suicide-text = day and night
help-health-name = Healthcare advice
help-health-number = 1177
help-health-text = day and night
help-more = More numbers and what you can do now
safety-no-emergency = This is not an emergency service. If it is urgent, call 112.
reply-to = Reply to { $name }
reply-to-word = To
autosave-saving = Saving …
autosave-saved = Saved { $time }
autosave-offline = No connection right now. Your text is still here and is saved when the connection is back.
autosave-expired = You have been signed out. Your text is still here. Sign in in a new tab, then come back here.
autosave-refused = The draft could not be saved. Your text is still here.
autosave-conflict = You have also written here in another place. Nothing is lost.
autosave-conflict-link = See both versions

# Pages for everybody, problem pages, menu, the administrator's pages and the words of the log

## Menu
nav-start = Start
nav-plan = My plan
nav-messages = Messages
nav-settings = Settings
nav-queue = To do
nav-clients = Clients
nav-studies = Studies
nav-accounts = Accounts
nav-units = The unit
nav-overview = Overview
nav-content = Content
nav-outbox = Outbox
nav-audit = Log

## The front page
front-title = Start
front-heading = One step at a time
front-lead = Here you work from home, at your own pace, and keep in touch with one person whom you know.
front-sign-in = Sign in
front-sign-in-text = If you already have an account
front-continue = Go on where you were
front-how-heading = How it works
front-how-text = Each week you read a few short pages, do one exercise and write down how it went. You hand in what you have written and get an answer.
front-start-heading = Getting started
front-start-text = The person you are in touch with has given you a slip with a link and a code. The link works once, within 14 days. You keep the code, since it is your name here.
front-start-lost = Lost the slip? Get in touch with the person who gave it to you, and you will get a new one.
front-screen-heading = If somebody sees your screen
front-screen-text = The button Leave page signs you out and shows something else at once. The browser's history may still show that you were here. A private window keeps less.
front-relatives = For family and others close to you

## Help now
help-now-title = Help now
help-now-heading = Help now
help-now-not = This is not an emergency service
help-now-not-text = Nobody is reading what is written here right now. Call.
help-now-danger-heading = Somebody is in danger
help-now-112-who = Call 112
help-now-112-text = day and night. Whether it is you, somebody else or a child: call now.
help-now-minutes-heading = The next few minutes
help-now-leave = Walk away.
help-now-leave-text = Go out, or to another room if you cannot go out. Do not take the car.
help-now-let = Let the others be.
help-now-let-text = Do not follow, call or write. Everything can be said later.
help-now-sober = Do not drink.
help-now-sober-text = Take nothing else either. It makes stopping harder.
help-now-call = Call someone.
help-now-call-text = A friend, one of the lines below, or 112 if you are afraid of what you might do.
help-now-stay-away = Do not come back until your body is calm and you know that the others want you to.
help-now-talk-heading = Talk to someone
help-now-talk-text = You do not have to say who you are. Most of the lines answer in Swedish; ask if they speak English.
help-now-mind-who = Mind, suicide helpline
help-now-mind-text = if you think about dying. Day and night.
help-now-1177-who = 1177
help-now-1177-text = advice about health care and where to turn. Day and night.
help-now-hurt-heading = Are you the one who is being hurt?
help-now-kvinno-who = Kvinnofridslinjen
help-now-kvinno-number = 020-50 50 50
help-now-kvinno-text = for you who are exposed to threats, violence or control. Day and night. The call is free and does not show on the phone bill.
help-now-bris-who = Bris
help-now-bris-number = 116 111
help-now-bris-text = if you are under 18. Free, and you do not have to say who you are.

## About
about-title = About
about-heading = About this site
about-lead = This site is for adults who want to stop hurting, frightening or controlling somebody close to them.
about-what-heading = What it is
about-what-text = It is short texts and exercises, one module a week. You practise noticing when you are about to lose control, walking away in time, and staying with what is hard without anybody coming to harm. A few times you answer questions about how you are and what has happened.
about-what-person = What you hand in is read by a person at the unit where you are enrolled. When you can expect an answer is said on each page where you write.
about-who-heading = Who is responsible
about-who-units = These units use the site:
about-who-text = The unit that invited you is responsible for the contact with you and for your data. How to reach it is on the slip you were given, and you can always ask the person you are in touch with.
about-not-heading = Not an emergency service
about-not-text = The site is not staffed day and night and cannot take the place of a call when it is urgent. If somebody is in danger, call 112.
about-evidence-heading = What we know and do not know
about-evidence-text = The texts are newly written. They build on published principles of cognitive behavioural therapy but have not yet been clinically validated. We do not promise that they help. Scores and charts show what somebody has answered. They do not say whether anybody is dangerous or not.
about-open-heading = Open source
about-open-text = The software is open. Anybody may read, examine and use the code under the MIT and Apache 2.0 licences.

## Family and others
relatives-title = For family and others close
relatives-heading = For family and others close
relatives-first = That somebody is getting help to change does not mean that you are safe
relatives-first-text = Do not let it decide what you choose: whether you stay, leave, move back or report. Many people do not change, and change takes time. Trust what you notice yourself.
relatives-talk-heading = Talk to someone for your own sake
relatives-talk-text = You do not have to be sure what it is that is happening to you. You do not have to say who you are.
relatives-contact-heading = What partner contact is
relatives-contact-text = The person who takes part is asked whether the unit may get in touch with whoever is or has been the partner. One particular person has that contact. That person is there for you: listens, tells what the content is about and what it cannot do, goes through your own and the children's situation and helps you on.
relatives-contact-choice = You choose whether you want contact. You can say no, change your mind and stop at any time. The person who takes part never learns what you chose. What you tell is not passed on, unless you have said yes to exactly that.
relatives-know-heading = What you cannot learn here
relatives-know-text = We cannot say whether somebody has an account, what somebody has written or how it is going. That holds for everybody who asks. Whoever believes that somebody is in danger should call 112.
relatives-children-heading = Children
relatives-children-text = A child who lives with threats or violence is harmed by it, also when nobody hits the child. You can call the social services of your municipality and ask for advice without saying who you are. In the evening and at weekends there is the social emergency service (socialjouren).
relatives-trace-heading = If somebody sees what you read
relatives-trace-text = The button Leave page shows something else at once. The address of the page may still be in the browser's history. If that worries you, read on a phone that only you use, or call instead.

## Your data
privacy-title = Your data
privacy-heading = Your data
privacy-lead = Nothing you write here is secret from everybody. Read this before you write.
privacy-who-heading = Who is responsible
privacy-who-units = The data controller is the one of these units where you are enrolled, or the authority or organisation that the unit belongs to:
privacy-who-text = The unit tells you which law it works under, how to reach its data protection officer and on what ground it processes your data.
privacy-read-heading = Who reads
privacy-read-staff = The person you are in touch with reads what you hand in. So do whoever covers leave and whoever supervises. Those who look after accounts and machines have no access to what you write by virtue of that role.
privacy-read-others = Police and courts can in some cases obtain data. Staff must report to the social services if a child may be coming to harm. The unit can also disclose data to prevent a serious crime.
privacy-read-log = Each time a member of staff opens your data it is written in a log: who, what and when. You can ask to see it.
privacy-kept-heading = What is kept
privacy-kept-what = What you write and answer, when you handed it in, the answers you got, your plans and how you want to be reminded. No personal identity number is needed to sign in.
privacy-kept-how = Free text, names and contact details are stored encrypted. Each person has a key of their own.
privacy-kept-long = How long data are kept depends on the law that the unit works under. The unit can say what holds for you.
privacy-consent-heading = What you say yes to
privacy-consent-text = There are four separate questions. A yes to one of them is not a yes to another.
privacy-consent-part = Taking part.
privacy-consent-secrecy = That something may be told to somebody whom you name.
privacy-consent-research = That answers may be used in research.
privacy-consent-letters = Whether and how you want reminders.
privacy-consent-withdraw = You can take back a yes whenever you want. What would have followed then stops. What the law says must be kept remains.
privacy-rights-heading = Your rights
privacy-rights-text = You can see your data, get a copy of them and have errors corrected. A correction is stored as a new version, so that what stood before can be seen. Ask the person you are in touch with.
privacy-rights-complain = If you think that the unit does wrong you can complain to
privacy-rights-imy = the Swedish Authority for Privacy Protection
privacy-letters-heading = Letters, mail and text messages
privacy-letters-text = Reminders say only that there is something to read. They look the same whatever they are about, and the link leads to the front page. You choose days and times, or none at all.
privacy-browser-heading = In your browser
privacy-browser-text = The site uses only the cookies it needs: one for being signed in, one that protects forms and one for the language. They are gone at the latest when you close the browser, unless it is set to restore pages. Nothing is fetched from other companies, and nobody measures what you do. If you choose yourself to read without a connection, texts are kept on the phone, locked with your code.

## Accessibility
accessibility-title = Accessibility
accessibility-heading = Accessibility
accessibility-lead = Everybody should be able to use this site, also with a screen reader, a keyboard alone, large text or an old phone.
accessibility-state-heading = How well the site follows the rules
accessibility-state-text = The site is built to follow the Swedish act on accessibility of digital public services and the guidelines WCAG 2.2 at level AA. Nobody from outside has examined it yet, so there may be shortcomings that we do not know of.
accessibility-can-heading = What should work
accessibility-can-keyboard = Everything can be reached by keyboard, and it shows where you are.
accessibility-can-zoom = Text can be enlarged to 400 per cent without scrolling sideways. Wide tables scroll on their own.
accessibility-can-script = What you need to do can be done without JavaScript.
accessibility-can-colour = Colour is never the only thing that says something. The site comes in light and dark.
accessibility-lacks-heading = What is missing
accessibility-lacks-language = The site is in Swedish and English. Some questionnaires may exist in only one of the languages.
accessibility-lacks-easy = The texts are not available in easy-to-read Swedish.
accessibility-lacks-sign = There is no film in sign language.
accessibility-report-heading = Tell us if something does not work
accessibility-report-text = Tell the person you are in touch with: in a message when you are signed in, or in the way the slip you were given says. Say which page it is and what you use, and you will get the content in another way while the fault is mended.
accessibility-report-units = The units that are responsible:
accessibility-report-public = If you have no account you can turn to the municipality, region or organisation that the unit belongs to.
accessibility-digg-heading = If you are not content with the answer
accessibility-digg-text = The Agency for Digital Government sees to it that the law is followed. You can report shortcomings there.
accessibility-digg-link = Report to Digg (in Swedish)

## Language
language-fault = Choose Swedish or English.

## Problem pages
title-error-prefix = Error:
problem-title = That did not work
problem-home = To the front page
problem-retry = Try again
problem-reference = Give this number if you ask somebody about the fault:
problem-not-found-heading = There is no such page
problem-not-found = The address may be misspelt, or the page is not for you. Start again from the front page.
problem-sign-in-heading = You need to sign in
problem-step-up = This needs you to confirm with a code again.
problem-step-up-heading = Confirm first
problem-sign-in = You have been signed out or have not signed in yet. Go to the front page and sign in.
problem-invalid-heading = This could not be accepted
problem-invalid = Go back in the browser. What you wrote is usually still there. Correct what is named here and send again.
problem-too-many-heading = Wait a while
problem-too-many = There have been many tries in a short time. Wait a few minutes and try again.
problem-unavailable-heading = The site does not answer right now
problem-unavailable = The fault is ours and usually passes soon. Take it that what you were sending has not been saved.
problem-internal-heading = Something went wrong on our side
problem-internal = The fault is ours. What you were sending may not have been saved.
problem-go-back = Go back in the browser. What you wrote is usually still there. Try again in a minute.
problem-kept = What you wrote is kept here. Wait a minute and send it again. It is received once at most.
again-sign-in = You have been signed out. What you wrote is not saved yet, but it is kept here. Sign in in a new tab. Then come back here and send it.
again-sign-in-link = Sign in in a new tab
problem-kept-text = What you wrote
problem-send-again = Send again
problem-method-heading = It cannot be done that way
problem-method = The page can be opened, but not in this way. Start again from the front page.
problem-conflict-heading = Somebody was first
problem-conflict = What you wanted to change has already been changed, perhaps in another tab. Go back, load the page again and see how it stands now.
fault-field-foreign = The form held something that the page did not ask for. Load the page again and fill it in once more.
fault-field-repeated = One answer came twice. Load the page again and answer each question once.
fault-form = The form did not arrive whole. Go back and send it again.
fault-form-large = That was too much text at once. Divide it and send one part at a time.
fault-form-slow = Sending took too long. Go back and send again when the connection is better.
fault-form-stale = The page had been open too long, or you signed out in the meantime. Go back and copy what you have written. Then load the page again and send.

## The administrator's overview
admin-title = Overview
admin-accounts = Accounts
admin-accounts-text = Who belongs to the unit, with role and state.
admin-units = The unit's details
admin-units-text = Hours, reply time, duty address and texts.
admin-outbox = Outbox
admin-outbox-text = What is waiting, has been sent or did not arrive.
admin-log = Log
admin-log-text = Who did what and when.
admin-checks = Spot checks
admin-checks-text = Readings drawn at random from the log and judged by a person.
admin-content-text = Every version of programmes and modules, page by page.
admin-instruments-text = Questions, scoring and terms, in every version.
admin-rules-text = When a flag is raised, as sentences in both languages.
admin-jobs = Jobs
admin-jobs-text = What runs by itself, and how it last went.
admin-parts = Everything there is here
admin-needs = Needs a person
admin-calm = Nothing needs to be done
admin-calm-text = Letters, jobs, rules, staffing and spot checks were gone through just now. The list says nothing about how clients are.
admin-count = { $n }
admin-missing = Missing
admin-due = Due
admin-no-responsible = Clients with nobody responsible
admin-no-responsible-text = Nobody who can sign in is responsible for: { $codes }. A supervisor appoints somebody, or you invite a colleague.
admin-no-second = Clients without a deputy
admin-no-second-text = Nobody answers when the responsible one is away, for: { $codes }. A deputy or a supervisor is needed.
admin-unevaluated = Flag rules that could not be evaluated
admin-unevaluated-text = An answer had another form than the rule expects. The clinician sees the flag. You see which rule needs mending.
admin-withheld = Alarms with nobody to go to
admin-withheld-text = An alarm to staff could not be sent in the last 14 days. An address is missing or an account is closed.
admin-unknown = Letters that may not have arrived
admin-unknown-text = The connection broke in the last 14 days. The letters are not sent again. Reach the person another way.
admin-jobs-late = Jobs that are late or failed
admin-jobs-late-text = While it lasts, alarms, reminders and modules can come too late.
admin-outdated = Own versions of content that need a look
admin-outdated-text = What comes with the system has changed so that the unit’s own changes no longer fit. The unit goes on with the version it had until somebody has looked.
admin-unsigned = Spot checks that are not signed
admin-unsigned-text = Judge what is left and sign.
admin-check-due = Time for a new spot check
admin-check-due-text = No spot check was drawn in the last 30 days.
admin-backup-none = No backup has been made
admin-backup-none-text = Without one everything is gone if the disk breaks. Whoever runs the server makes one with andrum backup create.
admin-backup-late = The backup is more than a day old
admin-backup-late-text = Whoever runs the server finds out why no new one has been made.
admin-nobody = Nobody is reached when nobody reads
admin-nobody-text = The unit has neither a duty address nor a text about where to turn. Fill in at least one of them among the unit's details.
admin-no-duty = There is no duty address
admin-no-duty-text = Alarms that nobody acknowledges have no last recipient. Fill in a staffed address among the unit's details.
admin-honest = The content is not clinically validated
admin-honest-text = The texts of the modules are newly written and build on published principles but are not yet clinically validated. Whether the software is a medical device must be assessed for your intended purpose before it is used in care.

## Accounts
accounts-title = Accounts
accounts-heading = Accounts
accounts-lead = Everybody who has a role in the unit. Of clients only the state of their sign-in is shown, never name or case code, since the role of an administrator gives no access to them.
accounts-caption = Accounts in { $unit }
accounts-name = Name
accounts-role = Role
accounts-state = State
accounts-since = Since
accounts-id = Label
accounts-state-active = Active
accounts-state-invited = Invited
accounts-state-frozen = Frozen
accounts-state-disabled = Disabled
accounts-state-ended = Ended
accounts-none = No accounts
accounts-none-text = Nobody in the unit fits what you are looking for.
accounts-narrow = Narrow down
accounts-all-staff = All staff
accounts-all-states = All in use
accounts-all = Show all staff
accounts-more = More accounts
accounts-time = Time
accounts-seen = Last signed in
accounts-factor = Second factor
accounts-factor-app = App with codes
accounts-factor-none = No second factor yet
accounts-roles = Roles in the unit
accounts-roles-text = A substitute or guest gets a last day from the beginning. Signing in stops working when the day is over.
accounts-until = Last day
accounts-until-help = Leave empty where the role goes on.
accounts-until-do = Save the last day
accounts-how = How do you know that it is the right person?
accounts-how-help = The answer is written in the log.
accounts-how-met = We met
accounts-how-called = We saw each other in a video call that I placed, to a number I already had
accounts-how-vouched = A manager who knows the person vouched
accounts-fault-how = Choose how you know that it is the right person. Otherwise somebody else can trick you out of the account.
accounts-fault-date = Write a date such as 2026-12-31, or leave it empty.
accounts-fault-past = Choose today or a later day. If the account is to be closed at once, disable it.

## The unit
unit-title = The unit
unit-heading = The unit's details
unit-saved = The details are saved.
unit-new = Add a unit
unit-new-title = New unit
unit-new-lead = The new unit is empty and apart from this one. You are its first administrator and change role on the page of your account. Hours, reply time and other texts are changed afterwards.
unit-new-part = The unit
unit-new-do = Add the unit
unit-regime-help = Decides words, documentation and erasure. Cannot be changed afterwards.
unit-language = First language
unit-time-zone-help = As in Europe/Stockholm. All times are by that clock.
unit-name = Name among staff
unit-regime = Law and form
unit-regime-halso_sjukvard = Health care
unit-regime-sol_behovsprovad = Social services, needs-tested
unit-regime-sol_utan_behovsprovning = Social services, without needs test
unit-regime-privat = Private
unit-regime-forskning = Research
unit-time-zone = Time zone
unit-duty = Duty address
unit-duty-there = Present
unit-duty-missing = Missing
unit-part-seen = What clients see
unit-site-name = Name of the site
unit-site-name-help = Stands at the top of each page, in tabs and in mail. It should tell nothing to whoever sees it over a shoulder. At most 40 characters.
unit-wording = Word for what you do
unit-wording-help = Social services may not conduct psychological treatment and choose support or programme.
unit-wording-treatment = Treatment
unit-wording-support = Support
unit-wording-programme = Programme
unit-exit = Where the button Leave page leads
unit-exit-help = An ordinary page that nobody wonders about, such as weather or news. Begins with https://.
unit-part-hours = When somebody reads
unit-workdays = Days
unit-workdays-help = Public holidays and their eves are left out by themselves.
unit-day-1 = Mon
unit-day-2 = Tue
unit-day-3 = Wed
unit-day-4 = Thu
unit-day-5 = Fri
unit-day-6 = Sat
unit-day-7 = Sun
unit-opens = From
unit-closes = To
unit-reply-days = Homework is answered within
unit-reply-days-help = The promise stands on every page where somebody writes. Choose what you can keep, also in July.
unit-reply-days-unit = working days
unit-reading-weeks = After the end the modules can be read for
unit-reading-weeks-help = Nothing can be written in them then. The plans and the help always stay. Write 0 to close them the same day.
unit-reading-weeks-unit = weeks
unit-part-alarms = When nobody reads
unit-part-alarms-text = The unit must have a staffed duty address, a text about where to turn, or both.
unit-duty-address = Duty address (mail)
unit-duty-keep = An address is stored and is not shown. Leave empty to keep it.
unit-duty-new = The last recipient of alarms that nobody has acknowledged. An address that somebody reads.
unit-duty-remove = Remove the duty address
unit-out-sv = Where to turn, in Swedish
unit-out-en = Where to turn, in English
unit-out-help = Name, phone number and hours. Shown to clients when nobody reads.
unit-part-police = About reporting to the police
unit-police-sv = What the unit says about reporting to the police, in Swedish
unit-police-en = What the unit says about reporting to the police, in English
unit-police-help = When the unit can disclose data to the police and when it does not.
unit-save = Save
unit-fault-name = Write a name of 1 to { $most } characters.
unit-fault-name-reveals = The name can reveal what the site is about. Choose a word that says nothing, such as Steg.
unit-fault-wording = Choose treatment, support or programme.
unit-fault-time-zone = Write a time zone such as Europe/Stockholm.
unit-fault-unit-name = Write a name of 1 to { $most } characters.
unit-fault-regime = Choose one of the forms.
unit-fault-language = Choose Swedish or English.
unit-fault-workdays = Choose at least one day.
unit-fault-time = Write a time such as 08:00.
unit-fault-hours = The time must be later than the time when reading begins.
unit-fault-whole-number = Write a whole number from { $least } to { $most }.
unit-fault-exit = Write a whole address that begins with https://, such as https://www.smhi.se/.
unit-fault-duty = Write a mail address, such as duty@example.org.
unit-fault-duty-both = Write a new address or remove the one that is there, not both.
unit-fault-nobody = Fill in a duty address, or write where to turn. Otherwise a danger reaches nobody.
unit-fault-number = Write a phone number as well.
unit-fault-both-languages = Write the text in both languages, or in neither.
unit-fault-long = Write at most { $most } characters.

## Log
log-title = Log
log-heading = Log
log-lead = Who did what, when and from which unit. That you read the log is written in it as well. What clients wrote or answered is never shown here.
log-caption = Events in { $unit }, newest first
log-number = No.
log-time = Time
log-who = Who
log-what = What
log-about = About
log-unit = From unit
log-none = No events
log-none-text = No event in the unit's log fits what you are looking for.
log-narrow = Narrow down
log-anybody = Anybody on the staff
log-anything = Anything
log-code = The client's case code
log-code-help = The whole code, six characters.
log-from = From
log-until = Until
log-show = Show
log-all = Show everything
log-older = Older events
log-chain-whole = The log's chain is whole
log-chain-broken = The log's chain is broken
log-chain-broken-text = An event does not follow from the one before. Turn to operations, who check the log with a command.
log-chain-unknown = The log's chain has not been checked yet
log-chain-when = Checked { $when }.
log-fault-date = Write a date such as 2026-03-01.
log-fault-order = The last day cannot be before the first.
log-fault-code = No client of the unit has that code. Write all six characters.
log-part-overview = the overview
log-part-progress = scores over time
log-part-homework = homework
log-part-consents = consents
log-part-plan = modules and plans
log-part-flags = flags
log-part-clients = the list of clients
log-part-queue = the queue
log-part-messages = messages
log-part-sign_in = sign-in and slips
log-part-response = answers to a questionnaire
log-role-client = Client
log-role-clinician = Clinician
log-role-supervisor = Supervisor
log-role-researcher = Researcher
log-role-admin = Administrator
log-role-system = The system
log-role-operator = Operations
event-account_invited = Invited to an account
event-invitation_used = Used an invitation
event-password_accepted = Gave the right password
event-sign_in_refused = Was refused at sign-in
event-factor_set = Set up a second factor
event-factor_reset = Reset a second factor
event-signed_in = Signed in
event-recovery_code_used = Used a recovery code
event-factor_proved = Confirmed with a code again
event-signed_out = Signed out
event-left = Left by the exit button
event-account_frozen = Froze an account
event-account_disabled = Disabled an account
event-token_made = Made a token for data access
event-token_revoked = Revoked a token for data access
event-demo_sign_in = Signed in to the demonstration
event-identity_assured = Made sure who it was
event-membership_end_set = Changed when a role ends
event-client_entered = Was entered as a client
event-record_read = Read in a client's record
event-care_began = A care relation began
event-care_ended = A care relation ended
event-consent_given = Gave consent
event-consent_withdrawn = Withdrew consent
event-treatment_started = An enrolment began
event-treatment_paused = An enrolment was paused
event-treatment_resumed = An enrolment went on after a pause
event-treatment_ended = An enrolment ended
event-treatment_moved = An enrolment was moved to another version of its texts
event-module_opened = A module was opened
event-page_read = Read a page
event-draft_saved = Saved a draft
event-module_kept = Chose to keep a module on the own phone
event-homework_submitted = Handed in homework
event-questionnaire_answered = Answered a questionnaire
event-readers_told = Was told who reads the answers
event-questionnaire_entered = Entered answers that were given by phone
event-form_draft_saved = Saved a form that was begun
event-plan_saved = Saved a plan
event-feedback_drafted = Saved a draft of feedback
event-feedback_sent = Sent feedback
event-feedback_read = Read feedback
event-message_sent = Sent a message
event-something_happened = Told that something has happened
event-letters_changed = Changed their reminders
event-flag_raised = A risk flag was raised
event-flag_reopened = A risk flag was opened again
event-flag_evidence = A risk flag got new evidence
event-rung_raised = An alarm went on
event-alarm_acknowledged = Acknowledged an alarm
event-flag_acted = Acted on a risk flag
event-flag_closed = Closed a risk flag
event-flag_supervised = Read what was done about a closed flag
event-contact_noted = Noted a contact with the client
event-child_decided = Decided what is done for a child
event-child_decision_agreed = Agreed as second person about a child
event-review_signed = Signed a risk review
event-unit_made = Made a unit
event-unit_changed = Changed the unit's details
event-content_drafted = Changed a draft of the unit's own content
event-content_put_in_use = Put the unit's own content in use
event-content_carried_over = Applied the unit's changes to a new version of the content
event-study_made = Made a study
event-export_fetched = Downloaded a data extract
event-ethics_number_entered = Entered an ethics approval number
event-export_made = Made a data extract
event-log_read = Read the log
event-job_ran = A scheduled job ran
event-letter_unknown = Unclear whether a letter arrived
event-backup_begun = Began a backup of everything
event-backup_made = Made a backup of everything
event-spot_check_drawn = Drew a spot check
event-spot_check_judged = Judged a reading of a spot check
event-spot_check_signed = Signed a spot check
event-account_unfrozen = Unfroze an account
event-membership_given = Gave a role in the unit
event-password_changed = Changed their password
event-password_reset = Reset a password
event-recovery_codes_made = Got new recovery codes
event-sessions_ended = Ended sign-ins
event-role_chosen = Changed role
event-module_opened_because = A module was opened, with a reason

# Signing in
account-title-sign-in = Sign in
account-name = Code or e-mail address
account-name-help = The code is on the slip you were given: four digits and four letters, such as 4821 kmhp. If you work here, write your e-mail address.
account-password = Password
account-sign-in = Continue
account-lost-title = Have you forgotten something?
account-lost-text = If you have forgotten your password, changed phone or lost the slip, contact the person who invited you and you will get a new link. Nothing you have written is lost.
account-no-invitation = Do you not have an invitation?
account-no-invitation-link = How to get started

# Confirming with a code
account-title-code = Confirm that it is you
account-code = Code from the app
account-code-help = Open the app for sign-in codes on your phone. The code has six digits and changes every half minute.
account-recovery-instead = I cannot reach the app
account-recovery = Recovery code
account-recovery-help = One of the codes you saved when you got started. Each code works once.
account-confirm = Sign in
account-stop = Cancel

# Invitation
account-title-invite = Get started
account-invite-lead = Choose a password. Then you connect an app that gives you sign-in codes. It takes about five minutes.
account-invite-lead-password = You are going to connect a new app for sign-in codes. First write the password you already have.
account-invite-lead-factor = Choose a new password. Then we ask for a code from the app you already have.
account-invite-alone = Sit where nobody else can see the screen if you can.
account-invite-name-help = The code on the slip, or your e-mail address if you work here.
account-new-password = Choose a password
account-new-password-help = At least { $n } characters. Three or four words in a row are easy to remember and hard to guess. Do not use a password that somebody else knows.
account-password-again = Write the password again
account-next = Continue
account-gone-text = The link cannot be used. It may have been used already, have run out after 14 days or have been copied with a mistake.
account-gone-new = Ask the person who invited you for a new link. If you have already got started, sign in as usual.
account-gone-sign-in = To sign-in

# Connecting the app
account-title-set-up = Connect your app
account-set-up-lead = Besides the password you need a code from an app on your phone. Then nobody can sign in with your password alone.
account-set-up-app-title = Open the app
account-set-up-app = If you have no app for sign-in codes, search for “authenticator” where you get apps. Any that gives six-digit codes will do.
account-set-up-read-title = Add an account
account-set-up-read = Scan the picture with the app. If you are on the same phone, choose to type the key by hand instead.
account-set-up-picture = A picture for the app to scan. The same key is given as text beside it.
account-set-up-key = Key
account-set-up-code-title = Write the code that the app shows
account-set-up-done = Done

# Recovery codes
account-title-recovery = Recovery codes
account-recovery-lead = Save the codes now. With one of them you can sign in if you cannot reach the app. They are not shown again.
account-recovery-keep = Write them down on paper or save them in a password manager. Choose a place where nobody else sees them.
account-recovery-kept = I have saved the codes
account-recovery-left = { $n ->
    [0] You have no recovery codes left.
    [one] You have one recovery code left.
   *[other] You have { $n } recovery codes left.
}
account-recovery-new-title = Make new codes
account-recovery-new-text = When you make new codes the old ones stop working.
account-recovery-new = Make new codes

# Signing out
account-title-sign-out = Sign out
account-sign-out-text = This browser forgets the page: what was saved is removed, and the back button shows nothing.
account-sign-out = Sign out
account-signed-out-text = You are not signed in here.
account-to-front = To the start page

# Getting started
account-title-start = How to get started
account-start-lead = You need an invitation to sign in. You cannot write anything on this page, and nobody reads anything here.
account-start-steps = In four steps
account-start-step-ask = Contact the unit and say that you want to begin. You need not say more than that in the first call.
account-start-step-slip = You are given a slip with a code, four digits and four letters, and a link. The code is your name here. You need no personal identity number to sign in.
account-start-step-password = Open the link within 14 days. Choose a password and connect an app for sign-in codes.
account-start-step-in = Sign in with the code, the password and the app.
account-start-slip-title = Do you already have a slip?
account-start-slip = Use the link on the slip the first time. After that you sign in here.
account-start-wait-title = If you need to talk now
account-start-wait = Do not wait for an invitation. Call one of the numbers below, even if you are not sure that it is the right one.

# Your account
account-title-account = Your account
account-back = Back
account-language-title = Language
account-role-title = Your role
account-role-text = You have several roles. Choose the one you are working in.
account-role-now = chosen now
account-role-client = Client
account-role-clinician = Clinician
account-role-supervisor = Supervisor
account-role-researcher = Researcher
account-role-admin = Administrator
account-role-choose = Work as { $role }, { $unit }
account-safety-title = Password and codes
account-password-change = Change password
account-codes = Recovery codes
account-sessions-title = Where you are signed in
account-sessions-text = If you do not recognise one of these, end it and change your password.
account-session-this = Here and now
account-session-other = Another browser
account-session-times = Signed in { $began }, last used { $seen }
account-session-end = End
account-session-end-label = End the sign-in from { $began }
account-sessions-end-others = End all others
account-freeze-title = Freeze the account
account-freeze-text = Do this if somebody else may have your password, or if somebody forces you to sign in. You are signed out everywhere. Nobody can sign in, not even you, until you have contacted the person who invited you. Nothing you have written is lost.
account-freeze-alike = Whoever tries to sign in gets the same answer as for a wrong password.
account-freeze = Freeze the account now
account-done-password = The password is changed. You are signed out everywhere else.
account-done-sessions = The sign-in is ended.
account-done-language = The language is changed.
account-done-unit = The unit is added. Choose your new role below when you want to work in it.

# Changing the password
account-title-password = Change password
account-password-lead = You are signed out everywhere else when the password is changed.
account-present-password = The password you have now
account-step-up-code-help = Wait for a new code if you have just used the one that is shown.
account-title-confirm = Confirm that it is you
account-confirm-lead = What you are about to do needs a new code. It then counts for { $n } minutes.
account-confirm-do = Confirm
account-confirm-not-now = Not now
account-confirm-demo-title = The demonstration has no codes
account-confirm-demo = Sign in again as the same person, which counts as a new code.
account-new-password-label = New password
account-password-save = Change password

# What needs correcting
account-fault-sign-in = That name and password cannot be used to sign in. Check both and try again.
account-fault-factor = Write the six digits that the app shows now. A code works once: if you have just used it, wait for the next.
account-fault-recovery = Write a recovery code that you have not used, twelve characters.
account-fault-step-up = The password or the code is not right. Write your present password and a code that you have not used.
account-fault-invite-name = Write the code that belongs to this link, four digits and four letters, or the e-mail address that was invited.
account-fault-password-short = The password must have at least { $n } characters.
account-fault-password-long = The password can have at most { $n } characters.
account-fault-password-context = Choose a password that is not your code, your e-mail address or the name of the site.
account-fault-password-common = That password is easy to guess. Add a word or two that do not belong together.
account-fault-password-again = The two passwords must be the same. Write both again.
account-fault-name-taken = There is already an account with that name. Write another.
account-fault-code = A code has four digits and four letters, such as 4821 kmhp.
account-fault-mail = Write an e-mail address, such as eva@example.se.
account-fault-role = A client has the role of a client. Whoever works here has another role.
account-fault-name = Write a name of at most { $n } characters.
account-fault-language = Choose Swedish or English.
account-conflict-in-use = The account is in use and cannot be invited again. If the password or the phone is lost, reset it instead.
account-conflict-in-use-heading = The account is in use
account-conflict-not-in-use = This can only be done with an account that is in use. Invite the person again instead.
account-conflict-not-in-use-heading = The account is not in use
account-conflict-not-frozen = The account is not frozen and need not be opened.
account-conflict-not-frozen-heading = The account is not frozen
account-conflict-client = A client has only one role. Invite a new person instead.
account-conflict-client-heading = It is a client’s account

# Events in the log

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
outbox-lead = How the unit's letters have fared. What a letter is about is not shown, and of addresses only enough to see whether it is the right one.
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
outbox-in-state = Letters in the state { $state }
outbox-sent = Sent
outbox-attempts = Attempts
outbox-more = Older letters
outbox-none = No letters
outbox-none-text = No letter is in that state.
outbox-remedy-waiting = Nothing to do while the time is outside the recipient's own days and hours. Where the number of attempts is high the mail server does not answer: ask operations to look.
outbox-remedy-attempted = Nothing to do. Where a letter stays here long, the service that sends letters has stopped: ask operations to look.
outbox-remedy-sent = Nothing to do. The mail server has taken the letters, but nobody knows whether they were read.
outbox-remedy-unknown = The letter may have arrived or not. It is not sent again. Get in touch with staff yourself, and ask the clinician to get in touch with the client.
outbox-remedy-withheld = Clients choose themselves to get no letters, and then it is as it should be. For staff: check the address and that the account is not frozen.
outbox-remedy-expired = The time ran out before the letter could be sent. Where many end here: check that the jobs run.

# The client's pages: start, modules, plans, settings
client-minutes = about { $n } minutes

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
exercise-fault-refused = { $label }: { $why }
exercise-fault-date = { $label }: write a date, for example 2027-03-01
exercise-fault-time = { $label }: write a time, for example 19:30
exercise-fault-rounds = { $label }: fill in at most { $max } times

# The way through a programme
treatment-not-running = The programme is not under way at the moment.
treatment-not-running-heading = Not under way
treatment-not-paused = The programme is not paused.
treatment-not-paused-heading = The programme is not paused
treatment-running = A programme is already under way. End it before a new one begins.
treatment-running-heading = A programme is already under way
treatment-too-early = This programme can begin when the first modules of the programme before it have been answered.
treatment-too-early-heading = It is too early
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
listen = Listen
listen-start = Read the page aloud
listen-pause = Pause
listen-go-on = Go on reading
listen-stop = Stop reading
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
my-next-forms-begun = You have begun a form. It is not sent, and nobody has read it. Answering everything takes about { $minutes } minutes.
my-next-forms-begun-button = Go on
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
my-waiting-begun = Begun, not sent
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
my-stop-waits = Opens when you have answered the form that waits
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
my-settings-offline-text = You can keep texts on the phone and read them without a connection. This is off until you choose it.
my-settings-offline-link = Read more and choose

# Reading without a connection
my-offline-title = Read without a connection
my-offline-lead = You can keep the texts of the modules on this phone and read them when there is no connection. Nothing is kept until you choose it.
my-offline-who-title = Who else uses the phone?
my-offline-who = Whoever can unlock the phone can see that something from here is kept on it, but cannot read it without your code. Whoever knows your code can read the texts. If you are unsure who gets at the phone, keep nothing.
my-offline-how-title = How it works
my-offline-how-what = Only the texts of the modules are kept. What you have written or answered yourself is never kept on the phone.
my-offline-how-sealed = The texts are locked with a code that you make up. The code does not leave the phone. If you forget it, nobody can bring the texts back, but you can keep them anew.
my-offline-how-guess = After five wrong codes everything is removed. Somebody with technical skill who copies the phone can still guess as often as they like. A long code protects better.
my-offline-how-wiped = The texts are removed when you press Leave page, when you sign out and when you remove them here. If the phone has had no contact with us for 30 days they cannot be opened, and are removed when somebody tries. If the account is frozen, or you are signed out from another device, they are removed the next time the phone has contact.
my-offline-how-stays = If you are signed out because time ran out, the texts stay, locked. The browser's history still shows that the page has been open.
my-offline-nothing = You have no open module yet. When you have one, you can keep it here.
my-offline-unable = Texts cannot be kept in this browser. It takes scripts, a secure connection and a browser that can lock texts. Nothing is kept. Everything else on the site works as usual.
my-offline-some-title = Texts are kept on this phone
my-offline-some = Open the start page without a connection to read them. You need your code.
my-offline-remove = Remove from the phone
my-offline-choose-title = Choose what to keep
my-offline-modules = Modules
my-offline-code = Make up a code
my-offline-code-help = At least 6 characters. Do not take the phone's code or your password. The code cannot be recovered.
my-offline-code-again = Write the code once more
my-offline-replaces = If you have kept something before, it is replaced by what you choose now.
my-offline-keep = Keep on this phone
my-offline-working = Locking the texts. This takes a few seconds.
my-offline-kept = The texts are kept. Without a connection, open the start page and write your code.
my-offline-removed = The texts have been removed from the phone.
my-offline-failed = That did not work. Nothing is kept. Try again when you have a connection.
my-offline-fault-none = Choose at least one module
my-offline-fault-short = The code needs at least 6 characters
my-offline-fault-differ = The codes differ. Write the same code twice
my-kept-title = Without a connection
my-kept-lead = This page is shown when there is no contact. The numbers below can be called all the same.
my-kept-again = Try again
my-kept-code = Your code
my-kept-open = Open the kept texts
my-kept-working = Opening. This takes a few seconds.
my-kept-empty = No texts are kept on this phone.
my-kept-wrong = Wrong code. Tries left before everything is removed: { $n }
my-kept-opened = The texts are open. They can be read, but not written in.
my-kept-shut = The texts are locked again.
my-kept-exercise = The exercise { $name } stands here. Fill it in when you have a connection.

# Own data
my-data-title = My data
my-data-lead = Here is what you have handed in, answered, planned and written.
my-data-file = Get it as a file
my-data-warning = The file can be opened by everybody who uses the same phone or computer. Get it only where you are alone.
my-data-homework = Handed in
my-data-plans = Plans, all versions
my-data-forms = Forms
my-data-by-phone = { $title }, by phone
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
my-progress-same = Your last answer is about the same as in the beginning.
my-progress-changed = Your last answer is { $last }. In the beginning it was { $first }.
my-progress-unscored = None of your answers could be counted, because questions have no answer.
my-progress-around = about the same as in the beginning
my-progress-table = The same numbers in a table
my-progress-low = A low number never says that all is well. If something has happened, say so:
my-progress-date = Day
my-progress-value = Number
my-progress-not-counted = could not be counted, answers are missing
my-progress-note = Small differences from time to time mostly mean that things are about the same. Talk to the person who answers you if you wonder.
my-progress-none = No numbers yet
my-progress-none-text = They come here when you have answered forms.

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
when-weekday-moment = { $date } at { $time }
when-clock = { $hour }:{ $minute }
when-days-span = { $first }–{ $last }
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
when-hours-read = We read { $days }, { $opens }–{ $closes }, not on public holidays.
when-hours-nobody = Right now nobody is appointed to read what you write. Do not wait for an answer here.

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
clinic-title-forms = Forms
clinic-about = Pages about { $name }
clinic-tab-overview = Overview
clinic-tab-plan = Modules
clinic-tab-progress = Scores
clinic-tab-forms = Forms
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
clients-change = { $change } since the start
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
scores-by-phone = by phone
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
scores-around = within { $points } points of the baseline { $from }: no more than the error of measurement
scores-limit = limit of clinical trouble: { $limit } and { $side ->
    [high] above
   *[low] below
  }
scores-trend-better = The trend over { $n } answers is reliably for the better (z = { $z }, limit 1.96).
scores-trend-worse = The trend over { $n } answers is reliably for the worse (z = { $z }, limit 1.96).
scores-trend-none = The trend over { $n } answers is no more than the error of measurement (z = { $z }, limit 1.96).
scores-trend-derived = The error of one answer is derived from the questionnaire's points rule, not measured.
scores-trend-overlap = The questions are about { $days } days, and the answers came closer together than that. They are partly about the same days, so the trend can look surer than it is.
scores-table = The answers as a table

# Charts
when-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
  }
chart-day = { $day } { when-month-short }
chart-month = { when-month-short } { $year }
chart-answered = answer
chart-imputed = partly filled in: some questions had no answer
chart-gap = answer that could not be scored
chart-module = a module opened, with its number
chart-text = { $count } answers were scored. The first is { $first } ({ $begun }), the last { $last } ({ $date }). The lowest is { $lowest }, the highest { $highest }.
chart-text-one = One answer was scored: { $value } ({ $date }).
chart-text-none = No answer could be scored.
chart-text-unscored = { $n ->
    [one] One answer could not be scored.
   *[other] { $n } answers could not be scored.
  }

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

# Forms
form-title = Form
form-back = To the start page
form-decline = I don’t want to answer
form-next = Next
form-previous = Back
form-progress = Question { $n } of { $total }
form-send-hint = You can go back and change before you send. What you send cannot be changed afterwards.
form-send = Send
form-save = Save and come back
form-save-text = What you save is not sent. Nobody reads it until you press Send. Your clinician can only see that you have begun. If you need somebody now, do not wait for us.
form-begun-title = You have begun this form
form-begun = It was saved { $when }, but not sent. Nobody has read it. Go on where you left off, and send it when you are done.
form-two-tabs = You have answered this in two places, perhaps in two tabs. Nothing is lost and nothing is sent.
form-two-tabs-link = See both and choose
told-title = Before you answer
told-lead = Read this first. It is about who reads your answers and what can happen with them. You can read it again whenever you want, from the form.
told-link = Who reads the answers, and what happens with them?
told-who = Who reads
told-when = When
told-when-text = Nobody watches the answers round the clock. If anyone is in danger: call 112.
told-danger = If anyone is in danger
told-danger-text = If you answer that somebody is in danger, or that you are close to harming somebody or yourself, an alarm goes to your clinician and to a colleague. They get in touch with you. They may have to call 112 or warn the person who is in danger, also without your yes.
told-children = If a child may be harmed
told-children-text = Then we must report it to the social services at once. That is not ours to choose.
told-close = Your partner and others close to you
told-close-text = We do not tell your partner, your former partner or others close to you what you answer, unless you have said yes to exactly that. The only exception is what must be said to protect somebody. Remember that whoever can see your screen can read as well.
told-you = What you decide
told-you-text = You can choose “I don't want to answer” at every question. Rather that than something that is not true.
told-read = I have read this, go to the questions
told-to-form = To the questions
form-late = It is not too late. You can answer until { $date }.
form-go-on = Go on with the form
form-saved-title = Saved, but not sent
form-saved = Nobody reads what you have answered until you send the form. Send it when you are done, or as far as you want to answer.
form-saved-until = You can go on until { $date }. After that, what you have saved is removed.
form-versions-title = Two answers
form-versions-lead = You have answered the same form in two places. Nothing is lost, and nothing is sent yet. Choose which answers you want to go on with. Then you come back to the form and can send it.
form-versions-none = There is no question that you answered differently. The answers from both places are put together.
form-version-first = Saved first
form-version-other = Answered in the other place
form-versions-keep = Go on with what I chose
form-versions-choose = Choose one of the two answers.
form-versions-changed = You have saved something more meanwhile. It is shown here now. Choose again.
form-unread-title = The form is not open at the moment
form-unread = At the moment there is nobody who can read the answers and get in touch. So we do not ask. Call one of those below if you need to talk.
form-fault-missing = Choose an answer to the question.
form-fault-option = Choose one of the answers in the list.
form-fault-number = Answer with a whole number.
form-fault-range = Answer with a number from { $min } to { $max }.
form-fault-several = Choose one answer only.
form-fault-exclusive = “None of this” and “I don’t want to answer” cannot be chosen together with anything else.
form-fault-decline = Choose either an answer or “I don’t want to answer”, not both.
form-conflict-closed = The time for this form is over. The next form will be on your start page.
form-conflict-closed-heading = The form is closed
treatment-waits-for-form = The module opens when you have answered the form that waits. It is on the start page. If you would rather talk about it, write to your clinician.
treatment-waits-for-form-heading = Answer the form first
form-conflict-answered = You have answered already. We have your answers.
form-conflict-answered-heading = The form is already answered
form-conflict-unread = At the moment there is nobody who can read the answers and get in touch. So we do not take them. If anyone is in danger: call 112.
form-conflict-unread-heading = The form is not open at the moment
form-conflict-textless = The form cannot be shown at the moment. You need not do anything about it. What you have answered before is still here.
form-conflict-textless-heading = The form cannot be shown
form-received-title = Your answers are received
form-received = Thank you. The answers are saved, and the person who follows you can read them.
form-received-next = Next form

# Answers, as the clinician reads them
answers-title = Answers
answers-lead = What the client said { $when }. This is no risk assessment.
answers-scores = Scores
answers-scale = Scale
answers-value = Value
answers-band = Level on the scale
answers-not-scored = Not scored
answers-each = Each question
answers-version = Version { $version }
answers-phone = By phone
answers-entered = The answers were given by phone and entered by { $name }.
answers-late = { $n ->
    [one] The answer came one day late.
   *[other] The answer came { $n } days late.
}
forms-now = Can be answered now
forms-now-lead = Call { $name } if that is easier. Open the form, read the questions out and enter the answers.
forms-now-none = No form is open today.
forms-past = Answered and missed
forms-past-none = None yet.
forms-open = Open
forms-late = Late
forms-open-until = Was to be answered by { $due }, can be answered until { $date }.
forms-begun = The client has begun and not sent.
forms-answered = Answered
forms-answered-late = Answered late
forms-answered-on = Answered { $date }.
forms-missed = Missed
forms-missed-on = Closed { $date } without an answer.
phone-title = Answers by phone
phone-back = Forms of { $code }
phone-lead = { $name } answers, you read the questions and enter the answers. The record and exports say that the answers were given by phone and that you entered them.
phone-how = Read the question and the answers as they stand. Say that it is fine not to want to answer. Ask first whether it is possible to talk undisturbed: end the call if somebody else is listening.
phone-told = Read this out first. It is the first time that these questions are asked.
phone-told-done = I have read it out to { $name }
phone-fault-told = Read out who reads the answers, and tick that it is done.
phone-begun = The client has begun this form. Only the client can read what is saved there, and it is removed when you save these answers.
phone-unread-title = The form cannot be taken just now
phone-unread = A responsible clinician or a second person is missing on the alarm ladder. So nothing may be asked whose answer must be read at once. See that both are there, and try again.
phone-conflict-unread = A responsible clinician or a second person is missing on the alarm ladder. The answers were not saved. See that both are there, and try again.
phone-conflict-unread-heading = The form cannot be taken just now
phone-send-hint = Read the answers back to { $name } if you are unsure. They cannot be changed afterwards.
phone-send = Save the answers
phone-received-title = The answers are saved
phone-received = The answers from { $name } are saved and scored. They say nothing certain about risk: ask on if anything in the call worried you.
phone-flag = The answers from { $name } are saved. Something in them needs a person now, and you are the one in the call.
phone-flag-danger = Ask whether anyone is in danger right now. If so: call 112 while you are in contact.
phone-flag-read = Read out the text below with the numbers. Decide together what happens in the next hour.
phone-flag-take = Take the alarm on the flags page and write what you did. It climbs on until somebody takes it.
phone-to-flags = Open the flags
phone-to-answers = See the answers
phone-read-out = To read out
phone-next = Next form
answer-declined = Declined
answer-blank = Left blank
answer-not-applicable = Not applicable

# When somebody reads
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
reading-open = Somebody reads here today until { $time }.
reading-closed = Nobody reads this before { $day } { $time }.
reading-never = Nobody is reading here at the moment.
reading-route = If you need to talk before then: { $route }.
safety-first-title = Thank you for telling. Begin here.
safety-first-text = If anyone is in danger now: call 112. Leave the place if you are close to hurting someone. Let the others be, and call one of those below.

# Something has happened
happened-title = Something has happened
happened-lead = Choose what fits best. You can always call instead.
happened-question = What do you need to say?
happened-danger = Someone is in danger now
happened-danger-hint = Call 112 first. This reaches us later.
happened-used = I have used violence or am afraid to
happened-used-hint = The person who follows you is told, and you get help with the next hour.
happened-ask = I have a question
happened-ask-hint = Write a message. It is read during our hours.
happened-send = Go on
happened-fault-choice = Choose one of the three.
happened-sent-title = We have received it
happened-hour-title = The next hour
happened-hour-1 = Leave, if you can do so without hindering or frightening anyone.
happened-hour-2 = Let the others be. Don’t call, don’t write, don’t go back today if there is any risk.
happened-hour-3 = Don’t drink and don’t take drugs.
happened-hour-4 = Call someone who can listen. If anyone is hurt or in danger: call 112.
happened-hour-5 = Don’t ask for forgiveness or an answer now. The other person must be left in peace.
happened-hour-6 = Tell the person who follows you what you did. Write a message once you are in a safe place.
happened-write = Write to the person who follows you
happened-plan = Open my plan
happened-start = To the start page

# Flags
flags-title = Flags
flags-of = Flags for { $name }
flags-lead = The answers are the client’s own words, with their date. They are no risk assessment. No flag disappears by a better answer.
flags-back = To { $code }
flags-none-title = No flags
flags-none = No answer so far has raised a flag. That is no assessment of the risk: a person makes one.
flags-noted = For information
flags-noted-hint = Nobody was alerted. The client is offered the same form again within three days, unless it comes then anyway: only the next response shows whether it has become worse.
alarm-of = Alarm { $when }
alarm-take = I take this
alarm-take-hint = The alarm stops climbing. You stand as the one who took it.
alarm-ladder = Who has been alerted
alarm-rung = { $who }: { $when }, { $count ->
    [one] one letter
   *[other] { $count } letters
  }
rung-responsible = Responsible clinician
rung-deputy = Deputy
rung-supervisor = Supervisor
rung-duty = Duty
tier-emergency = Emergency
tier-red = Red
tier-amber = Amber
tier-info = For information
flag-state-open = Open
flag-state-acknowledged = Taken
flag-state-acted = Acted on
flag-state-closed = Closed
flag-state-noted = Noted
flag-rule = Rule { $rule }, version { $version }
flag-evidence = Rests on
flag-answer-link = Show the answers
flag-alarms = { $n } alarms
flag-log = What has happened with the flag
flag-step = { $when }: { $state }
flag-step-by = { $when }: { $state }, { $who }
flag-note-act = What have you done?
flag-act = Save what was done
flag-note-close = Why can the flag be closed?
flag-close = Close the flag
flag-fault-note = Write what was done. No flag goes on without a note.
flag-fault-note-long = The note can be 4,000 characters at most.
flag-conflict-taken = Somebody else took the alarm before you. Open the page again to see who.
flag-conflict-taken-heading = The alarm is already taken
flag-conflict-state = The flag has changed since you opened the page. Open it again to see how it stands.
flag-conflict-state-heading = The flag has changed
flags-done = Saved.
flag-note-act-help = What you have agreed on and what happens now. Contacts are noted above.
flag-note-close-help = What has been done and why it is enough now.
flag-next = What is the next step?
flag-next-help = What happens, who does it and when.
flag-next-said = Next step
flag-fault-next = Write the next step: what happens, who does it and when. A red flag is not closed without one.
flag-close-waits = Before the flag can be closed:
flag-waits-contact = note that the client has been reached, or that someone has tried, since the alarm
flag-waits-child = decide what is done for the child
flag-waits-second = the second person has to agree that it is not reported
flag-waits-review = sign a risk review made after the alarm
flag-act-waits-child = Decide what is done for the child first. Then say what you have done.
flag-act-waits-second = The second person has to agree first that it is not reported. Then say what you have done.
flag-lacking-contact = Note first that the client has been reached, or that someone has tried, since the alarm.
flag-lacking-child = Decide first what is done for the child.
flag-lacking-second = The second person has to agree first that it is not reported.
flag-lacking-review = Sign a risk review made after the alarm first.
flag-conflict-read = Somebody else has marked it as read. Open the page again to see who.
flag-conflict-read-heading = It has been read already
flag-conflict-own = You closed this flag yourself. Another supervisor reads what was done.
flag-conflict-own-heading = Somebody else reads this one
flag-state-read = Read by a supervisor
alarm-act-by = Something must be done and noted by { $when }.
alarm-act-late = Overdue
rung-late_responsible = Responsible clinician, nothing done in time
rung-late_deputy = Deputy, nothing done in time
rung-late_supervisor = Supervisor, nothing done in time
rung-late_duty = Duty, nothing done in time
contact-title = Contact with the client
contact-none = Nobody has noted any contact since the alarm.
contact-add = Note a contact or an attempt
contact-way = How?
contact-way-phone = Telephone
contact-way-meeting = Meeting
contact-way-video = Video
contact-way-letter = Message or letter
contact-way-through_others = Through somebody else
contact-reached = Did you reach the client?
contact-reached-yes = Yes
contact-reached-no = No, tried
contact-was-reached = reached
contact-was-sought = tried
contact-on = Day
contact-at = Time
contact-note = What was said, or what message was left?
contact-save = Save the contact
contact-fault-way = Choose how the client was sought.
contact-fault-reached = Choose whether the client was reached.
contact-fault-when = Give a day and a time after the alarm that is not ahead of now, such as 14.30.
child-title = The child
child-decide = Decide what is done for the child
child-decision = What is done for the child?
child-decision-help = A concern for a child is to be reported at once. When in doubt, ask social services without naming anyone.
child-reported = Reported
child-reported-hint = A report of concern has been made to social services.
child-taken_up = Taken up with the child’s own unit
child-taken_up-hint = The child has a unit of its own already, and it knows what has come forward.
child-not_reported = Not reported
child-not_reported-hint = Needs a reason, and the yes of a second person.
child-if-told = If it is reported or taken up
child-on = Day
child-whom = To or with whom?
child-reference = The receiver’s reference
child-if-not = If it is not reported
child-reason = Why is it not reported?
child-second = Second person
child-second-blank = Choose someone
child-second-help = They see the question in their own queue and answer under their own sign-in.
child-save = Save the decision
child-said = { $on }, { $whom }
child-reference-said = Reference { $reference }
child-agreed = { $who } agreed { $when }
child-waits = Waits for the yes of { $who }
child-agree = I agree that it is not reported
child-agree-hint = You stand as the second person. If you do not agree, talk to the one who decided: the flag stands meanwhile.
child-fault-decision = Choose what is done for the child.
child-fault-day = Give the day, such as 2026-11-22.
child-fault-ahead = The day lies ahead. Give the day on which it was done.
child-fault-second = Choose a second person from the list: someone else who cares for the client, or a supervisor.
child-conflict-second = You have not been asked to agree to this, or it has been answered already.
child-conflict-second-heading = Nothing to agree to
clinic-tab-reviews = Risk review
clinic-title-reviews = Reviews
clinic-title-review = Review
clinic-title-review-new = New review
review-title = Risk reviews
review-lead = Made by a person, on set days and after every red flag. What the client has answered is no assessment.
review-signed = The review is signed.
review-to-flags = To the flags
review-late = Overdue
review-next-title = Next review
review-due-alarm = A review after the alarm is due by { $when }.
review-due-separation = A review after the separation is due by { $when }.
review-due-begin = A review before the first module is due by { $when }.
review-due-fourth_week = The review of the fourth week is due by { $when }.
review-due-follow_up = The review at the follow-up is due by { $when }.
review-due-planned = The last review named a day for the next: by { $when }.
review-begin = Write a review
review-go-on = Go on with your draft
review-gaps = { $n ->
    [one] 1 gap
   *[other] { $n } gaps
 }
review-next = Next by { $date }.
review-none = Not assessed
review-none-text = Nobody has signed a review of this client here yet. That says nothing about the risk.
review-of = Review signed { $when }
review-by = { $who }. Form version { $version }.
review-person = A review is a person’s judgement on the day it was signed. It has no score.
review-new = Write a review
review-kept = The draft is saved. It counts only once it is signed.
review-stale-title = The draft was changed elsewhere
review-stale = You or another window saved this draft after you opened the page. What you see here is what you typed in this window. Save or sign again to keep it in place of the other text.
review-wall = Write nothing here that the exposed partner has told: that belongs in a record of its own.
review-flags = { $n ->
    [one] 1 flag that is not closed
   *[other] { $n } flags that are not closed
 }
review-plans = The client’s own plans
review-before = { $date }:
review-found = What do you know?
review-found-now = Now
review-found-earlier = Earlier
review-found-no = No
review-found-yes = Yes
review-found-not_known = Not known
review-note = Note
review-children = Are there children?
review-child = Child { $n }
review-child-born = Year of birth
review-child-contact = Contact
review-child-worker = Own social worker
review-child-support = Told, and offered support
review-child-more = Leave rows blank that are not needed. Save the draft for another row.
review-choose = Choose
review-contact-lives_with = Lives with the client
review-contact-meets = Meets the client
review-contact-none = No contact
review-contact-not_known = Not known
review-conclusion = Conclusion
review-conclusion-label = What does it come to?
review-conclusion-help = For whom is there a risk, of what, when and where? What raises and what lowers it?
review-measures = What is done
review-measures-help = What, by whom and by when.
review-next-on = Next review by
review-next-on-help = A day in the coming six months. An alarm or a separation calls for one sooner.
review-final = Once signed, a review is not changed. Something new is a new review.
review-sign = Sign the review
review-save = Save the draft
review-fault-blank = Choose an answer. “Not known” is an answer.
review-fault-conclusion = Write what the review comes to.
review-fault-measures = Write what is done about it. If nothing is, write why.
review-fault-next = Give the day for the next review: after today, within six months, such as 2026-11-22.
review-fault-year = Give the year of birth with four digits, such as 2019, or leave it blank.
flag-note-read = Anything to add?
flag-read = I have read what was done
nav-supervision = Supervision
supervision-title = Supervision
supervision-lead = Red flags that have been closed. A supervisor reads what was done about each within a week.
supervision-none = Nothing to read
supervision-none-text = Every closed red flag has been read.
supervision-late = Overdue
supervision-closed = closed { $when }
supervision-queue = The unit’s whole queue
queue-second = Decision about a child: your yes as second person
queue-kind-second = Second person
queue-kind-review = Overdue
queue-review-alarm = Risk review after an alarm
queue-review-separation = Risk review after a separation
queue-review-begin = Risk review before the first module
queue-review-fourth_week = Risk review in the fourth week
queue-review-follow_up = Risk review at the follow-up
queue-review-planned = Risk review that was planned
queue-alarm-late = Nothing done in time
queue-act-by = to be done by { $when }
queue-count-reviews = { $n ->
    [one] 1 risk review
   *[other] { $n } risk reviews
 }
clinic-end-review-title = A final risk review comes first
clinic-end-review = Nobody has signed a risk review in the last two weeks. An enrolment ends, also when it is broken off, with a review.
clinic-end-fault-review = Sign a risk review first. None has been signed in the last two weeks.
clinic-end-fault-owner = Nobody is responsible for the client. Whoever is asked more afterwards needs someone who answers for that: choose “no forms”, or let the administrator name somebody first.

# The researcher's pages and the texts in an export
research-title = Studies
research-study-title = Study { $code }
research-lead = These are the unit's studies. You see numbers, never who takes part.
research-none-title = No studies
research-none = Set up a study and it is shown here.
research-code = Study code
research-name = Name
research-ethics = Ethics approval number
research-made-on = Set up
research-given = Have consented
research-withdrawn = Have withdrawn
research-to-exports = Download data
research-to-codebook = See the codebook
research-pseudonyms = Each study has its own key. The same person has different pseudonyms in two studies, and the key never leaves the server.
research-codebook-title = Codebook
research-codebook-lead = All variables and values of the questionnaires in use now. The export has its own codebook for the versions that were answered.
research-codebook-version = { $id }, version { $version }, checksum
research-codebook-variable = Variable
research-codebook-kind = Kind
research-codebook-value = Value
research-codebook-label = Meaning
research-codebook-range = Limits
research-codebook-kind-item = question
research-codebook-kind-value = answer
research-codebook-kind-missing = missing answer
research-codebook-kind-scale = scale
research-codebook-kind-band = band
research-codebook-kind-mode = way of answering
research-fault-code = Enter a study code of 2–40 characters: small letters a–z, digits and hyphens, a letter first.
research-fault-code-taken = Choose another study code. This one is in use.
research-fault-name = Enter the name of the study in at most 200 characters.
research-fault-ethics = Enter the number of the ethics approval in at most 60 characters.
research-no-ethics-number = The study needs an ethics approval number before anybody can consent to it.
research-no-ethics-number-heading = The study is not approved yet
research-new-title = New study
research-new-lead = A study gets a key of its own when it is set up. The code cannot be changed afterwards.
research-new-code-help = A short name in addresses and file names: small letters a–z, digits and hyphens, such as steg-2.
research-new-name-help = So that you and your colleagues recognise it.
research-new-ethics-help = Can be entered later. Nobody can consent before the number is there.
research-new-make = Set up the study
research-ethics-none = Not there yet
research-ethics-help = The number cannot be changed once it is saved.
research-ethics-save = Save the number
research-done-ethics = The number is saved. Consent to the study can now be given.
research-fault-ethics-given = Enter the number of the ethics approval in at most 60 characters.
research-conflict-ethics = The study already has an ethics approval number, and it is not changed.
research-conflict-ethics-heading = The number is there already
research-measures-title = How the measures are going
research-measures-lead = The number of questionnaires for the persons whose consent holds. A late answer came after its day.
research-measures-caption = Questionnaires by event and state
research-measures-none-title = No questionnaires yet
research-measures-none = When somebody has consented and been given questionnaires, they are shown here.
research-event = Event
research-questionnaire = Questionnaire
research-few = fewer than { $n }
research-hidden = not shown
research-few-why = Numbers from 1 to 4 are given as fewer than { $n }, since groups that small can point to somebody. “Not shown” stands where such a number could otherwise be worked out.
research-exports-title = Latest exports
research-exports-all = All exports
research-exports-none = Nothing has been taken out of the study yet.
research-quasi-title = What can point to somebody
research-quasi-none = The study has declared no details that together can point to a person (sex, age, place and the like), and the export holds none. A check of small groups covers declared details only. The file is personal data all the same.
research-codebook-csv = Download as CSV
research-codebook-json = Download as JSON
research-codebook-contents = The questionnaires
export-title = Download data
export-lead = The export holds answers from the { $given } persons who have consented to the study and not withdrawn. Ethics approval { $ethics }.
export-withdrawn = { $withdrawn ->
    [one] One person has withdrawn consent and is not included. Remove that person from earlier exports too.
   *[other] { $withdrawn } persons have withdrawn consent and are not included. Remove them from earlier exports too.
}
export-holds-not-title = What it does not hold
export-holds-not = Names, contact data, case codes, dates and free text. Instead of dates there is the number of days since the start.
export-personal-title = Handle the files as personal data
export-statement = The files are still personal data. The pseudonyms take the place of names but make nobody anonymous, and unusual answers can point to a person.
export-logged = The order is written in the log before anything is read, and so is each download. You may have to confirm with a code.
export-download = Download as a zip file
export-fault-format = Choose one of the shapes in the list. Others are not in this version.
export-missing-not-applicable = Not applicable: the question was not shown
export-missing-declined = Did not want to answer
export-missing-blank = Shown but left blank
export-lead-no-ethics = The study has no ethics approval number yet, so nobody has been able to consent. An export will be empty.
export-format = Which shape do you want?
export-format-long-csv = Long tables (CSV)
export-format-long-csv-hint = One row per answer, score and planned questionnaire, in three files.
export-format-wide-csv = Wide table (CSV)
export-format-wide-csv-hint = One row per person. Each question has a column per event, and why an answer is missing stands in a column of its own.
export-format-datapackage = Data package (Frictionless)
export-format-datapackage-hint = The long tables with a description that programs can read and check against.
export-ask = Order the export
export-made-title = Exports
export-none-title = No exports yet
export-none = Choose a shape above. The export is made while you do something else.
export-under-way = An export is under way. The page refreshes by itself.
export-again = Refresh now
export-is-waiting = Waiting
export-is-running = Being made
export-is-done = Ready
export-is-failed = Not made
export-is-expired = File removed
export-asked = Ordered { $at }
export-by-command = Made { $at } by command on the server. The file was not kept here.
export-persons = { $n ->
    [0] Nobody is included.
    [one] One person is included.
   *[other] { $n } persons are included.
}
export-gone = { $n ->
    [0] Everybody from the previous export is still there.
    [one] One person from the previous export is gone. Remove that person from your copy too.
   *[other] { $n } persons from the previous export are gone. Remove them from your copy too.
}
export-why-failed = Something went wrong on our side. Order it once more. If it happens again, ask whoever runs the server to read the log.
export-why-unwritable = The file could not be written. Ask whoever runs the server to see whether the disk is full, and then order it again.
export-why-unavailable = The database did not answer. Order it once more in a while.
export-why-interrupted = The server stopped several times while the export was being made. Ask whoever runs the server to read the log before you order again.
export-why-access = Whoever ordered it is no longer a researcher of the unit, so the export was not made.
export-details = Contents and checksums ({ $short })
export-provenance = The export's identifier. The same data give the same identifier.
export-sha256 = SHA-256 of the zip file
export-files = Files in the export
export-file = File
export-rows = Rows
export-bytes = Bytes
export-kept = A file is kept for { $n } days. After that the export still stands here, but the file is removed.
export-fault-under-way = Three exports of the study are under way already. Wait until one of them is ready.
export-fault-many = You have ordered 20 exports in a day and a night. Order more tomorrow.
export-conflict-expired = The file has been kept for its time and is removed. Order a new export.
export-conflict-expired-heading = The file is removed
export-conflict-missing = The file is not on this server. Order a new export, and tell whoever runs the server.
export-conflict-missing-heading = The file is missing
export-missing-empty = No value: the question was not asked, is not due yet, or see missing_reason
export-field-pid = Pseudonym of the person, in this study only
export-field-event = Event
export-field-instrument = Questionnaire
export-field-version = Version of the questionnaire
export-field-language = Language in which the questionnaire was shown
export-field-item = Question
export-field-value = Value
export-field-label = What the answer means, in the language of the questionnaire
export-field-day = Day on which it was answered, counted from the start
export-field-missing-reason = Why the value is missing
export-field-scale = Scale
export-field-band = Band
export-field-method = How the score was computed
export-field-reliable-change = Whether the change since the measure before the start exceeds the error of measurement
export-field-verdict = Change since the measure before the start
export-field-due-day = Day on which it was due, counted from the start
export-field-state = State
export-field-mode = Way of answering
export-mode-self = By the person, on the page
export-mode-phone = By phone
export-state-answered = Answered
export-state-late = Late
export-state-missed = Missed
export-state-not-due = Not due yet
export-state-withdrawn = Withdrawn
export-verdict-deteriorated = Deteriorated
export-verdict-unchanged = Unchanged
export-verdict-improved = Improved
export-verdict-recovered = Recovered
export-readme-files-long =
    answers.csv     one row per question of each answered questionnaire
    scores.csv      one row per scale of each answered questionnaire
    status.csv      one row per planned questionnaire
export-readme-files-package =
    answers.csv     one row per question of each answered questionnaire
    scores.csv      one row per scale of each answered questionnaire
    status.csv      one row per planned questionnaire
    datapackage.json description of the tables (Frictionless Data Package 2.0)
export-readme-files-wide =
    wide.csv        one row per person
    columns.csv     one row per column of wide.csv: questionnaire, event, kind and
                    question or scale
export-readme-columns-long =
    pid             pseudonym, for this study only
    event           before, week_N, after, follow_up_N (months); t2_ in front: the
                    second round
    day, due_day    days since the start; minus means before
    value, label    the answer and its meaning in the language of the form
    missing_reason  -97 not applicable, -98 declined, -99 shown but blank;
                    no value and no code: the question was not part of the form
    reliable_change, verdict
                    compared with the complete measure before the start; empty
                    where they cannot be compared
    state           answered, late (answered after the due day), missed,
                    not_due (not closed yet), withdrawn
    mode            self on the page, phone by phone, entered by staff
export-readme-columns-wide =
    pid             pseudonym, for this study only
    (questionnaire)_(event)_(question)
                    the answer; several chosen answers have + between them
    (questionnaire)_(event)_(question)_missing
                    why the answer is missing: -97 not applicable, -98 declined,
                    -99 shown but blank; no code: the question was not part of it
    (questionnaire)_(event)_(scale)
                    the score; empty where it cannot be computed
    (questionnaire)_(event)_day
                    days from the start to the answer; minus means before
    (questionnaire)_(event)_mode
                    self on the page, phone by phone, entered by staff
    (questionnaire)_(event)_state
                    answered, late (answered after the due day), missed,
                    not_due (not closed yet), withdrawn; empty: never planned
    Events: before, week_N, after, follow_up_N (months); t2_ in front: the second
    round. Version and language of each answer stand in the long tables.
export-readme =
    ENGLISH

    Study: { $study }
    Ethics approval: { $ethics }
    Export: { $export }
    Software version: { $software }
    Persons: { $persons }
    Persons who have withdrawn consent: { $withdrawn }

    THE FILES ARE PERSONAL DATA
    The pseudonyms (pid) take the place of names but make nobody anonymous. Unusual
    answers and combinations of answers can point to a person. Remove persons who
    have withdrawn consent from earlier exports.

    SMALL GROUPS
    k covers the declared quasi-identifiers only (sex, age, place and the like);
    the file remains personal data. This study has declared none, and the files
    hold none.

    WHO IS INCLUDED
    Those who have consented to the study and not withdrawn. Nobody else.

    FILES
    { $files }
    codebook.csv    one row per questionnaire, question, answer, missing answer,
                    scale and band
    provenance.json where the data come from, with SHA-256 of each file

    COLUMNS
    { $columns }

    FORMAT
    UTF-8, comma between columns, line feed after rows. A text cell that begins with
    = + - @, a tab or an apostrophe has an apostrophe in front. Take it off to get
    the text back. Numbers are unchanged.

    TERMS OF THE QUESTIONNAIRES
    { $attributions }

# The demonstration
demo-title = Demonstration
demo-lead = Everyone here is invented. Choose somebody and you are signed in as that person. No letter leaves the computer.
demo-clock-title = The clock
demo-clock-now = The time here is { $now }.
demo-clock-PT1H = One hour on
demo-clock-P1D = One day on
demo-clock-P1W = One week on
demo-clock-hint = When the clock moves, the same jobs run as otherwise: steps open, reminders go out, alarms climb.
demo-outbox-link = Read the letters
demo-staff = Staff
demo-clients = Clients
demo-back = To the demonstration
demo-outbox-title = Letters
demo-outbox-lead = These are the letters that would have been sent. All look alike, so that none of them tells anything.
demo-outbox-none-title = No letters yet
demo-outbox-none = Move the clock a day or a week on.
demo-outbox-queued = Written
demo-outbox-to = To
demo-outbox-state = State
demo-outbox-subject = Subject
demo-outbox-text = Text
demo-fault-advance = Say how far to move the clock, as in P1D for a day or PT2H for two hours, a year at most.
role-client = Client
role-clinician = Clinician
role-supervisor = Supervisor
role-researcher = Researcher
role-admin = Administrator

# New clients, slips and colleagues' accounts
clients-new = New client
event-intake_confirmed = Confirmed that the client is an adult and knows how answers are read
event-slip_renewed = Made a new slip for signing in
intake-title = New client
intake-lead = The client begins today. When you are done you get a slip with a code and a link. It is shown once and works for { $n } days.
intake-who = The client
intake-name = Name that you use
intake-name-help = Seen by you and your colleagues. A first name will do. No identity number is needed.
intake-language = Language
intake-language-help = The language of the client's pages and of the slip. The client can change it.
intake-what = The plan
intake-programme = Programme
intake-programme-help = The first module opens at once. The questionnaires are planned from today.
intake-deputy = Deputy
intake-deputy-help = You become responsible. The deputy gets alerts and can answer while you are away.
intake-deputy-none = Nobody
intake-deputy-nobody = You become responsible. Nobody else in the unit can be deputy yet. Ask an administrator to invite a colleague.
intake-said = What you tell first
intake-tell = Go through this with the client before you go on:
intake-tell-read = You, your deputy and your supervisor read what the client writes and answers. Nothing is kept from you.
intake-tell-report = Where a child may come to harm you report it to social services at once. You also say what else you may have to report.
intake-tell-others = The police and courts can in some cases obtain what is written here.
intake-tell-emergency = Answers are read during your working hours. This is not an emergency service. In danger call 112.
intake-told = I have told how the answers are read and what we must report
intake-adult = The client is 18 or older
intake-adult-help = Anybody younger is not entered here but referred elsewhere.
intake-consent-heading = The client's yes to taking part
intake-consent-lead = Read the text aloud in the client's language, or let the client read it.
intake-consent = The client knows the text and has said yes
intake-enter = Enter and show the slip
intake-enter-text = Have a printer ready, or let the client copy the slip from the screen.
intake-fault-name = Write a name on one line, at most { $n } characters.
intake-fault-language = Choose Swedish or English.
intake-fault-programme = Choose a programme from the list.
intake-fault-deputy = Choose a colleague from the list, or nobody.
intake-fault-adult = Tick that the client is 18 or older. Anybody younger is referred elsewhere.
intake-fault-told = Tell how the answers are read and what you must report, and then tick the box.
intake-fault-consent = Tick that the client has said yes. Without a yes the client cannot begin.
intake-fault-lost = Choose what the client has lost.
intake-fault-role = Choose one of the roles.
consent-participation-wording = I want to take part. It is voluntary, and I can stop when I want without saying why. I know that those who look after me here read what I write and answer, that it is kept as long as the law requires, and that in some cases they must tell others, for instance when a child may come to harm. If I stop, nothing is removed that the law says must be kept.
intake-slip-title = Slip
intake-slip-heading = The slip for signing in
intake-slip-once-heading = Shown only now
intake-slip-once = Print the page or let the client copy it. Hand the slip over in person, never send it. The code and the link cannot be shown again, but you can make a new slip.
intake-slip-once-colleague = Print the page or let your colleague copy it. The link cannot be shown again, but you can make a new one. Do not send it by mail.
intake-slip-next = I have handed over the slip
intake-slip-shown = The slip has been shown once already. Make a new one if the old one was not handed over.
slip-lead = How to get in the first time.
slip-code = Your code
slip-mail = Your name for signing in
slip-link = Address
slip-picture = The square leads to the same address. Point your phone's camera at it.
slip-step-link = Open the address, or point your phone's camera at the square.
slip-step-code = Type your code. Keep it, since you sign in with it every time.
slip-step-mail = Type your mail address.
slip-step-password = Choose a password that only you know.
slip-step-app = Set up an app that shows six-digit codes. The page shows how.
slip-until = The link works once, until { $date }.
slip-lost = Lost the slip? Ask for a new one.
intake-access-title = Signing in
intake-state-invited = { $name } has not used the slip yet.
intake-state-active = { $name } can sign in.
intake-state-frozen = { $name } cannot sign in, and no letters are sent. You read and work as usual.
intake-state-disabled = The account is closed. With a new slip { $name } can set up signing in again.
intake-again = A new slip
intake-again-text = The new slip has a new code. The old code and the old link stop working. What the client has written stays.
intake-again-make = Make a new slip
intake-lost = What has the client lost?
intake-lost-help = What is left must be given with the new slip.
intake-lost-password = The password
intake-lost-app = The phone or the app with codes
intake-lost-both = Both. Only when the client is there with you
intake-freeze-heading = Freeze the account
intake-freeze-text = Do it at once if somebody else may have the password or forces the client to show the pages. Everybody is signed out and no letters are sent.
intake-freeze = Freeze the account
intake-unfreeze-heading = Open the account again
intake-unfreeze-text = Open it only when you know that the phone and the password are in the client's own hands. Otherwise make a new slip afterwards.
intake-unfreeze = Open the account
intake-done-frozen = The account is frozen.
intake-done-opened = The account is open again.
intake-conflict-frozen = The account is frozen. Open it first, and then make a new slip.
intake-conflict-frozen-heading = The account is frozen
intake-conflict-own = Another administrator closes your own account.
intake-conflict-own-heading = Your own account
accounts-invite = Invite a colleague
accounts-invite-text = You get a link to hand over. It works once, for 14 days. Your colleague sets the password and the second factor.
accounts-invite-do = Invite and show the link
accounts-mail = Mail address
accounts-mail-help = Your colleague signs in with it, and alerts go there.
accounts-one-title = Account
accounts-one-address = Alerts go to { $address }.
accounts-one-no-address = No address for alerts is stored.
accounts-one-own = This is your own account. Another administrator can close it.
accounts-one-invite = Invite again
accounts-one-invite-text = The old link stops working. Password and second factor are set anew.
accounts-one-invite-do = Make a new link
accounts-one-lost = Something is lost
accounts-one-lost-text = You get a link to hand over. What your colleague still has must be given there.
accounts-one-reset-factor = The phone is lost
accounts-one-reset-password = The password is forgotten
accounts-one-freeze-text = Your colleague is signed out at once and cannot sign in until the account is opened. No alerts go there meanwhile, so see to it that somebody else takes over.
accounts-one-unfreeze-text = Your colleague can sign in again with the same password and second factor.
accounts-one-disable-heading = Close the account
accounts-one-disable-text = When somebody leaves. Your colleague is signed out at once. The clients need somebody new who is responsible.
accounts-one-disable = Close the account
accounts-done = It is done.
clinic-tab-consents = Consents
clinic-tab-access = Signing in
consent-title = Consents
consent-studies = The unit's studies
consent-studies-lead = Saying yes or no to a study changes nothing in the plan. Read the text aloud or let the client read it.
consent-since = Consent since { $date }
consent-none = No consent
consent-ethics = Ethics approval { $number }
consent-version = version { $version }
consent-said = { $name } knows the text and has said yes
consent-give = Save the yes to the study
consent-withdraw = Take back the yes to the study
consent-withdraw-text = Coming exports leave the client's answers out. What the researchers have received stays with them.
consent-no-studies = No studies
consent-no-studies-text = The unit has no study at the moment.
consent-given = What the client has said yes to
consent-given-lead = A consent is never changed afterwards. Taking it back stops what follows, but nothing that the law requires is removed.
consent-given-caption = Consents, the newest first
consent-given-none = The client has not said yes to anything yet.
consent-what = About
consent-given-on = Given
consent-withdrawn-on = Taken back
consent-wording = Text
consent-kind-participation = Taking part
consent-kind-secrecy = Passing information to a named recipient
consent-kind-research = Research
consent-kind-choices = Own choices, such as letters
consent-fault-said = Tick that the client knows the text and has said yes.
consent-done-given = Saved: the client has said yes to the study.
consent-done-withdrawn = Saved: the client has taken back the yes.
consent-research-wording = I want my answers to be used in the study { $study }, approved by the Swedish Ethical Review Authority under number { $number }. The researchers see the answers under a made-up number, never my name or what I write in my own words. It is voluntary. I can take back my yes when I want, and nothing else changes.

# The diary
diary-title = Diary
diary-lead = One line is enough. It takes half a minute.
diary-kinds = What you want to write about
diary-kind-day = Strongest anger
diary-kind-wave = A wave that passed
diary-on = Date
diary-strongest = How strong was the anger at its highest?
diary-low = none
diary-high = strongest possible
diary-situation = Where and when, in one line
diary-act = What did you do?
diary-own-acts = Do not write names, an address or what the other person did wrong. Write what you did.
diary-before = At first, 0–100
diary-peak = At its highest, 0–100
diary-after = Afterwards, 0–100
diary-wave = At first, at its highest, afterwards
diary-minutes = Minutes that you waited it out
diary-instead = What did you do instead?
diary-keep = Save
diary-kept = The entry is saved. Nobody reads it at once.
diary-not-read = Nobody reads the diary at once, and you get no answer here.
diary-who-reads = The person you are in contact with can read it, sometimes a colleague. It belongs to your data here and can be requested under the law.
diary-list = Your entries
diary-none = No entries yet.
diary-change = Change or remove
diary-pages = More entries
diary-newer = Newer
diary-older = Older
diary-entry-title = Change an entry
diary-correct-text = What it said before stays in your data here, with its date.
diary-correct = Save the change
diary-corrected = The change is saved.
diary-remove-title = Remove the entry
diary-remove-text = It disappears from your list. It stays in your data here, like other things you have written.
diary-remove = Remove from the list
diary-removed = The entry is gone from the list.
diary-changed = The entry was changed in another place. Open it again and see what it says now. What you wrote here is still there: save once more if that is what should stand.
diary-changed-heading = The entry was changed
diary-fault-day = Date: choose a day from { $first } to { $last }
diary-fault-strongest = Anger: write a whole number from 0 to 100
diary-fault-before = At first: write a whole number from 0 to 100
diary-fault-peak-number = At its highest: write a whole number from 0 to 100
diary-fault-after = Afterwards: write a whole number from 0 to 100
diary-fault-peak = At its highest: write a number that is not lower than the other two
diary-fault-minutes = Minutes: write a whole number from 0 to { $max }
diary-fault-situation = Where and when: write at most { $max } characters
diary-fault-act = What you did: write at most { $max } characters
diary-fault-instead = What you did instead: write at most { $max } characters
diary-fault-full = You can save { $n } entries a day. What you wrote is still there. Save it tomorrow.
my-diary = Diary
my-data-diary = Diary, all versions
my-data-diary-removed = { $kind } (removed from the list)
event-diary_kept = Wrote in the diary
event-diary_corrected = Changed the diary
event-diary_removed = Removed an entry from their list
event-step_decided = A step was given a yes or a no
clinic-tab-diary = Diary
clinic-title-diary = Diary
clinic-diary-lead = { $name } writes when it suits. Nothing here was sent in to be answered, and no flag is built on it. The numbers are what the client has set.
clinic-diary-none = No entries yet
clinic-diary-none-text = The diary is filled in from the client's start page.
clinic-diary-written = Written { $when }
clinic-diary-removed = Removed by the client
clinic-diary-earlier = { $n ->
    [one] Changed once
   *[other] Changed { $n } times
 }
clinic-diary-link = Read the client's diary

# Ending an enrolment
clinic-title-end = End
clinic-end-heading = End the enrolment of { $name }
clinic-end-lead = It began on { $date }. The client can still read the modules and plans, but nothing more can be handed in.
clinic-end-reason = How does it end?
clinic-end-reason-help = The reason is kept in the log.
clinic-end-through = The modules are done
clinic-end-agreed = We have agreed to stop earlier
clinic-end-broken-off = The client has broken off
clinic-end-forms = Should the client be given the questionnaires afterwards?
clinic-end-forms-help = They ask how things are right afterwards and months later. Somebody has to be able to read the answers for as long as they come.
clinic-end-forms-yes = Yes, as planned
clinic-end-forms-no = No, no more questionnaires
clinic-end-final = This cannot be undone. If the client wants to go on, a new enrolment begins.
clinic-end-do = End for { $name }
clinic-end-not = Do not end
clinic-end-done = The enrolment has ended.
clinic-end-link = End the enrolment
clinic-end-none = No enrolment is under way
clinic-end-none-text = There is nothing to end.
clinic-end-flags-title = Flags are open
clinic-end-flags = { $n ->
    [one] One flag is not closed. It has to be closed before the enrolment ends, so that it is not left to nobody.
   *[other] { $n } flags are not closed. They have to be closed before the enrolment ends, so that they are not left to nobody.
 }
clinic-end-flags-link = To the flags
clinic-end-fault-flags = Close the flags first. Then the enrolment can be ended.
clinic-end-fault-reason = Choose how the enrolment ends.
clinic-end-fault-forms = Choose whether the client is given the questionnaires afterwards.

# Beginning a programme, pausing and going on
clinic-title-begin = Begin
clinic-begin-heading = Begin a programme for { $name }
clinic-begin-lead = It begins today: the first module opens at once, and the questionnaires before it are spread over the first days. One that { $name } was given just now is not asked again.
clinic-begin-which = Which programme?
clinic-begin-modules = { $n ->
    [one] One module
   *[other] { $n } modules
 }
clinic-begin-do = Begin for { $name }
clinic-begin-not = Do not begin
clinic-begin-later = { $title } can begin when the first { $n } modules of { $of } are answered.
clinic-begin-flags = A flag is open. It has to be closed before anything new begins.
clinic-begin-fault-programme = Choose one of the programmes that can begin.
clinic-begin-fault-flags = Close the flags first. Then the programme can begin.
clinic-begin-done = The programme has begun.
clinic-begin-link = Begin a programme
clinic-pause = Pause the enrolment
clinic-pause-help = Nothing opens by itself and no reminders go out. The help, the plans and the messages stay.
clinic-paused-title = The enrolment is paused
clinic-pause-done = The enrolment is paused.

clinic-title-version = Newer version of the texts
clinic-version-link = There is a newer version of the texts: see what changes
clinic-version-heading = Newer version of the texts for { $name }
clinic-version-lead = { $name } goes on in the version that the enrolment began with until you choose otherwise. What { $name } has written in or handed in stays in its version, so that every answer keeps its question.
clinic-version-newest = { $name } has the newest version
clinic-version-newest-text = There is nothing to move to.
clinic-version-none = No enrolment is running
clinic-version-none-text = Only an enrolment that goes on can be moved to another version.
clinic-version-modules = What becomes of each module
clinic-version-same = Unchanged
clinic-version-kept = Stays as it is
clinic-version-kept-sent = Handed in
clinic-version-kept-written = Begun
clinic-version-renewed = New text
clinic-version-new = New module
clinic-version-gone = Goes
clinic-version-gone-text = It is not in the newer version, and { $name } has not opened it.
clinic-version-number = Has number { $was } today
clinic-version-what = What changes in the text
clinic-version-structure = Nothing that is read changes; only how the exercises are filled in does.
clinic-version-page-new = New page
clinic-version-page-gone = The page goes
clinic-version-page-moved = The page stands in another place
clinic-version-page-changed = Changed page
clinic-version-added = Added:
clinic-version-removed = Taken away:
clinic-version-do = Move { $name } to this version
clinic-version-not = Leave it as it is
clinic-version-fault = The texts have changed since you opened the page. Look at what changes now, and choose again.
clinic-version-done = The enrolment was moved to the newer version of the texts.
treatment-newest-heading = The newest version already
treatment-newest = The enrolment has this version of the texts. Nothing was changed.
my-read-until = You can read the modules until { $date }. Your plans and the help stay after that as well.
my-read-over = The time for reading the modules is over. Your plans and the help stay.
treatment-reading-over-heading = The time for reading is over
treatment-reading-over = The modules could be read for a time after the end, and that time is now over. Your plans are still under My plan. If you want to read something again you can write to the unit.
clinic-resume = Go on with the enrolment
clinic-resume-done = The enrolment goes on.
event-treatment_ended_because = An enrolment ended, with a reason
treatment-none-running = No enrolment is under way, so there is nothing to end.
treatment-none-running-heading = No enrolment is under way
# Spot checks of the log
checks-title = Spot checks
checks-heading = Spot checks
checks-lead = Readings of clients' records in the last 30 days are drawn at random. A person judges each: was there a reason to read? What was judged and signed is kept and can be printed.
checks-draw = Draw a spot check
checks-size = Number of readings
checks-size-help = More where many people work in the unit.
checks-draw-do = Draw the spot check
checks-caption = Spot checks in { $unit }, newest first
checks-drawn = Drawn
checks-by = Drawn by
checks-judged = Judged
checks-of = { $n } of { $total }
checks-follow-up = To follow up
checks-state = State
checks-signed = Signed { $when }
checks-open = Not signed
checks-none = No spot check has been drawn
checks-none-text = Draw the first one above. Spot checks are to be made regularly and documented.
check-title = Spot check
check-heading = Spot check { $when }
check-saved = What you judged is saved.
check-signed = The spot check is signed.
check-drawn-from = Drawn from
check-population = { $n ->
    [one] 1 reading, { $from } to { $until }
   *[other] { $n } readings, { $from } to { $until }
}
check-signed-by = Signed { $when } by { $name }
check-left = { $n ->
    [0] Everything is judged
    [one] 1 is left to judge
   *[other] { $n } are left to judge
}
check-lead = Ask whoever read when the reason cannot be seen here. Never write anything about the client's life or health in a note.
check-reading = { $n }. { $who }, { $when }
check-case = Case { $code }
check-relation = Who it was to the client then
check-relation-responsible = responsible
check-relation-deputy = deputy
check-relation-supervisor = supervisor of the unit
check-relation-none = no care relation
check-verdict = Judgement
check-verdict-in_order = In order
check-verdict-follow_up = To be followed up
check-note = Note
check-note-help = Needed when the reading is to be followed up: what is unclear, who asks and when.
check-judged = Judged
check-judged-by = { $when } by { $name }
check-finish = Save or sign
check-finish-text = Save what is done so far. When everything is judged you sign with your account, and nothing can be changed after that.
check-save = Save
check-sign = Sign
check-print = Print the page from the browser if it is to be kept on paper.
check-fault-size = Choose one of the numbers.
check-fault-nothing = Nobody has read a client's record in the last 30 days, so there is nothing to draw.
check-fault-verdict = Reading { $position }: choose a judgement for the note.
check-fault-note = Reading { $position }: write what is to be followed up.
check-fault-long = Write at most { $most } characters.
check-fault-left = Reading { $position }: choose a judgement.
check-fault-own = You cannot judge your own reading. Another administrator does.
check-conflict-signed = The spot check is signed and cannot be changed. Draw a new one if something needs another look.
check-conflict-signed-heading = The spot check is signed

# Content in every version
content-title = Content
content-instruments-title = Questionnaires
content-rules-title = Flag rules
content-review-title = Questions of the review
content-parts = Content
content-part-content = Programmes and modules
content-part-own = The unit's own
content-part-instruments = Questionnaires
content-part-rules = Flag rules and review
content-lead-content = Whoever has begun keeps their version. New ones begin with the current one. Every version is read from the database, also when the files have changed.
content-lead-instruments = Every response is kept with the version that was answered.
content-lead-rules = Every evaluation is kept with the rules that held then, and every review with its questions.
content-kind-programme = Programmes
content-kind-module = Modules
content-kind-instrument = Questionnaires
content-kind-rules = Flag rules
content-kind-review = Questions of the risk review
content-what = What
content-version = Version
content-state = State
content-since = First seen
content-used = In use
content-used-yes = Yes
content-used-no = No
content-used-help = Whether anything on the whole site rests on the version: an enrolment, a step, a response or an evaluation.
content-current = Current
content-earlier = Earlier version
content-none = No content
content-none-text = Nothing has been registered yet.
content-version-of = { $id }, version { $version }, first seen { $since }
content-title-in = Title ({ $lang })
content-pacing = Pace
content-pacing-weekly = One module a week
content-pacing-session = One module after each session
content-pacing-clinician-opened = Staff open each module
content-modules = Modules
content-schedule = Questionnaires and when they are given
content-instrument = Questionnaire
content-when = When
content-event-before = before
content-event-weekly = every week
content-event-week = week { $n }
content-event-after = after
content-event-follow-up = { $n } months after
content-minutes = About { $n } minutes.
content-pages = Pages
content-page-of = Page { $n } of { $total }
content-as-seen = This is how the client sees the page. It cannot be filled in here.
content-no-text = The text may not be passed on with the software. Only the scoring is here.
content-only-scoring = Scoring only
content-only-english = English only
content-only-swedish = Swedish only
content-granted = Licence of the text
content-scale-unverified = The rule was not seen in its source.
content-asked-when = if { $when }
content-and = and
content-or = or
content-not = not
content-scoring = Scoring
content-scale = Scale
content-method = Method
content-items = Items
content-range = From–to
content-missing = Missing answers
content-case = Limit
content-case-by-sex = men { $male }, women { $female }
content-method-sum = Sum
content-method-mean = Mean
content-method-prorated = Sum, prorated for missing answers
content-method-count = Number of answers with the value { $value }
content-method-count-when = How many of these hold: { $when }
content-method-value = The answer itself
content-method-products = Sum of { $pairs }
content-method-rescaled = Sum, each first moved to { $low }–{ $high }
content-missing-most = { $n ->
    [0] None may be missing.
   *[other] At most { $n } may be missing.
}
content-missing-mean = They take the mean of the others.
content-missing-round = Rounded.
content-missing-zero = Items that were not asked count as 0.
content-missing-skip = Items that were not asked do not count.
content-bands = Levels
content-band = Level
content-sex-male = men
content-sex-female = women
content-critical = Answers that need a person's eyes
content-critical-help = How urgent it is, is decided by the
content-answer = Answer
content-flag = Flag
content-level = The questionnaire's own level
content-level-review = To be looked at
content-level-urgent = To be looked at first
content-level-emergency = At once
content-licence = Terms
content-terms = May be used
content-licence-free = Free to show, translate and pass on
content-licence-no_derivatives = May be passed on unchanged
content-licence-noncommercial = Not for sale
content-licence-own = Written for this software
content-licence-restricted = Scoring only, the unit has its own licence
content-holder = Rights holder
content-statement = What it says
content-attribution = To be shown
content-citation = Publication
content-rules-lead = ‹w9› stands where the answer to that item is filled in. The highest level that is met counts.
content-rules-old = The questionnaires have changed since these rules held, so they are shown as they were written.
content-review-lead = Every review is kept with the questions that were asked then. Each section can also be answered “not known”, which counts as a gap.
content-review-finding = Now, earlier, no or not known, with a note.
content-review-children = A row for each child.
content-review-scale = 0 to 10, with a note.
content-review-sources = What the review rests on, with a note.
content-rule-version = version { $version }

# Jobs
jobs-title = Jobs
jobs-heading = Jobs
jobs-lead = What runs by itself. The time is { $now }.
jobs-caption = Jobs, how they last went and when they run next
jobs-job = Job
jobs-state = State
jobs-state-ok = Went well
jobs-state-failed = Failed
jobs-state-late = Late
jobs-state-never = Not run yet
jobs-last = Last
jobs-done = Did { $n }
jobs-succeeded = Went well { $when }
jobs-took-heading = Took
jobs-took = { $ms } ms
jobs-next = Next
jobs-help = This is put down at most once a minute. A job that fails is tried again next time, and the cause is in the log of operations.
jobs-what-ladders = Alarms that nobody has acknowledged climb
jobs-what-steps = Modules open when their day has come
jobs-what-coming-forms = Questionnaires of the coming week are planned
jobs-what-missed-forms = Questionnaires close when their time is up
jobs-what-silence = It is noticed when nothing is heard of a client
jobs-what-reminders = Reminders are queued
jobs-what-letters = Letters are sent
jobs-what-exports = Exports that were ordered are made
jobs-what-kept-exports = Old export files are removed
jobs-what-once-keys = Old form keys are forgotten
jobs-what-guesses = Old sign-in attempts are forgotten
jobs-what-mornings = Old notes of reminders are forgotten
jobs-what-log = The log's chain is checked

# Steps that wait for a yes
steps-title = My steps
steps-lead = Do only the steps that your clinician has said yes to. One at a time, as you wrote it.
steps-none-title = No steps yet
steps-none = Your steps come here when you have handed in the module where you write them. Here you then see which ones you may take.
steps-blocked-title = Wait with all steps
steps-blocked = Just now you are not to do any of the steps, nor those that you were given a yes to earlier. Your clinician wants to talk with you first.
steps-stop-title = Before you begin
steps-stop = Staying is only for planned exercises when you are alone. If another person is involved and the anger rises: take a time-out. A time-out is never a failure. Never practise while driving, after drinking or taking drugs, with your partner or children at home, or within two hours before you meet them. Stop when you are down at 30 of 100.
steps-approved = Yes, you may do this step
steps-waiting = Waiting for a yes
steps-renew = Wait: a new yes is needed
steps-declined = Not yet
steps-change = If you want to change or add a step, write to your clinician.
steps-changed = The client has handed in the steps anew since the page was shown. Read them first.
steps-changed-heading = The steps are new
clinic-title-steps = Steps
clinic-steps-link = Steps that wait for a yes
clinic-steps-lead = No step is done before your yes. Read what each step is, where it is done and whom it involves. A yes holds until something new has happened.
clinic-steps-none = No steps yet
clinic-steps-none-text = They come here when the client has handed in the module in which they are written.
clinic-steps-blocked = No step can be approved just now
clinic-steps-block-flag = A red or emergency flag is open. It has to be closed first.
clinic-steps-block-thoughts = The latest answers tell of thoughts of not wanting to live. Talk with the client, and wait until a new answer is lower.
clinic-steps-since = What the client has told
clinic-steps-red = The latest red or emergency alarm: { $when }. A yes from before it no longer holds.
clinic-steps-audit = AUDIT 16 or more: { $when }. A yes from before it no longer holds.
clinic-steps-which = Which steps may be done?
clinic-steps-may = May be done
clinic-steps-approved = May be done
clinic-steps-waiting = Waiting for you
clinic-steps-renew = Needs a new yes
clinic-steps-declined = Not yet
clinic-steps-asked = I have asked the client what no questionnaire asks
clinic-steps-asked-help = Psychosis, mania or dissociation. Before exercises with the body: heart disease, epilepsy, pregnancy, severe asthma. And whether anyone who has been hurt could be involved.
clinic-steps-save = Save
clinic-steps-saved = Saved. The client sees which steps may be done.
clinic-steps-fault-step = Choose among the steps of the list.
clinic-steps-fault-asked = Ask the client first and then tick the box. No step can be approved without it.
clinic-steps-fault-flag = Close the red flag first. No step can be approved until then.
clinic-steps-fault-thoughts = Talk with the client first. No step can be approved while the latest answer is that high.

# What a unit changes about the content

own-title = The unit's own content
own-lead = A unit can give programmes other names, hide and move modules and pages, and write pages in its own words. The shipped files stay as they are. Changes are a draft until you put them in use. Whoever begins after that gets them; whoever has begun keeps the version they have.
own-programmes = Programmes
own-since = Changed
own-shipped-name = Shipped as { $name }
own-state-shipped = As shipped
own-state-own = Own version in use
own-state-draft = Draft, not in use
own-needs-a-look = Needs a look
own-gone-heading = No longer on this site
own-gone-text = The unit had its own version of these programmes. They are not offered any longer. Whoever has begun goes on with the version they have.
own-wording = Whether the pages say treatment, support or programme is set with the unit's details.
own-wording-link = The unit's details
own-used-since = Changed { $when }
own-look = Read what is offered now
own-stale-heading = The shipped programme has changed, and the unit's changes no longer fit
own-stale-text = Until you have seen to this, the unit goes on with the version it had.
own-draft-heading = There are changes that are not in use
own-draft-ready = They fit, and can be put in use. Read the changed pages once more first, in every language.
own-draft-misfits = Before they can be put in use, this must be seen to:
own-draft-elsewhere = What is changed here is kept as a draft. It is put in use on the programme's page.
own-misfits-heading = This must be seen to before the changes can be used
own-use = Put in use for those who begin
own-undo = Drop the changes
own-saved = Saved as a draft.
own-used = In use. Whoever begins from now on gets this version.
own-dropped = The changes are dropped.
own-names = Names
own-name-help = Empty for the shipped name: { $name }. Others see it on the screen, so it must be neutral.
own-names-save = Save the names
own-modules-help = A hidden module is left out for those who begin. Fixed modules keep their place.
own-pages-help = A hidden page is left out. What a hidden page holds must be placed on another page. Fixed pages hold what safety rests on: they cannot be hidden, rewritten or moved behind others. The summary stays last.
own-back-heading = Back to what was shipped
own-back-text = Makes a draft without any change of the unit's own. It is put in use like other changes, and earlier versions stay readable.
own-back = Take everything back
own-mark-hidden = Hidden
own-mark-words = Own words
own-mark-outdated = The shipped page has changed
own-outdated-text = The shipped page has changed since the unit wrote its own. Compare them: something about safety may have been added. Saving the page again says that you have looked.
own-mark-fixed = Fixed
own-fixed-text = Safety rests on this page. Every unit has it as it was shipped.
own-fixed-page = This page is the same in every unit. Nothing was changed.
own-fixed-page-heading = The page is fixed
own-holds = Holds:
own-up = Up
own-down = Down
own-hide = Hide
own-show = Show
own-up-of = Move up: { $what }
own-down-of = Move down: { $what }
own-hide-of = Hide: { $what }
own-show-of = Show: { $what }
own-line = line { $n }
own-in = In { $lang }
own-page-title = Heading ({ $lang })
own-page-text = Text ({ $lang })
own-write-help = The text is written as in the shipped files: ## for a heading, an empty line between paragraphs, **bold** for the next step. Keep every line that begins with ::: and every box from ::: safety to ::: word for word. The heading is seen by others: keep it neutral.
own-write = Save and look
own-take-back = Back to the shipped text
own-theirs = What somebody else saved meanwhile
own-shipped-text = The shipped text
own-seen = How the page looks
own-misfit-gone = “{ $what }” is no longer there.
own-misfit-new = This has come since the order was chosen. Give it its place: move it, or move it there and back.
own-misfit-fixed-hidden = This is fixed and cannot be hidden. Show it again.
own-misfit-fixed-behind = This is fixed. Only what stood before it from the beginning may stand before it. Move it up.
own-misfit-fixed-rewritten = This page is fixed and keeps the shipped words. Take the unit's words back.
own-misfit-summary = The summary must be there and stand last.
own-misfit-empty = At least one module must be shown.
own-misfit-box = A safety box of the shipped page is missing. It must stand there word for word, from ::: safety to :::.
own-misfit-lost = This stands on no page any longer: { $what }. Show its page again, or put that line on another page.
own-misfit-needed = The programme “{ $what }” begins after the first { $n } modules, which must be the shipped ones in their order.
own-fault-act = This cannot be done. Load the page again and use one of its buttons.
own-fault-name = Write a name of at most { $most } characters on one line, or leave the field empty.
own-fault-name-exposing = Write a neutral name. Others see it on the screen, so it holds no word for violence, anger, treatment, therapy, partner or clinic.
own-fault-title = Write a heading of 1 to { $most } characters.
own-fault-text = Write a text of 1 to { $most } characters. To leave the page out, hide it instead.
own-overtaken = Somebody else has changed the programme since you opened the page. Nothing of yours was done. Go back, load the page again and look at what has changed.
own-overtaken-heading = Somebody else was first
own-overtaken-typed = Somebody else has changed the programme since you opened the page. What you typed is still here and is not saved. Compare, and save again if yours shall hold.

# The unit's figures
figures-title = The unit’s figures
figures-choose = Choose a period
figures-from = From
figures-until = Until
figures-show = Show
figures-fault-date = Write a date that exists, such as 2026-03-31.
figures-fault-order = The last date must come after the first.
figures-fault-long = Choose a period of one year at most.
figures-period = { $from }–{ $until }: { $clients ->
    [one] one client
   *[other] { $clients } clients
  } and { $weeks } client-weeks.
figures-few-clients = There are fewer than { $n } clients here. Numbers this small are uncertain: a single client can turn them over.
figures-few = few clients, uncertain
figures-open = Open flags right now
figures-open-help = Flags that are not closed, by the age of the alarm. What was raised anew counts from the last time.
figures-open-caption = Number of open flags by tier and age
figures-tier = Tier
figures-age = { $n ->
    [0] under a day
    [1] 1–2 days
    [2] 3–6 days
    [3] 7–27 days
   *[other] 28 days or more
  }
figures-all = All
figures-weeks = Alarms per week
figures-week = Week beginning
figures-weeks-text = { $n } alarms in { $weeks } weeks, at most { $most } in one week.
figures-alarms = Alarms
figures-times = Time until somebody took it and did something
figures-times-help = Half means that half of the alarms were done with within that time, nine of ten that nine of ten were. Alarms that still wait are counted too. Where it says “not yet”, so many wait that the time cannot be told. Something is done when each flag of the alarm has an action on it.
figures-times-caption = Time from the alarm, by the alarm’s tier
figures-taken-half = Taken, half
figures-taken-nine = Taken, nine of ten
figures-acted-half = Acted on, half
figures-acted-nine = Acted on, nine of ten
figures-done = { $taken } taken, { $acted } acted on
figures-working = { $time } of working time
figures-not-yet = not yet
figures-minutes = { $m } min
figures-hours = { $h } h { $m } min
figures-days = { $d } days { $h } h
figures-rules = Alarms per rule
figures-rules-help = A rule counts each time it calls: the first time, and each time its flag is opened anew. What is added to an open flag is not counted again. Numbers from fewer than { $n } clients are uncertain.
figures-rules-caption = How often each rule has called, and what was done
figures-rules-none = No rule has called in this period.
figures-rule = Rule
figures-clients = Clients
figures-rate = Per 100 client-weeks
figures-acted = Acted on
figures-share = { $n } of { $all } ({ $share }%)
figures-without = Closed without action
figures-said = Alarms show what clients themselves have answered. Few alarms do not mean that all is calm.
log-part-figures = the unit’s figures

# The unit's own rules
rules-title = Rules for flags
rules-lead = This is how answers call at your unit. The rules are proposals that the unit’s clinicians review. They can be made stricter at any time. An emergency is never made less, and a red answer never falls silent.
rules-version = Version { $version }
rules-change = Change
rules-off = Switched off
rules-own = Changed by the unit
rules-changes = Changes
rules-changes-caption = The unit’s changes, the latest first
rules-changes-none = The unit has not changed any rule.
rules-number = No.
rules-when = When
rules-who = Who
rules-what = Rule
rules-why = Why
rules-carried = The changes went along to new shipped rules.
rules-dropped = New shipped rules. This no longer fitted and does not hold: { $rules }.
rules-done = The change is saved and holds from now on.
rules-edit-title = Change a rule
rules-edit-lead = The levels are those of the shipped rules. Before anything is saved you see what the change would have given on the unit’s answers of the last year.
rules-level = Step { $n }
rules-tier = Tier
rules-tier-fixed = The tier cannot be changed.
rules-limit = { $n ->
    [1] Limit
   *[other] Upper limit
  }
rules-limit-help = In the shipped rules: { $shipped }
rules-switch-off = Switch the rule off
rules-not-off = The rule cannot be switched off, since something in it is red or an emergency.
rules-try = See what it gives
rules-what-if-title = Before you save
rules-back = The rule becomes as in the shipped rules again.
rules-tried = { $n } answers since { $since } were held against the rules as they are and as they would be.
rules-skipped = { $n } answers to older versions of questionnaires are left out.
rules-differences = What would be different
rules-came = Would come
rules-gone = Would go
rules-raised = Higher tier
rules-lowered = Lower tier
rules-examples = Some examples: { $title }
rules-nothing = no flag
rules-no-difference = None of the answers would have given anything else.
rules-tried-help = Rules about silence and about the button “Something has happened” are not tried here. Nothing is written, and flags that exist do not change. That nothing differs says nothing about answers to come.
rules-save-heading = Save the change
rules-weaker = This lets through more than the shipped rules
rules-weaker-text = Something that is flagged by the shipped rules is flagged later, lower or not at all. Let a colleague read it first if you can.
rules-why-label = Why is the rule changed?
rules-why-help = At least 10 and at most 500 characters. Write nothing about any client. The text stays in the list of changes.
rules-sure = I have thought it over a second time, and the unit’s clinicians know of it.
rules-save = Save
rules-fault-unknown = There is no such rule or step. Go back to the list.
rules-fault-emergency = What is an emergency in the shipped rules must stay one. Choose a lower limit or leave it.
rules-fault-kept = Safety rests on this tier. Leave it, or choose a higher one.
rules-fault-tier = Choose amber, red or emergency.
rules-fault-closed = The limit of this step cannot be changed.
rules-fault-limit = Write a number from { $lowest } to { $highest }, the lower limit first.
rules-fault-silent = The answer { $answer } is red in the shipped rules and would raise no flag. Change the amber step too, so that the answer is caught.
rules-fault-off = Rules with anything red or an emergency cannot be switched off.
rules-fault-why = Write why, in 10 to 500 characters.
rules-fault-sure = Confirm that you have thought it over a second time.
rules-fault-number = Write a whole number.
rules-fault-nothing = Nothing is changed. Change something, or go back to the list.
rules-overtaken = Somebody else has changed the rules meanwhile. See what holds now and make your change again.
rules-overtaken-heading = Somebody was first
log-part-what_if = trying a rule on answers
event-rules_changed = Changed a rule for flags
event-rules_carried_over = The unit’s rules went along to new shipped rules
