//! What goes over the line, and to which servers.

use std::time::SystemTime;

use crate::outbox::is_address;
use crate::outbox::letters::Letter;
use crate::outbox::transport::{Smtp, content, decoded, is_sender, message};

const FROM: &str = "no-reply@example.org";

#[test]
fn unencrypted_mail_goes_no_further_than_this_machine() {
    for url in ["smtp://127.0.0.1:2525", "smtp://localhost", "smtp://[::1]:25"] {
        assert!(Smtp::at(url, FROM).is_ok(), "{url}");
    }
    for url in ["smtps://u:p@mail.example.org", "smtp://u:p@mail.example.org?tls=required"] {
        assert!(Smtp::at(url, FROM).is_ok(), "{url}");
    }
    for url in ["smtp://mail.example.org", "smtp://u:hunter2@10.0.0.1:25", "smtp://h?tls=opportunistic", "http://h", ""]
    {
        let fault = Smtp::at(url, FROM).err().unwrap();
        assert!(fault.contains("smtps://") && !fault.contains("hunter2"), "{fault}");
    }
}

#[test]
fn a_password_may_hold_any_sign() {
    assert_eq!(decoded("p%40ss%3a%C3%A5").unwrap(), "p@ss:å");
    assert!(decoded("%4").is_none() && decoded("%zz").is_none() && decoded("%ff").is_none());
}

#[test]
fn no_header_can_be_smuggled_in() {
    let letter = Letter {
        id: "id".into(),
        to: "anna@example.org".to_owned(),
        from: FROM.to_owned(),
        subject: "Steg\r\nBcc: eve@example.org".to_owned(),
        text: "text\r\n.\r\nMAIL FROM:<eve@example.org>".to_owned(),
    };
    let formatted = String::from_utf8(message(&letter, SystemTime::UNIX_EPOCH).unwrap().formatted()).unwrap();
    let headers = formatted.split("\r\n\r\n").next().unwrap();
    assert!(!headers.lines().any(|line| line.to_lowercase().starts_with("bcc")), "{headers}");
    for to in ["a@b\r\nBcc: c@d", "a@b, c@d", "a@b>", "Anna <a@b>", "a b@c", ""] {
        assert!(!is_address(to), "{to}");
        assert!(message(&Letter { to: to.to_owned(), ..letter.clone() }, SystemTime::UNIX_EPOCH).is_err(), "{to}");
    }
    assert!(is_address("anna.åkesson@example.org") && !is_sender("x\r\ny@z"));
}

#[test]
fn the_end_mark_stands_once_and_at_the_end_whatever_the_text() {
    for text in
        ["Sign in now.\n\nhttps://steg.example.org/\n", "x\r\n.\r\nQUIT", ".\n.\n..\nå", "x\n.\nQUIT", "", "x\r.\rQ"]
    {
        let letter = Letter {
            id: "id".into(),
            to: "anna@example.org".to_owned(),
            from: FROM.to_owned(),
            subject: "Steg".to_owned(),
            text: text.to_owned(),
        };
        let content = content(&message(&letter, SystemTime::UNIX_EPOCH).unwrap());
        assert!(content.is_ascii() && !content.replace("\r\n", "").contains(['\r', '\n']), "{content:?}");
        assert_eq!(content.matches("\r\n.\r\n").count(), 1, "{content:?}");
        assert!(content.ends_with("\r\n.\r\n"));
    }
}

#[test]
fn the_headers_tell_nothing_about_the_machine_or_the_house() {
    let letter = Letter {
        id: "abc".into(),
        to: "anna@example.org".to_owned(),
        from: FROM.to_owned(),
        subject: "Nytt på Steg".to_owned(),
        text: "Det finns något nytt för dig.".to_owned(),
    };
    let formatted = String::from_utf8(message(&letter, SystemTime::UNIX_EPOCH).unwrap().formatted()).unwrap();
    assert!(formatted.is_ascii());
    assert!(formatted.contains("Message-ID: <abc@example.org>"), "{formatted}");
    assert!(!formatted.to_lowercase().contains("andrum") && !formatted.to_lowercase().contains("user-agent"));
}
