//! The holder of a token, taken from a request's `Authorization` header; cookies are not looked at.

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest, web};

use super::token::TokenKey;
use crate::access::{self, UnitStudies};
use crate::error::{Error, Result};
use crate::ids::{AccountId, TokenId};
use crate::web::App;

/// A researcher by token. Every fault of a token is the same [`Error::SignIn`].
pub struct Bearer(UnitStudies);

impl Bearer {
    /// What the token opens.
    pub fn studies(&self) -> &UnitStudies {
        &self.0
    }
}

impl FromRequest for Bearer {
    type Error = Error;
    type Future = std::pin::Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let app = request.app_data::<web::Data<App>>().ok_or_else(|| Error::fault("no App for a token"))?;
            let site = app.db().site();
            let claims = sent(&request)
                .and_then(|token| TokenKey::of(site).read(token, site.clock.wall()))
                .ok_or(Error::SignIn)?;
            let studies = app
                .db()
                .read(move |rx| {
                    let (token, account) = (TokenId::from(claims.jti), AccountId::from(claims.sub));
                    access::unit_studies_of_token(rx, &token, &account)
                })
                .await?;
            Ok(Self(studies))
        })
    }
}

/// The one token that was sent; two headers are none.
fn sent(request: &HttpRequest) -> Option<&str> {
    let mut headers = request.headers().get_all(AUTHORIZATION);
    let (Some(header), None) = (headers.next(), headers.next()) else { return None };
    let (scheme, token) = header.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}

#[cfg(test)]
mod tests {
    use super::sent;
    use actix_web::test::TestRequest;

    #[test]
    fn only_one_bearer_header_counts_and_a_cookie_never() {
        let with =
            |value: &str| TestRequest::get().insert_header(("authorization", value.to_owned())).to_http_request();
        assert_eq!(sent(&with("Bearer abc")), Some("abc"));
        assert_eq!(sent(&with("bearer abc")), Some("abc"));
        assert_eq!(sent(&with("Basic abc")), None);
        assert_eq!(sent(&with("abc")), None);
        let twice = TestRequest::get()
            .append_header(("authorization", "Bearer a"))
            .append_header(("authorization", "Bearer b"))
            .to_http_request();
        assert_eq!(sent(&twice), None);
        let cookie = TestRequest::get().insert_header(("cookie", "s=abc")).to_http_request();
        assert_eq!(sent(&cookie), None);
    }
}
