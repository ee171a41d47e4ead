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
