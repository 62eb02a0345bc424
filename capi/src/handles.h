// What the opaque handles of balvps.h are.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "balvps/balvps.h"
#include "client/client.h"
#include "client/config.h"
#include "client/outcome.h"
#include "common/error.h"
#include "common/secret.h"
#include "response/json.h"

namespace balvps::capi {

/// JSON text that is written when somebody asks for it, once. Many threads may ask at a time.
class LazyJson {
  public:
    template <typename Write>
    std::string_view get(Write write) const {
        std::call_once(once_, [&] {
            buffer_.Clear();  // an attempt that ran out of memory may have left a part
            JsonWriter writer(buffer_);
            write(writer);
            text_ = view(buffer_);
        });
        return text_;
    }

  private:
    mutable std::once_flag once_;
    mutable JsonBuffer buffer_;
    mutable std::string_view text_;
};

}  // namespace balvps::capi

struct balvps_config {
    balvps::Config config;
};

struct balvps_client {
    std::unique_ptr<balvps::Client> client;
};

struct balvps_params {
    struct Argument {
        std::string name;
        balvps::Secret json;
    };
    std::vector<Argument> arguments;
    std::optional<balvps::Error> first_mistake;
};

struct balvps_error {
    explicit balvps_error(balvps::Error what) : error(std::move(what)) {}

    balvps::Error error;
    balvps::capi::LazyJson json;
};

struct balvps_result {
    explicit balvps_result(balvps::Outcome what);
    explicit balvps_result(balvps::Error what) : error(std::in_place, std::move(what)) {}

    balvps::Outcome outcome;
    std::optional<balvps_error> error;
    balvps::capi::LazyJson json;
    balvps::capi::LazyJson attempts_json;
};
