//! Letters that wait, sent by the real service to a mail server that takes everything.

use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

use crate::report::Size;
use crate::shared::Result;
use crate::shared::server::Program;
use crate::shared::site::Site;

/// How long the service may take until the first letter, and between two.
const PATIENCE: Duration = Duration::from_secs(30);

/// What was measured.
#[derive(Debug, Serialize)]
pub struct Letters {
    /// How many were taken.
    pub taken: usize,
    /// From the first to the last.
    pub seconds: f64,
    /// Over how many connections they came.
    pub connections: usize,
}

enum Heard {
    Connected,
    Letter(Instant),
}

/// Queues letters that are due, starts the service and waits until they have come.
pub async fn measure(site: &Site, program: &Program, much: Size) -> Result<Letters> {
    site.queue_letters(much.letters).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let (tell, mut told) = mpsc::unbounded_channel();
    let sink = tokio::spawn(take_everything(listener, tell));
    let server = program.and("ANDRUM_SMTP_URL", &format!("smtp://{address}")).serve().await?;
    let (mut times, mut connections) = (Vec::with_capacity(much.letters), 0);
    while times.len() < much.letters {
        match tokio::time::timeout(PATIENCE, told.recv()).await {
            Ok(Some(Heard::Letter(at))) => times.push(at),
            Ok(Some(Heard::Connected)) => connections += 1,
            Ok(None) | Err(_) => break,
        }
    }
    server.stop().await?;
    sink.abort();
    let seconds = match (times.first(), times.last()) {
        (Some(first), Some(last)) => last.duration_since(*first).as_secs_f64(),
        _ => return Err("no letter came".into()),
    };
    Ok(Letters { taken: times.len(), seconds, connections })
}

async fn take_everything(listener: TcpListener, tell: mpsc::UnboundedSender<Heard>) {
    while let Ok((stream, _)) = listener.accept().await {
        let tell = tell.clone();
        tokio::spawn(async move {
            if let Err(error) = converse(stream, &tell).await {
                eprintln!("a conversation about letters ended: {error}");
            }
        });
    }
}

async fn converse(stream: TcpStream, tell: &mpsc::UnboundedSender<Heard>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    drop(tell.send(Heard::Connected));
    stream.write_all(b"220 sink\r\n").await?;
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let answer: &[u8] = match line.split_whitespace().next().unwrap_or_default().to_ascii_uppercase().as_str() {
            "EHLO" | "HELO" => b"250 sink\r\n",
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                until_the_dot(&mut stream, &mut line).await?;
                drop(tell.send(Heard::Letter(Instant::now())));
                b"250 taken\r\n"
            }
            "QUIT" => {
                stream.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => b"250 ok\r\n",
        };
        stream.write_all(answer).await?;
    }
}

async fn until_the_dot(stream: &mut BufReader<TcpStream>, line: &mut String) -> std::io::Result<()> {
    loop {
        line.clear();
        if stream.read_line(line).await? == 0 || line.trim_end() == "." {
            return Ok(());
        }
    }
}
