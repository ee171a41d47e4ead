//! QR codes.

use data_encoding::BASE64;
use qrcode::QrCode;
use qrcode::render::svg;

use crate::error::{Error, Result};

/// A QR code as an address that stands in the page itself: no second request, nothing kept.
///
/// # Errors
/// [`Error::Internal`] where the text is too long for one.
pub fn picture(text: &str) -> Result<String> {
    let code = QrCode::new(text).map_err(|error| Error::internal("draw a QR code", error))?;
    let drawing = code.render::<svg::Color<'_>>().min_dimensions(220, 220).build();
    Ok(format!("data:image/svg+xml;base64,{}", BASE64.encode(drawing.as_bytes())))
}
