//! The one route table. Each route declares by hand whom it is for; whoever is not named does not get in.

use std::collections::BTreeMap;

use actix_web::http::Method;
use actix_web::middleware::from_fn;
use actix_web::{FromRequest, Handler, HttpResponse, Responder, Route, web};

use super::gate::{Admitted, gate};
use crate::access::{Role, Stage, Who};

/// Whom a route is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Anybody, signed in or not.
    Public,
    /// Whoever has given a password and must now give a second factor.
    Factor,
    /// Whoever was invited and is setting a password and a second factor.
    Enrol,
    /// Whoever is signed in.
    SignedIn,
    /// Those in these roles.
    Roles(&'static [Role]),
}

impl Audience {
    /// Clients.
    pub const CLIENT: Self = Self::Roles(&[Role::Client]);
    /// Clinicians and supervisors.
    pub const CARE: Self = Self::Roles(&[Role::Clinician, Role::Supervisor]);
    /// Supervisors.
    pub const SUPERVISION: Self = Self::Roles(&[Role::Supervisor]);
    /// Researchers.
    pub const RESEARCH: Self = Self::Roles(&[Role::Researcher]);
    /// Administrators.
    pub const ADMIN: Self = Self::Roles(&[Role::Admin]);

    /// Whether this person gets in.
    pub fn admits(self, who: Option<&Who>) -> bool {
        match (self, who) {
            (Self::Public, _) => true,
            (_, None) => false,
            (Self::Factor, Some(who)) => who.stage() == Stage::Factor,
            (Self::Enrol, Some(who)) => who.stage() == Stage::Enrol,
            (Self::SignedIn, Some(who)) => who.stage() == Stage::Full,
            (Self::Roles(roles), Some(who)) => who.stage() == Stage::Full && roles.contains(&who.role()),
        }
    }
}

/// One line of the route table.
#[derive(Debug, Clone)]
pub struct Row {
    /// `GET` or `POST`.
    pub method: Method,
    /// The pattern.
    pub path: &'static str,
    /// Whom it is for.
    pub audience: Audience,
}

/// Collects routes, so that they can be mounted and listed.
#[derive(Default)]
pub struct Routes {
    rows: Vec<Row>,
    routes: Vec<(&'static str, Route)>,
}

impl Routes {
    /// A page.
    pub fn get<F, Args>(&mut self, path: &'static str, audience: Audience, handler: F)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::GET, path, audience, web::get().to(handler));
    }

    /// A form.
    pub fn post<F, Args>(&mut self, path: &'static str, audience: Audience, handler: F)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::POST, path, audience, web::post().to(handler));
    }

    fn add(&mut self, method: Method, path: &'static str, audience: Audience, route: Route) {
        self.rows.push(Row { method, path, audience });
        self.routes.push((path, route));
    }

    /// The table.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Mounts everything: one resource a path, so that a wrong method is told as such, behind the gate that lets in
    /// only whom the route names. The first that fits answers, so that named parts go before patterns.
    pub fn mount(self, config: &mut web::ServiceConfig) {
        let mut by_path: BTreeMap<Vec<(bool, &'static str)>, Mounted> = BTreeMap::new();
        for (row, (path, route)) in self.rows.into_iter().zip(self.routes) {
            let (_, admitted, routes) = by_path.entry(parts(path)).or_insert_with(|| (path, Vec::new(), Vec::new()));
            admitted.push(Admitted { method: row.method, audience: row.audience });
            routes.push(route);
        }
        for (path, admitted, routes) in by_path.into_values() {
            let mut resource = web::resource(path).app_data(web::Data::new(admitted));
            for route in routes {
                resource = resource.route(route);
            }
            let resource = resource.default_service(web::to(|| async { HttpResponse::MethodNotAllowed().finish() }));
            config.service(resource.wrap(from_fn(gate)));
        }
    }
}

/// A path with whom it admits and what answers.
type Mounted = (&'static str, Vec<Admitted>, Vec<Route>);

/// The parts of a path, each with whether it is a pattern.
fn parts(path: &'static str) -> Vec<(bool, &'static str)> {
    path.split('/').map(|part| (part.starts_with('{'), part)).collect()
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_named_part_goes_before_a_pattern() {
        let mut paths = ["/a/{x}/b", "/a/{x}", "/a/~new", "/{y}", "/a/new/b", "/a/new"];
        paths.sort_by_key(|path| parts(path));
        assert_eq!(paths, ["/a/new", "/a/new/b", "/a/~new", "/a/{x}", "/a/{x}/b", "/{y}"]);
    }
}
