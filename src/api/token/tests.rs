//! Twenty-five forged tokens, none of which is read, and the one that is.

use chrono::{DateTime, TimeDelta};
use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::{Sha256, Sha384};

use super::{Claims, LIFETIME, TokenKey};
use crate::clock::{Clock, Moment};
use crate::config::{KeyRing, SecretKey};
use crate::db::Site;
use crate::ids::Ids;

const SECRET: [u8; 32] = [7; 32];

fn site() -> Site {
    let key = SecretKey::from_bytes(&SECRET);
    Site { clock: Clock::stopped(now()), ids: Ids::seeded(1), keys: KeyRing::of("k1", key.clone()), secret: key }
}

fn now() -> Moment {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap().naive_utc()
}

fn key() -> TokenKey {
    TokenKey::of(&site())
}

fn header() -> Value {
    json!({ "alg": "HS256", "typ": "at+jwt" })
}

fn claims() -> Value {
    serde_json::to_value(Claims::new(&"token".into(), &"account".into(), now())).unwrap()
}

fn with(mut value: Value, name: &str, part: Value) -> Value {
    value[name] = part;
    value
}

fn without(mut value: Value, name: &str) -> Value {
    value.as_object_mut().unwrap().remove(name);
    value
}

fn encoded(part: &Value) -> String {
    BASE64URL_NOPAD.encode(part.to_string().as_bytes())
}

fn signed_by(secret: &[u8], header: &Value, claims: &Value) -> String {
    let message = format!("{}.{}", encoded(header), encoded(claims));
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret).unwrap();
    mac.update(message.as_bytes());
    format!("{message}.{}", BASE64URL_NOPAD.encode(&mac.finalize().into_bytes()))
}

fn signed(header: &Value, claims: &Value) -> String {
    signed_by(key().0.as_slice(), header, claims)
}

fn unsigned(header: &Value) -> String {
    format!("{}.{}.", encoded(header), encoded(&claims()))
}

fn in_seconds(seconds: i64) -> Value {
    json!(now().and_utc().timestamp() + seconds)
}

#[test]
fn our_own_token_is_read_until_it_ends_and_not_a_second_longer() {
    let claims = Claims::new(&"token".into(), &"account".into(), now());
    let token = key().sign(&claims).unwrap();
    assert_eq!(key().read(&token, now()), Some(claims.clone()));
    assert_eq!(key().read(&token, now() + LIFETIME - TimeDelta::seconds(1)), Some(claims));
    assert_eq!(key().read(&token, now() + LIFETIME), None);
    assert_eq!(key().read(&token, now() - TimeDelta::seconds(1)), None);
}

#[test]
fn twenty_five_forged_tokens_are_refused() {
    let (header, claims) = (header(), claims());
    let good = signed(&header, &claims);
    let foreign = [9_u8; 32];
    let foreign_jwk = json!({ "kty": "oct", "k": BASE64URL_NOPAD.encode(&foreign), "alg": "HS256" });
    let message = good.rsplit_once('.').unwrap().0;
    let mut hs384 = <Hmac<Sha384> as KeyInit>::new_from_slice(key().0.as_slice()).unwrap();
    let header_384 = with(header.clone(), "alg", json!("HS384"));
    let message_384 = format!("{}.{}", encoded(&header_384), encoded(&claims));
    hs384.update(message_384.as_bytes());
    let forged: Vec<(&str, String)> = vec![
        ("no algorithm", unsigned(&with(header.clone(), "alg", json!("none")))),
        ("no algorithm, other case", unsigned(&with(header.clone(), "alg", json!("NoNe")))),
        ("no signature", unsigned(&header)),
        ("another algorithm of the same key", {
            format!("{message_384}.{}", BASE64URL_NOPAD.encode(&hs384.finalize().into_bytes()))
        }),
        ("an algorithm of key pairs", signed(&with(header.clone(), "alg", json!("RS256")), &claims)),
        ("the type of another token", signed(&with(header.clone(), "typ", json!("JWT")), &claims)),
        ("no type", signed(&without(header.clone(), "typ"), &claims)),
        ("ended", signed(&header, &with(with(claims.clone(), "nbf", in_seconds(-901)), "exp", in_seconds(-1)))),
        ("not yet", signed(&header, &with(with(claims.clone(), "nbf", in_seconds(60)), "exp", in_seconds(600)))),
        ("too long", signed(&header, &with(claims.clone(), "exp", in_seconds(901)))),
        ("no end", signed(&header, &without(claims.clone(), "exp"))),
        ("no beginning", signed(&header, &without(claims.clone(), "nbf"))),
        ("for another place", signed(&header, &with(claims.clone(), "aud", json!("other")))),
        ("for nobody", signed(&header, &without(claims.clone(), "aud"))),
        ("by another maker", signed(&header, &with(claims.clone(), "iss", json!("other")))),
        ("without its own name", signed(&header, &without(claims.clone(), "jti"))),
        ("a wrong key", signed_by(&foreign, &header, &claims)),
        ("the site's secret itself", signed_by(&SECRET, &header, &claims)),
        ("an empty key", signed_by(&[], &header, &claims)),
        ("a key it brings along", signed_by(&foreign, &with(header.clone(), "jwk", foreign_jwk), &claims)),
        ("a key to be fetched", {
            signed_by(&foreign, &with(header.clone(), "jku", json!("https://example.org/keys")), &claims)
        }),
        ("a key by a path", signed_by(&[], &with(header.clone(), "kid", json!("../../dev/null")), &claims)),
        ("claims changed after signing", {
            let changed = with(claims.clone(), "sub", json!("somebody"));
            format!("{}.{}.{}", encoded(&header), encoded(&changed), good.rsplit_once('.').unwrap().1)
        }),
        ("cut short", good[..good.len() - 4].to_owned()),
        ("two parts", message.to_owned()),
        ("a demand it cannot meet", signed(&with(header.clone(), "crit", json!(["x"])), &claims)),
        ("five parts", format!("{good}.a.b")),
        ("times as texts", signed(&header, &with(claims.clone(), "exp", json!("1800000600")))),
        ("a right of its own making", signed(&header, &with(claims.clone(), "role", json!("admin")))),
        ("no token at all", "not.a.token".to_owned()),
        ("nothing", String::new()),
    ];
    assert!(forged.len() >= 25);
    for (what, token) in &forged {
        assert_eq!(key().read(token, now()), None, "{what}");
    }
    assert!(key().read(&good, now()).is_some(), "the forgeries differ from a good one only in what they name");
}

#[test]
fn what_a_header_says_about_keys_changes_nothing() {
    let mut header = header();
    header["kid"] = json!("other");
    header["jku"] = json!("https://example.org/keys");
    header["x5u"] = json!("https://example.org/chain");
    assert!(key().read(&signed(&header, &claims()), now()).is_some());
}
