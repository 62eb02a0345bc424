#include "common/printable.h"
#include "firewall.h"
#include "text.h"

using namespace balvps::capi;

namespace {

void note_mistake(balvps_config &config, std::string_view subject, balvps::Error error) {
    error.code = balvps::ErrorCode::configuration;
    config.config.note_mistake(balvps::about(subject, std::move(error)));
}

}  // namespace

extern "C" {

balvps_config *balvps_config_new(void) {
    return guarded(out_of_memory_config(), [] { return std::make_unique<balvps_config>().release(); });
}

void balvps_config_set(balvps_config *config, const char *key, size_t key_length, const char *value,
                       size_t value_length) {
    if (!is_changeable(config)) {
        return;
    }
    const auto set = [&] {
        auto name = needed_name({key, key_length});
        auto text = optional_text({value, value_length});
        if (!name) {
            note_mistake(*config, "the name of a config key", std::move(name.error()));
        } else if (!text) {
            note_mistake(*config, "config key '" + balvps::printable(*name, 60) + "'",
                         std::move(text.error()));
        } else {
            config->config.set(*name, *text);
        }
        return true;
    };
    if (!guarded(false, set)) {
        config->config.run_out_of_memory();
    }
}

void balvps_config_set_interrupt(balvps_config *config, balvps_interrupt_function function, void *context) {
    if (is_changeable(config)) {
        config->config.set_interrupt({function, context});
    }
}

void balvps_config_set_token_store(balvps_config *config, balvps_token_load_function load,
                                   balvps_token_save_function save, balvps_token_lock_function lock,
                                   balvps_token_unlock_function unlock, void *context) {
    if (!is_changeable(config)) {
        return;
    }
    if ((load == nullptr) != (save == nullptr) || (lock == nullptr) != (unlock == nullptr)) {
        const auto note = [&] {
            config->config.note_mistake(balvps::configuration_error(
                "a token store needs both load and save, and both lock and unlock or neither"));
            return true;
        };
        if (!guarded(false, note)) {
            config->config.run_out_of_memory();
        }
        return;
    }
    config->config.set_token_store({load, save, lock, unlock, context});
}

void balvps_config_set_portal(balvps_config *config, const char *json, size_t length) {
    if (!is_changeable(config)) {
        return;
    }
    const auto set = [&] {
        auto text = optional_text({json, length});
        if (text) {
            config->config.set_portal(*text);
        } else {
            note_mistake(*config, "the portal's document", std::move(text.error()));
        }
        return true;
    };
    if (!guarded(false, set)) {
        config->config.run_out_of_memory();
    }
}

void balvps_config_free(balvps_config *config) {
    if (is_changeable(config)) {
        std::unique_ptr<balvps_config>(config).reset();
    }
}

}  // extern "C"
