#include "http/certificate.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>
#include <stdexcept>

namespace sandbox {

namespace {

constexpr long day = 24L * 60 * 60;
constexpr long version_3 = 2;  // X.509 counts from zero.

void require(bool worked) {
    if (!worked) {
        throw std::runtime_error("OpenSSL could not make the sandbox's certificates");
    }
}

PrivateKey make_key() {
    PrivateKey key(EVP_EC_gen("P-256"));
    require(key != nullptr);
    return key;
}

void set_random_serial(X509 &certificate) {
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(BN_new(), &BN_free);
    require(number != nullptr && BN_rand(number.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1);
    require(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(&certificate)) != nullptr);
}

void set_common_name(X509_NAME *name, const char *common_name) {
    require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                       reinterpret_cast<const unsigned char *>(common_name), -1, -1, 0) == 1);
}

void add_extension(X509 &certificate, X509 &issuer, int nid, const char *value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value), &X509_EXTENSION_free);
    require(extension != nullptr && X509_add_ext(&certificate, extension.get(), -1) == 1);
}

/// Seconds from now.
struct Validity {
    long begin;
    long end;
};

constexpr Validity valid{-day, 30 * day};  // It begins yesterday, so that clocks may differ a little.
constexpr Validity expired{-30 * day, -day};

/// A certificate without extensions and signature.
Certificate blank_certificate(const char *common_name, EVP_PKEY &key, X509_NAME *issuer, Validity validity) {
    Certificate certificate(X509_new());
    require(certificate != nullptr && X509_set_version(certificate.get(), version_3) == 1);
    set_random_serial(*certificate);
    require(X509_gmtime_adj(X509_getm_notBefore(certificate.get()), validity.begin) != nullptr);
    require(X509_gmtime_adj(X509_getm_notAfter(certificate.get()), validity.end) != nullptr);
    set_common_name(X509_get_subject_name(certificate.get()), common_name);
    require(X509_set_pubkey(certificate.get(), &key) == 1);
    X509_NAME *const own_name = X509_get_subject_name(certificate.get());
    require(X509_set_issuer_name(certificate.get(), issuer != nullptr ? issuer : own_name) == 1);
    return certificate;
}

void sign(X509 &certificate, EVP_PKEY &key) {
    require(X509_sign(&certificate, &key, EVP_sha256()) > 0);
}

std::string to_pem(X509 &certificate) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), &BIO_free);
    require(memory != nullptr && PEM_write_bio_X509(memory.get(), &certificate) == 1);
    std::string pem;
    std::array<char, 1024> chunk{};
    for (int length = 0; (length = BIO_read(memory.get(), chunk.data(), chunk.size())) > 0;) {
        pem.append(chunk.data(), static_cast<std::size_t>(length));
    }
    return pem;
}

}  // namespace

ServerIdentity make_server_identity(CertificateFlaw flaw) {
    const PrivateKey authority_key = make_key();
    const Certificate authority = blank_certificate("balvps-sandbox CA", *authority_key, nullptr, valid);
    add_extension(*authority, *authority, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add_extension(*authority, *authority, NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(*authority, *authority, NID_subject_key_identifier, "hash");
    add_extension(*authority, *authority, NID_authority_key_identifier, "keyid:always");
    sign(*authority, *authority_key);

    PrivateKey key = make_key();
    const bool self_signed = flaw == CertificateFlaw::self_signed;
    const bool other_host = flaw == CertificateFlaw::other_host;
    Certificate leaf = blank_certificate(other_host ? "other-host.invalid" : "localhost", *key,
                                         self_signed ? nullptr : X509_get_subject_name(authority.get()),
                                         flaw == CertificateFlaw::expired ? expired : valid);
    add_extension(*leaf, *authority, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(*leaf, *authority, NID_key_usage, "critical,digitalSignature");
    add_extension(*leaf, *authority, NID_ext_key_usage, "serverAuth");
    add_extension(*leaf, *authority, NID_subject_alt_name,
                  other_host ? "DNS:other-host.invalid" : "IP:127.0.0.1,IP:::1,DNS:localhost");
    add_extension(*leaf, *authority, NID_subject_key_identifier, "hash");
    add_extension(*leaf, self_signed ? *leaf : *authority, NID_authority_key_identifier, "keyid:always");
    sign(*leaf, self_signed ? *key : *authority_key);

    return {std::move(key), std::move(leaf), to_pem(*authority)};
}

}  // namespace sandbox
