//! Certificates for tests: an authority of their own, and a server at 127.0.0.1 that it vouches for.

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use std::{path::Path, sync::Arc};
use tokio_rustls::rustls::{
    ClientConfig, RootCertStore, ServerConfig,
    crypto::ring,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};

/// A server's certificate, its key, and the authority's own certificate.
pub struct Certificate {
    authority: rcgen::Certificate,
    server: rcgen::Certificate,
    key: KeyPair,
}

impl Certificate {
    /// Makes all of them anew; the authority has a name.
    pub fn by(name: &str) -> Certificate {
        let key = || KeyPair::generate().expect("the machine has random numbers");
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let ca_key = key();
        let authority = params.self_signed(&ca_key).expect("an authority");
        let server = CertificateParams::new(vec!["127.0.0.1".to_owned()]).expect("a good name");
        let key = key();
        let server = server.signed_by(&key, &Issuer::new(params, ca_key)).expect("a certificate");
        Certificate { authority, server, key }
    }

    /// Writes the authority's certificate to a file, which `SSL_CERT_FILE` can name.
    pub fn trust(&self, file: &Path) {
        std::fs::write(file, self.authority.pem()).expect("the folder can be written");
    }

    /// Writes the server's certificate and key to files.
    pub fn write(&self, certificate: &Path, key: &Path) {
        std::fs::write(certificate, self.server.pem()).expect("the folder can be written");
        std::fs::write(key, self.key.serialize_pem()).expect("the folder can be written");
    }

    /// What a client needs that trusts the authority alone.
    pub fn client(&self) -> Arc<ClientConfig> {
        let mut trusted = RootCertStore::empty();
        trusted.add(self.authority.der().clone()).expect("an authority");
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("the versions are there");
        Arc::new(config.with_root_certificates(trusted).with_no_client_auth())
    }

    /// What a server needs that shows it.
    pub fn server(&self) -> Arc<ServerConfig> {
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(self.key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("the versions are there")
            .with_no_client_auth()
            .with_single_cert(vec![self.server.der().clone()], key);
        Arc::new(config.expect("key and certificate belong together"))
    }
}
