// The opaque handles of balvps.h.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "balvps/balvps.h"
#include "client/call_input.h"
#include "client/client.h"
#include "client/config.h"
#include "client/outcome.h"
#include "client/queue.h"
#include "common/error.h"
#include "common/secret.h"
#include "json/document.h"
#include "json/reader.h"
#include "json/writer.h"

namespace balvps::capi {

/// JSON text that is written once, at the first request. Many threads may request it at once.
class LazyJson {
  public:
    template <typename Write>
    std::string_view get(Write write) const {
        std::call_once(once_, [&] {
            JsonWriter writer;
            write(writer);
            text_ = writer.take();
        });
        return view(text_);
    }

  private:
    mutable std::once_flag once_;
    mutable Body text_;
};

/// The library's own JSON text as a tree, made once, at the first request.
class LazyTree {
  public:
    template <typename Text>
    const Value *get(Text text) const {
        std::call_once(once_, [&] {
            Result<Document> document = read_json(text(), true);
            if (!document) {
                throw std::logic_error("JSON of the library's own " + document.error().message);
            }
            document_ = std::move(*document);
        });
        return &document_.root();
    }

  private:
    mutable std::once_flag once_;
    mutable Document document_;
};

/// A value as the C handle.
inline const balvps_value *handle(const Value *value) noexcept {
    return reinterpret_cast<const balvps_value *>(value);
}

}  // namespace balvps::capi

struct balvps_config {
    balvps::Config config;
};

struct balvps_client {
    explicit balvps_client(std::shared_ptr<balvps::Client> the_client) : client(std::move(the_client)) {}

    std::shared_ptr<balvps::Client> client;
    balvps::capi::LazyJson catalog;
    balvps::capi::LazyTree catalog_tree;
};

struct balvps_queue {
    explicit balvps_queue(std::shared_ptr<balvps::Client> of) : client(std::move(of)), queue(*client) {}

    std::shared_ptr<balvps::Client> client;
    balvps::Queue queue;
};

struct balvps_call {
    explicit balvps_call(balvps::CallInput what) : input(std::move(what)) {}

    balvps::CallInput input;
    std::atomic<bool> cancelled = false;
};

struct balvps_error {
    explicit balvps_error(balvps::Error what) : error(std::move(what)) {}

    balvps::Error error;
    balvps::capi::LazyJson json;
    balvps::capi::LazyTree tree;
};

struct balvps_result {
    explicit balvps_result(balvps::Outcome &&what);  // by reference, because an outcome is large
    void take(balvps::Outcome &&what) noexcept;
    void take_error() noexcept;
    explicit balvps_result(balvps::Error what) : error(std::in_place, std::move(what)) {}

    std::uint64_t tag = 0;
    balvps::Outcome outcome;
    std::optional<balvps_error> error;
    balvps::capi::LazyJson json;
    balvps::capi::LazyJson attempts_json;
};
