// The functions of the library for libbalvps. No exception leaves them.
#include <balvps/store.h>

#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "cipher.h"
#include "redis_store.h"

using balvps::redis::Failure;
using balvps::redis::Patience;
using balvps::redis::RedisStore;

struct balvps_store {
    std::shared_ptr<RedisStore> shared;
};

namespace {

void tell(balvps_store_failure *failure, std::string_view message) noexcept {
    failure->message[message.copy(failure->message, sizeof failure->message - 1)] = '\0';
}

/// Runs a function that returns a status.
template <typename Function>
int32_t guarded(balvps_store_failure *failure, Function function) noexcept {
    try {
        return function();
    } catch (const Failure &caught) {
        tell(failure, caught.what());
        return caught.kind() == Failure::Kind::configuration ? BALVPS_STORE_FAILED_CONFIGURATION
                                                             : BALVPS_STORE_FAILED_UNAVAILABLE;
    } catch (const std::bad_alloc &) {
        tell(failure, "out of memory");
        return BALVPS_STORE_FAILED_MEMORY;
    } catch (...) {
        tell(failure, "a defect");
        return BALVPS_STORE_FAILED_UNAVAILABLE;
    }
}

RedisStore::Receive receiving(balvps_store_receiver receive, void *receiver) {
    return [receive, receiver](std::string_view text) { receive(receiver, text.data(), text.size()); };
}

std::string_view view(const balvps_store_text &text) noexcept {
    return {text.start, text.length};
}

/// Clients of one process with the same settings share a store: its connections, and what one of them has
/// read. So a process with many clients sends no more commands than one client does.
class Stores {
  public:
    std::shared_ptr<RedisStore> get(const balvps_store_settings &settings) {
        const std::string name = identity(settings);
        const std::lock_guard lock(mutex_);
        std::erase_if(stores_, [](const auto &entry) { return entry.second.expired(); });
        std::shared_ptr<RedisStore> store = stores_[name].lock();
        if (store == nullptr) {
            store = std::make_shared<RedisStore>(settings);
            stores_[name] = store;
        }
        return store;
    }

  private:
    static std::string identity(const balvps_store_settings &settings) {
        balvps::redis::Secret all;
        for (const balvps_store_text &text :
             {settings.address, settings.base_url, settings.username, settings.key, settings.password,
              settings.password_file, settings.ca_file}) {
            const std::string_view part = view(text);
            all.insert(all.end(), part.begin(), part.end());
            all.push_back('\0');
        }
        return balvps::redis::sha256_hex(balvps::redis::view(all));
    }

    std::mutex mutex_;
    std::map<std::string, std::weak_ptr<RedisStore>> stores_;
};

int32_t open(const balvps_store_settings *settings, balvps_store **out, balvps_store_failure *failure) {
    static Stores stores;
    return guarded(failure, [&] {
        auto opened = std::make_unique<balvps_store>();
        opened->shared = stores.get(*settings);
        *out = opened.release();
        return BALVPS_STORE_DONE;
    });
}

void close(balvps_store *store) {
    const std::unique_ptr<balvps_store> owned(store);
}

int32_t turn(balvps_store *store, int64_t known, const balvps_store_patience *patience,
             balvps_store_found *found, balvps_store_receiver receive, void *receiver,
             balvps_store_failure *failure) {
    return guarded(failure, [&] {
        return store->shared->turn(known, Patience(*patience), *found, receiving(receive, receiver));
    });
}

int32_t load(balvps_store *store, const balvps_store_patience *patience, balvps_store_found *found,
             balvps_store_receiver receive, void *receiver, balvps_store_failure *failure) {
    return guarded(failure, [&] {
        store->shared->load(Patience(*patience), *found, receiving(receive, receiver));
        return BALVPS_STORE_DONE;
    });
}

int32_t wait(balvps_store *store, const balvps_store_found *found, const balvps_store_patience *patience,
             balvps_store_failure *failure) {
    return guarded(failure, [&] {
        store->shared->wait(*found, Patience(*patience));
        return BALVPS_STORE_DONE;
    });
}

int32_t claim(balvps_store *store, const balvps_store_lease *lease, balvps_store_text refresh_token,
              const balvps_store_patience *patience, balvps_store_failure *failure) {
    return guarded(failure,
                   [&] { return store->shared->claim(*lease, view(refresh_token), Patience(*patience)); });
}

int32_t extend(balvps_store *store, const balvps_store_lease *lease, const balvps_store_patience *patience,
               balvps_store_failure *failure) {
    return guarded(failure, [&] { return store->shared->extend(*lease, Patience(*patience)); });
}

int32_t save(balvps_store *store, const balvps_store_lease *lease, balvps_store_text text, int64_t lifetime_s,
             const balvps_store_patience *patience, balvps_store_failure *failure) {
    return guarded(failure, [&] {
        const auto given = text.start != nullptr ? std::optional(view(text)) : std::nullopt;
        return store->shared->save(*lease, given, lifetime_s, Patience(*patience));
    });
}

int32_t release(balvps_store *store, const balvps_store_lease *lease, balvps_store_text given_back,
                int64_t blocked_s, const balvps_store_patience *patience, balvps_store_failure *failure) {
    return guarded(failure, [&] {
        return store->shared->release(*lease, view(given_back), blocked_s, Patience(*patience));
    });
}

}  // namespace

extern "C" __attribute__((visibility("default"))) const balvps_store_functions *
balvps_store_functions_of_library(void) {
    static const balvps_store_functions functions = {
        BALVPS_STORE_VERSION,   open, close, turn, load, wait, claim, extend, save, release,
        balvps::redis::lease_ms};
    return &functions;
}
