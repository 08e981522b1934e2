//! Certificate and key for HTTPS: read, and refused where no client could connect with them. `serve` listens with them,
//! `check` only looks.

use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    sign::{CertifiedKey, SingleCertAndKey},
};
use std::{path::Path, sync::Arc};

/// What a listener needs that shows the certificate chain and has the private key of two files.
///
/// # Errors
/// A file that can't be read, isn't PEM of its kind, or doesn't belong to the other.
pub fn certificate(chain: &Path, key: &Path) -> Result<Arc<ServerConfig>, String> {
    let read = |path: &Path| std::fs::read(path).map_err(|e| format!("{} can't be read: {e}.", path.display()));
    let (chain_text, key_text) = (read(chain)?, read(key)?);
    fit(&chain_text, &key_text).map_err(|reason| {
        let (chain, key) = (chain.display(), key.display());
        format!("{chain} and {key} are no certificate and key in PEM that fit: {reason}.")
    })
}

fn fit(chain: &[u8], key: &[u8]) -> Result<Arc<ServerConfig>, String> {
    let chain: Vec<CertificateDer<'_>> =
        CertificateDer::pem_slice_iter(chain).collect::<Result<_, _>>().map_err(|e| e.to_string())?;
    if chain.is_empty() {
        return Err("there is no certificate in the first".into());
    }
    let key = PrivateKeyDer::from_pem_slice(key).map_err(|e| format!("the second has no private key ({e})"))?;
    let provider = Arc::new(ring::default_provider());
    let key = provider.key_provider.load_private_key(key).map_err(|e| e.to_string())?;
    let certified = CertifiedKey::new(chain, key);
    match certified.keys_match() {
        // Not every kind of key tells.
        Ok(()) | Err(rustls::Error::InconsistentKeys(rustls::InconsistentKeys::Unknown)) => {}
        Err(error) => return Err(error.to_string()),
    }
    let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let builder = builder.map_err(|e| e.to_string())?.with_no_client_auth();
    let mut config = builder.with_cert_resolver(Arc::new(SingleCertAndKey::from(certified)));
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}
