// How an operation says no. Thrown before anything is changed, so a refusal leaves the state untouched.
#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace sandbox {

class Refusal : public std::exception {
  public:
    enum class Kind {
        refused,          ///< the service understood and will not: messages for people
        coded,            ///< one code word, HTTP 200
        unauthorized,     ///< one code word, with the status the settings say
        wrong_basic,      ///< the same for a user name and password: always 401
        invalid_method,   ///< this install lacks the operation
        invalid_request,  ///< the body cannot be read
        too_many          ///< a limit is spent
    };

    explicit Refusal(std::string message) : messages_{std::move(message)} {}
    explicit Refusal(std::vector<std::string> messages) : messages_(std::move(messages)) {}
    Refusal(Kind kind, std::string code) : kind_(kind), messages_{std::move(code)} {}

    Kind kind() const { return kind_; }
    const std::vector<std::string> &messages() const { return messages_; }
    const char *what() const noexcept override { return "the service refuses"; }

  private:
    Kind kind_ = Kind::refused;
    std::vector<std::string> messages_;
};

}  // namespace sandbox
