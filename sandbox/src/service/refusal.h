// The exception by which an operation refuses a call. It is thrown before the state is changed.
#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace sandbox {

class Refusal : public std::exception {
  public:
    enum class Kind {
        refused,          ///< messages for people, HTTP 200
        coded,            ///< one code word, HTTP 200
        unauthorized,     ///< one code word, with the HTTP status of the settings
        wrong_basic,      ///< a wrong user name or password in Basic authentication, HTTP 401
        invalid_method,   ///< this install does not have the operation
        invalid_request,  ///< the body cannot be read
        too_many          ///< a limit is exceeded
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
