//! What an act and a reading hold.

use std::ops::{Deref, DerefMut};

use super::{Conn, Site};
use crate::clock::Moment;

/// A reading: a connection, and the site's clock and keys. Derefs to [`Conn`], so that stores take it as it is.
pub struct Read<'a> {
    conn: &'a mut Conn,
    site: &'a Site,
    now: Moment,
}

impl<'a> Read<'a> {
    pub(super) fn new(conn: &'a mut Conn, site: &'a Site) -> Self {
        Self { conn, site, now: site.clock.now() }
    }

    /// The domain's time when this began; the same throughout.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Clock, identifiers and keys.
    pub fn site(&self) -> &'a Site {
        self.site
    }
}

impl Deref for Read<'_> {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        self.conn
    }
}

impl DerefMut for Read<'_> {
    fn deref_mut(&mut self) -> &mut Conn {
        self.conn
    }
}

/// An act in its transaction, made by [`super::Db::write`] alone: whoever holds one knows that acts are serial and that
/// an error undoes everything. Derefs to [`Read`].
pub struct Tx<'a>(Read<'a>);

impl<'a> Tx<'a> {
    pub(super) fn new(conn: &'a mut Conn, site: &'a Site) -> Self {
        Self(Read::new(conn, site))
    }

    /// A new identifier.
    pub fn id<I: From<String>>(&self) -> I {
        self.0.site.ids.next()
    }
}

impl<'a> Deref for Tx<'a> {
    type Target = Read<'a>;

    fn deref(&self) -> &Read<'a> {
        &self.0
    }
}

impl<'a> DerefMut for Tx<'a> {
    fn deref_mut(&mut self) -> &mut Read<'a> {
        &mut self.0
    }
}
