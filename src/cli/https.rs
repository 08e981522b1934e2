//! Certificate and key for HTTPS: read, and refused where no client could connect with them. `serve` listens with them,
//! `check` only looks.

use rustls::{
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    sign::CertifiedKey,
};
use specimen::poem::listener::RustlsCertificate;
use std::path::Path;

/// The certificate chain and the private key in two files.
///
/// # Errors
/// A file that can't be read, isn't PEM of its kind, or doesn't belong to the other.
pub fn certificate(chain: &Path, key: &Path) -> Result<RustlsCertificate, String> {
    let read = |path: &Path| std::fs::read(path).map_err(|e| format!("{} can't be read: {e}.", path.display()));
    let (chain_text, key_text) = (read(chain)?, read(key)?);
    fit(&chain_text, &key_text).map_err(|reason| {
        let (chain, key) = (chain.display(), key.display());
        format!("{chain} and {key} are no certificate and key in PEM that fit: {reason}.")
    })?;
    Ok(RustlsCertificate::new().cert(chain_text).key(key_text))
}

/// Whether the key is that of the first certificate. The listener itself would only find out with each client.
fn fit(chain: &[u8], key: &[u8]) -> Result<(), String> {
    let chain: Vec<CertificateDer<'_>> =
        CertificateDer::pem_slice_iter(chain).collect::<Result<_, _>>().map_err(|e| e.to_string())?;
    if chain.is_empty() {
        return Err("there is no certificate in the first".into());
    }
    let key = PrivateKeyDer::from_pem_slice(key).map_err(|e| format!("the second has no private key ({e})"))?;
    let key = ring::default_provider().key_provider.load_private_key(key).map_err(|e| e.to_string())?;
    match CertifiedKey::new(chain, key).keys_match() {
        // Not every kind of key tells.
        Ok(()) | Err(rustls::Error::InconsistentKeys(rustls::InconsistentKeys::Unknown)) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}
