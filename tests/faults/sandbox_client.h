// A client of the sandbox that signs in by itself and does not retry.
#pragma once

#include "calls.h"
#include "sandbox.h"
#include "secrets.h"

namespace balvps::test {

inline NewClient client_without_retries(const Sandbox &sandbox) {
    return make_client({{"base_url", sandbox.base_url()},
                        {"ca_file", sandbox.ca_file()},
                        {"username", "user@example.com"},
                        {"password", test_password},
                        {"retries", "0"}});
}

}  // namespace balvps::test
