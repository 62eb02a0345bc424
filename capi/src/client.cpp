#include "firewall.h"

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
        *out = std::make_unique<balvps_client>(balvps_client{std::move(*client)}).release();
        return {};
    });
}

void balvps_client_free(balvps_client *client) {
    std::unique_ptr<balvps_client>(client).reset();
}

}  // extern "C"
