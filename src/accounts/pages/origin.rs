//! Where a request comes from, for counting guesses only; neither address nor device is stored as it is.

use std::net::IpAddr;

use actix_web::HttpRequest;

use crate::accounts::actions::Origin;
use crate::config::Web;
use crate::web::cookies;

/// The cookie of known devices.
pub(super) fn device_name(web: &Web) -> &'static str {
    if web.is_https() { "__Host-d" } else { "d" }
}

/// Where the request comes from.
pub(super) fn of(request: &HttpRequest, web: &Web) -> Origin {
    let peer = request.peer_addr().map(|address| address.ip());
    let forwarded = request.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
    let forwarded: Vec<&str> = forwarded.flat_map(|value| value.split(',')).collect();
    Origin {
        address: peer.map_or_else(|| "unknown".to_owned(), |peer| network(client(peer, &forwarded, web))),
        device: cookies::value(request, device_name(web)),
    }
}

/// Forwarded addresses are believed only as far back as proxies that the site names wrote them down.
fn client(peer: IpAddr, forwarded: &[&str], web: &Web) -> IpAddr {
    let mut address = peer;
    for hop in forwarded.iter().rev() {
        if !web.trusted_proxies.contains(&address) {
            break;
        }
        match hop.trim().parse() {
            Ok(before) => address = before,
            Err(_) => break,
        }
    }
    address
}

/// One household or house: with IPv6 it has 2⁶⁴ addresses to guess from.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{client, network};
    use crate::config::Web;

    fn web(proxies: &[&str]) -> Web {
        Web {
            listen: "127.0.0.1:8080".parse().unwrap(),
            base_url: "http://127.0.0.1:8080".to_owned(),
            trusted_proxies: proxies.iter().map(|proxy| proxy.parse().unwrap()).collect(),
            exit_url: "https://www.smhi.se/".to_owned(),
            site_name: "Steg".to_owned(),
        }
    }

    #[test]
    fn only_named_proxies_are_believed() {
        let of = |peer: &str, forwarded: &[&str], proxies: &[&str]| {
            client(peer.parse().unwrap(), forwarded, &web(proxies)).to_string()
        };
        assert_eq!(of("203.0.113.5", &["198.51.100.1"], &[]), "203.0.113.5");
        assert_eq!(of("10.0.0.1", &["6.6.6.6", " 198.51.100.1"], &["10.0.0.1"]), "198.51.100.1");
        assert_eq!(of("10.0.0.1", &["198.51.100.1", "10.0.0.2"], &["10.0.0.1", "10.0.0.2"]), "198.51.100.1");
        assert_eq!(of("10.0.0.1", &["nonsense"], &["10.0.0.1"]), "10.0.0.1");
    }

    #[test]
    fn a_household_counts_as_one_address() {
        let of = |address: &str| network(address.parse().unwrap());
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), of("2001:db8:1:2::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.7"), "192.0.2.7");
    }
}
