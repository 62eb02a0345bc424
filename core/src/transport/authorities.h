// The certificate authorities that are trusted, and where they come from.
#pragma once

#include <cstdint>
#include <string>

namespace balvps {

struct Authorities {
    enum class Source : std::uint8_t {
        config,       ///< the config key 'ca_file'
        environment,  ///< SSL_CERT_FILE and SSL_CERT_DIR, as OpenSSL's own programs read them
        system,       ///< one of the places where systems keep them
        libcurl,      ///< those that the system's libcurl was built with
        nowhere,      ///< none were found
    };

    Source source = Source::libcurl;
    std::string file = {};    ///< PEM; empty: none
    std::string folder = {};  ///< of certificates whose file names are hashes; empty: none
};

/// "ca_file", "environment", "system", "libcurl" or "none".
const char *source_name(Authorities::Source source) noexcept;

/// Chooses the authorities. `ca_file` comes first. A libcurl inside this library knows no place of its own,
/// so the environment and the places of all common systems follow.
/// @param ca_file the value of the config key; empty: not set.
Authorities find_authorities(const std::string &ca_file);

/// The same for a libcurl inside this library.
Authorities find_authorities_of_system(const std::string &ca_file);

}  // namespace balvps
