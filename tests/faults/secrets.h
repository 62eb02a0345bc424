// The secrets of a client under test, and a look at whether one of them came out.
#pragma once

#include <string>
#include <vector>

namespace balvps::test {

/// A directory of its own for a token store, removed with all that is in it.
class StoreDirectory {
  public:
    StoreDirectory();
    ~StoreDirectory();
    StoreDirectory(const StoreDirectory &) = delete;
    StoreDirectory &operator=(const StoreDirectory &) = delete;

    /// Where the tokens are kept.
    std::string store() const { return path_ + "/tokens"; }
    /// What the store holds; empty: nothing.
    std::string stored() const;
    /// The names and contents of all other files, one after the other.
    std::string neighbours() const;
    void clear() const;

  private:
    std::string path_;
};

/// The secrets of the test's account that stand in a text, for the message of an assertion; none: it is
/// clean. Every token of the sandbox is a JSON Web Token and begins as all of those do.
std::vector<std::string> secrets_in(const std::string &text);

inline constexpr const char *test_password = "secret";
/// The seed of one-time passwords in RFC 6238's examples, in base32.
inline constexpr const char *test_totp_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

}  // namespace balvps::test
