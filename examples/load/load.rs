//! Eight connections that ask as fast as they are answered, for a time or a number, whichever ends first.

use std::cell::{Cell, RefCell};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use serde::Serialize;

use crate::shared::Result;
use crate::shared::http::Connection;

/// As in every figure of others that ours are compared with.
pub const CONNECTIONS: usize = 8;

/// How long and how much.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// At most this long.
    pub time: Duration,
    /// At most this many.
    pub times: usize,
}

/// What was measured.
#[derive(Debug, Clone, Serialize)]
pub struct Measured {
    /// How many were answered.
    pub times: usize,
    /// How many a second.
    pub rate: f64,
    /// Half took at most this many milliseconds.
    pub p50_ms: f64,
    /// Ninety-nine of a hundred took at most this many.
    pub p99_ms: f64,
    /// Bytes of the last answer.
    pub bytes: usize,
}

/// Runs `act` with the number of each turn on every connection; it gives the size of what was answered.
pub async fn run<A>(address: SocketAddr, limit: Limit, act: A) -> Result<Measured>
where
    A: AsyncFn(&mut Connection, usize) -> Result<usize>,
{
    let (turn, bytes, took) = (Cell::new(0), Cell::new(0), RefCell::new(Vec::with_capacity(limit.times)));
    let begun = Instant::now();
    let one = async || {
        let mut connection = Connection::open(address).await?;
        while turn.get() < limit.times && begun.elapsed() < limit.time {
            let n = turn.replace(turn.get() + 1);
            let asked = Instant::now();
            bytes.set(act(&mut connection, n).await?);
            took.borrow_mut().push(asked.elapsed());
        }
        Ok::<_, Box<dyn std::error::Error + Send + Sync>>(())
    };
    try_join_all((0..CONNECTIONS).map(|_| one())).await?;
    let all = begun.elapsed();
    Ok(Measured::of(took.into_inner(), all, bytes.get()))
}

/// Asks for one page over and over.
pub async fn pages(address: SocketAddr, limit: Limit, path: &str, cookies: &str) -> Result<Measured> {
    run(address, limit, async |connection: &mut Connection, _| {
        let answer = connection.get(path, cookies).await?;
        Ok(answer.is(200)?.size())
    })
    .await
}

impl Measured {
    /// From how long each turn took, and all together.
    #[expect(clippy::cast_precision_loss, reason = "a rate needs no more digits than a float has")]
    pub fn of(mut took: Vec<Duration>, all: Duration, bytes: usize) -> Self {
        took.sort_unstable();
        let at = |hundredth: usize| {
            let place = (took.len().saturating_sub(1)) * hundredth / 100;
            took.get(place).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
        };
        Self {
            times: took.len(),
            rate: took.len() as f64 / all.as_secs_f64().max(f64::EPSILON),
            p50_ms: at(50),
            p99_ms: at(99),
            bytes,
        }
    }
}
