#include "transport/authorities.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "platform/files.h"

namespace balvps {
namespace {

/// Whether libcurl and its TLS library are inside this library.
constexpr bool has_own_libcurl = BALVPS_BUNDLED_TLS;

/// A file with all certificates. Where one system has several of these, they are the same.
constexpr std::array<const char *, 11> files = {
    "/etc/ssl/certs/ca-certificates.crt",                 // Debian, Ubuntu, Alpine, Arch, Gentoo, Void
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  // Fedora, RHEL 7 and later
    "/etc/pki/tls/certs/ca-bundle.crt",                   // RHEL 6, Amazon Linux
    "/etc/ssl/ca-bundle.pem",                             // openSUSE, SLES
    "/var/lib/ca-certificates/ca-bundle.pem",             // openSUSE, without the link in /etc
    "/etc/ssl/certs/ca-bundle.crt",                       // NixOS
    "/etc/pki/tls/cacert.pem",                            // OpenELEC
    "/etc/ssl/cert.pem",                                  // FreeBSD, OpenBSD, macOS, Alpine
    "/usr/local/etc/ssl/cert.pem",                        // FreeBSD before 12.2
    "/usr/local/share/certs/ca-root-nss.crt",             // FreeBSD, the package ca_root_nss
    "/etc/openssl/certs/ca-certificates.crt",             // NetBSD
};

/// Folders with a certificate per file, named by its hash.
constexpr std::array<const char *, 3> folders = {
    "/etc/ssl/certs",      // most systems
    "/etc/pki/tls/certs",  // Fedora, RHEL
    "/etc/openssl/certs",  // NetBSD
};

/// Whether OpenSSL looks for a file of that name: eight hexadecimal digits, a point, a number.
bool is_hash(std::string_view name) noexcept {
    constexpr std::size_t digits = 8;
    return name.size() > digits + 1 && name[digits] == '.' &&
           name.substr(0, digits).find_first_not_of("0123456789abcdef") == std::string_view::npos &&
           name.substr(digits + 1).find_first_not_of("0123456789") == std::string_view::npos;
}

std::string variable(const char *name) {
    const char *value = std::getenv(name);
    return value == nullptr ? "" : value;
}

}  // namespace

const char *source_name(Authorities::Source source) noexcept {
    switch (source) {
        case Authorities::Source::config:
            return "ca_file";
        case Authorities::Source::environment:
            return "environment";
        case Authorities::Source::system:
            return "system";
        case Authorities::Source::libcurl:
            return "libcurl";
        case Authorities::Source::nowhere:
            break;
    }
    return "none";
}

Authorities find_authorities_of_system(const std::string &ca_file) {
    using Source = Authorities::Source;
    if (!ca_file.empty()) {
        return {Source::config, ca_file, {}};
    }
    std::string file = variable("SSL_CERT_FILE");
    std::string folder = variable("SSL_CERT_DIR");
    if (!file.empty() || !folder.empty()) {
        return {Source::environment, std::move(file), std::move(folder)};
    }
    const auto *const known_file =
        std::find_if(files.begin(), files.end(), [](const char *path) { return platform::is_file(path); });
    if (known_file != files.end()) {
        return {Source::system, *known_file, {}};
    }
    const auto *const known_folder = std::find_if(
        folders.begin(), folders.end(), [](const char *path) { return platform::has_name(path, &is_hash); });
    if (known_folder != folders.end()) {
        return {Source::system, {}, *known_folder};
    }
    return {Source::nowhere, {}, {}};
}

Authorities find_authorities(const std::string &ca_file) {
    if (has_own_libcurl || !ca_file.empty()) {
        return find_authorities_of_system(ca_file);
    }
    const curl_version_info_data *libcurl = curl_version_info(CURLVERSION_NOW);
    const auto text = [](const char *path) { return std::string(path == nullptr ? "" : path); };
    return {Authorities::Source::libcurl, text(libcurl->cainfo), text(libcurl->capath)};
}

}  // namespace balvps
