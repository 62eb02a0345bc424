// Variables of this process's environment, for as long as a test needs them.
#pragma once

#include <cstdlib>

namespace balvps::test {

/// Sets a variable while it exists. The variable must not be set before.
class EnvironmentVariable {
  public:
    EnvironmentVariable(const char *name, const char *value) : name_(name) { setenv(name, value, 1); }
    ~EnvironmentVariable() { unsetenv(name_); }
    EnvironmentVariable(const EnvironmentVariable &) = delete;
    EnvironmentVariable &operator=(const EnvironmentVariable &) = delete;

  private:
    const char *name_;
};

}  // namespace balvps::test
