// Owners of the handles of the C ABI, and functions that read its texts.
#pragma once

#include <balvps/balvps.h>

#include <memory>
#include <string_view>

namespace balvps_python {

struct Free {
    void operator()(balvps_config *config) const noexcept { balvps_config_free(config); }
    void operator()(balvps_client *client) const noexcept { balvps_client_free(client); }
    void operator()(balvps_call *call) const noexcept { balvps_call_free(call); }
    void operator()(balvps_queue *queue) const noexcept { balvps_queue_free(queue); }
    void operator()(balvps_result *result) const noexcept { balvps_result_free(result); }
    void operator()(balvps_error *error) const noexcept { balvps_error_free(error); }
    void operator()(char *text) const noexcept { balvps_text_free(text); }
};

using ConfigHandle = std::unique_ptr<balvps_config, Free>;
using CallHandle = std::unique_ptr<balvps_call, Free>;
using QueueHandle = std::unique_ptr<balvps_queue, Free>;
using ResultHandle = std::unique_ptr<balvps_result, Free>;
using ErrorHandle = std::unique_ptr<balvps_error, Free>;
using TextHandle = std::unique_ptr<char, Free>;

/// The text of a string, or the digits of a number. It has no data for another value.
inline std::string_view text_of(const balvps_value *value) noexcept {
    std::size_t length = 0;
    const char *text = balvps_value_string(value, &length);
    return {text, text == nullptr ? 0 : length};
}

/// The name of the member at a position of an object.
inline std::string_view name_at(const balvps_value *object, std::size_t index) noexcept {
    std::size_t length = 0;
    const char *name = balvps_value_key(object, index, &length);
    return {name, name == nullptr ? 0 : length};
}

}  // namespace balvps_python
