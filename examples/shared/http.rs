//! A browser that costs next to nothing: one kept connection, cookies given once, answers read and not understood.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Result;

/// The largest answer that is read; no page comes near it.
const LARGEST: usize = 8 * 1024 * 1024;

/// A connection to the service on this machine.
pub struct Connection {
    address: SocketAddr,
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer: its status, where it leads, and its text.
pub struct Answer<'a> {
    pub status: u16,
    head: &'a str,
    body: &'a [u8],
}

impl Connection {
    /// Connects; any other machine is refused.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        if !address.ip().is_loopback() {
            return Err(format!("{address} is not on this machine; accepted: 127.0.0.1:PORT").into());
        }
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { address, stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str, cookies: &str) -> Result<Answer<'_>> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {cookies}\r\n\r\n", self.address);
        self.exchange(request.as_bytes()).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, cookies: &str, form: &str) -> Result<Answer<'_>> {
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: {cookies}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n\r\n{form}",
            self.address,
            form.len()
        );
        self.exchange(request.as_bytes()).await
    }

    async fn exchange(&mut self, request: &[u8]) -> Result<Answer<'_>> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head = loop {
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
            self.more().await?;
        };
        let text = std::str::from_utf8(self.buffer.get(..head).unwrap_or_default())?;
        let whole = match header(text, "content-length") {
            Some(length) => Some(head + length.parse::<usize>()?),
            None if header(text, "transfer-encoding").is_some() => None,
            None => Some(head),
        };
        match whole {
            Some(whole) => {
                while self.buffer.len() < whole {
                    self.more().await?;
                }
            }
            None => {
                while !self.buffer.ends_with(b"0\r\n\r\n") {
                    self.more().await?;
                }
            }
        }
        let (head, body) = self.buffer.split_at_checked(head).ok_or("an answer that is cut short")?;
        let head = std::str::from_utf8(head)?;
        let status = head.split(' ').nth(1).ok_or("an answer without a status")?.parse()?;
        Ok(Answer { status, head, body })
    }

    async fn more(&mut self) -> Result<()> {
        if self.buffer.len() > LARGEST || self.stream.read_buf(&mut self.buffer).await? == 0 {
            return Err("the connection was closed in the middle of an answer".into());
        }
        Ok(())
    }
}

impl Answer<'_> {
    /// Fails unless the status is this one.
    pub fn is(&self, status: u16) -> Result<&Self> {
        if self.status == status {
            return Ok(self);
        }
        let text: String = self.text().chars().take(2000).collect();
        Err(format!("{} where {status} was due: {}\n{text}", self.status, self.head.lines().next().unwrap_or(""))
            .into())
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        header(self.head, "location").unwrap_or_default()
    }

    /// The value of a cookie that is being set.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let lines = self.head.lines().filter(|line| line.to_ascii_lowercase().starts_with("set-cookie:"));
        let mut values = lines.filter_map(|line| line.split_once(&format!("{name}="))?.1.split(';').next());
        values.next().map(str::to_owned)
    }

    /// How long it is.
    pub fn size(&self) -> usize {
        self.body.len()
    }

    /// The page as text.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(self.body)
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> Result<String> {
        self.after(&format!("name=\"{name}\" value=\"")).ok_or_else(|| format!("the page has no field {name}").into())
    }

    /// What stands between this text and the next quotation mark.
    pub fn after(&self, text: &str) -> Option<String> {
        let start = find(self.body, text.as_bytes())? + text.len();
        let rest = self.body.get(start..)?;
        let end = rest.iter().position(|byte| *byte == b'"')?;
        Some(String::from_utf8_lossy(rest.get(..end)?).into_owned())
    }
}

fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let mut found = head.lines().filter_map(|line| line.split_once(':'));
    found.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}
