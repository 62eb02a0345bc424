// The secrets of a client under test, and a check whether a text has one of them.
#pragma once

#include <string>
#include <vector>

namespace balvps::test {

/// A directory for a token store. It is removed with all its files.
class StoreDirectory {
  public:
    StoreDirectory();
    ~StoreDirectory();
    StoreDirectory(const StoreDirectory &) = delete;
    StoreDirectory &operator=(const StoreDirectory &) = delete;

    /// The path of the token file.
    std::string store() const { return path_ + "/tokens"; }
    /// The content of the store. Empty if there is none.
    std::string stored() const;
    /// The names and contents of all other files, one after the other.
    std::string neighbours() const;
    void clear() const;

  private:
    std::string path_;
};

/// The secrets of the test's account that are in a text. An assertion can show them. Tokens of the sandbox
/// are found by the beginning that all JSON Web Tokens share.
std::vector<std::string> secrets_in(const std::string &text);

inline constexpr const char *test_password = "secret";
/// The seed of one-time passwords in RFC 6238's examples, in base32.
inline constexpr const char *test_totp_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

}  // namespace balvps::test
