#include "firewall.h"
#include "portal/portal_catalog.h"
#include "text.h"

using namespace balvps::capi;

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
    return guarded<const char *>(nullptr, [&]() -> const char * {
        const balvps::Portal *portal =
            client == nullptr ? nullptr : client->client->settings().portal.get();
        if (portal == nullptr) {
            return balvps_catalog_json(length);
        }
        const auto write = [portal](balvps::JsonWriter &writer) { balvps::write_catalog(writer, *portal); };
        return return_text(client->catalog.get(write), length);
    });
}

void balvps_client_free(balvps_client *client) {
    std::unique_ptr<balvps_client>(client).reset();
}

}  // extern "C"
