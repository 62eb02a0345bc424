// A certificate authority made at start, and one server certificate of it.
#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <string>

namespace sandbox {

struct OpenSslDelete {
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
};

using PrivateKey = std::unique_ptr<EVP_PKEY, OpenSslDelete>;
using Certificate = std::unique_ptr<X509, OpenSslDelete>;

/// What may be wrong with the server certificate.
enum class CertificateFlaw {
    none,
    self_signed,  ///< by no authority
    expired,      ///< since yesterday
    other_host    ///< for other-host.invalid
};

struct ServerIdentity {
    PrivateKey key;
    Certificate certificate;    ///< for 127.0.0.1, ::1 and localhost, unless that is its flaw
    std::string authority_pem;  ///< the certificate to trust
};

/// Throws std::runtime_error when OpenSSL fails.
ServerIdentity make_server_identity(CertificateFlaw flaw);

}  // namespace sandbox
