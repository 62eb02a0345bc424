// Why a function of the store failed. The C functions in library.cpp turn it into their result.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <utility>

namespace balvps::redis {

class Failure : public std::exception {
  public:
    enum class Kind : std::uint8_t {
        configuration,  ///< somebody must change something
        refused,        ///< Redis works but does not do it now
        passing,        ///< another attempt may succeed soon
    };

    Failure(Kind kind, std::string message) : kind_(kind), message_(std::move(message)) {}

    Kind kind() const noexcept { return kind_; }
    const char *what() const noexcept override { return message_.c_str(); }

  private:
    Kind kind_;
    std::string message_;
};

[[noreturn]] inline void fail_configuration(std::string message) {
    throw Failure(Failure::Kind::configuration, std::move(message));
}

[[noreturn]] inline void fail_passing(std::string message) {
    throw Failure(Failure::Kind::passing, std::move(message));
}

}  // namespace balvps::redis
