//! A mail server in a thread: it keeps what it was given and misbehaves as told.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// How the server meets each letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    Accepting,
    RefusingRecipients,
    RefusingContent,
    HangingUpAtGreeting,
    HangingUpBeforeContent,
    HangingUpAfterContent,
}

/// The server; it ends with the test process.
pub(crate) struct MailServer {
    port: u16,
    manner: Arc<Mutex<Manner>>,
    contents: Arc<Mutex<Vec<String>>>,
    conversations: Arc<Mutex<usize>>,
}

impl MailServer {
    pub(crate) fn start(manner: Manner) -> Self {
        Self::on(TcpListener::bind("127.0.0.1:0").unwrap(), manner)
    }

    pub(crate) fn on(listener: TcpListener, manner: Manner) -> Self {
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            manner: Arc::new(Mutex::new(manner)),
            contents: Arc::default(),
            conversations: Arc::default(),
        };
        let (manner, contents) = (Arc::clone(&server.manner), Arc::clone(&server.contents));
        let conversations = Arc::clone(&server.conversations);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                *conversations.lock().unwrap() += 1;
                let (manner, contents) = (Arc::clone(&manner), Arc::clone(&contents));
                std::thread::spawn(move || converse(&stream, &manner, &contents));
            }
        });
        server
    }

    pub(crate) fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    pub(crate) fn behave(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    /// Every content that was handed over whole, taken or not.
    pub(crate) fn contents(&self) -> Vec<String> {
        self.contents.lock().unwrap().clone()
    }

    pub(crate) fn conversations(&self) -> usize {
        *self.conversations.lock().unwrap()
    }
}

fn converse(stream: &TcpStream, manner: &Mutex<Manner>, contents: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let say = |text: &str| drop({ stream }.write_all(format!("{text}\r\n").as_bytes()));
    let hang_up = || drop(stream.shutdown(std::net::Shutdown::Both));
    if *manner.lock().unwrap() == Manner::HangingUpAtGreeting {
        return hang_up();
    }
    say("220 test");
    while let Some(line) = lines.next() {
        let manner = *manner.lock().unwrap();
        match line.get(..4).unwrap_or_default() {
            "EHLO" => say("250 test"),
            "RCPT" if manner == Manner::RefusingRecipients => say("550 no such person"),
            "DATA" if manner == Manner::HangingUpBeforeContent => return hang_up(),
            "DATA" => {
                say("354 go on");
                let content: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                contents.lock().unwrap().push(content.join("\n"));
                match manner {
                    Manner::HangingUpAfterContent => return hang_up(),
                    Manner::RefusingContent => say("451 not now"),
                    _ => say("250 taken"),
                }
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 ok"),
        }
    }
}
