// A certificate authority that is created at start, and the server certificate that it signs.
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

/// What is wrong with the server certificate.
enum class CertificateFlaw {
    none,
    self_signed,  ///< signed with its own key
    expired,      ///< expired yesterday
    other_host    ///< issued for other-host.invalid
};

struct ServerIdentity {
    PrivateKey key;
    Certificate certificate;    ///< for 127.0.0.1, ::1 and localhost, except with the flaw other_host
    std::string authority_pem;  ///< the authority's certificate, which clients trust
};

/// Throws std::runtime_error if OpenSSL fails.
ServerIdentity make_server_identity(CertificateFlaw flaw);

}  // namespace sandbox
