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

# Changing the password
account-title-password = Change password
account-password-lead = You are signed out everywhere else when the password is changed.
account-present-password = The password you have now
account-step-up-code-help = Wait for a new code if you have just used the one that is shown.
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
event-account_unfrozen = Opened a frozen account
event-membership_given = Gave an account a further role
event-password_changed = Set a password
event-password_reset = Reset a password
event-recovery_codes_made = Made new recovery codes
event-sessions_ended = Ended sign-ins
event-role_chosen = Changed role
