#include "firewall.h"
#include "portal/portal_catalog.h"
#include "text.h"

using namespace balvps::capi;

namespace {

bool has_portal(const balvps_client *client) noexcept {
    return client != nullptr && client->client->settings().portal != nullptr;
}

/// The catalog of a client that has a portal.
std::string_view catalog_of(const balvps_client &client) {
    return client.catalog.get([&](balvps::JsonWriter &writer) {
        balvps::write_catalog(writer, *client.client->settings().portal);
    });
}

}  // namespace

extern "C" {

balvps_error *balvps_client_new(const balvps_config *config, balvps_client **out) {
    if (out != nullptr) {
        *out = nullptr;
    }
    return guarded_error([&]() -> balvps::Result<void> {
        if (out == nullptr) {
            return balvps::failure(balvps::argument_error("argument 'out' must not be NULL"));
        }
        const balvps::Config defaults;
        auto client = balvps::Client::create(config == nullptr ? defaults : config->config);
        if (!client) {
            return balvps::failure(std::move(client.error()));
        }
        *out = std::make_unique<balvps_client>(std::move(*client)).release();
        return {};
    });
}

const char *balvps_client_catalog_json(const balvps_client *client, size_t *length) {
    if (!has_portal(client)) {
        return balvps_catalog_json(length);
    }
    return return_made(length, [client] { return catalog_of(*client); });
}

const balvps_value *balvps_client_catalog_value(const balvps_client *client) {
    return guarded<const balvps_value *>(nullptr, [&] {
        return has_portal(client) ? handle(client->catalog_tree.get([client] { return catalog_of(*client); }))
                                  : balvps_catalog_value();
    });
}

void balvps_client_free(balvps_client *client) {
    std::unique_ptr<balvps_client>(client).reset();
}

}  // extern "C"
