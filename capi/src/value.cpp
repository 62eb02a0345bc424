#include "json/value.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include "firewall.h"
#include "handles.h"
#include "text.h"

using namespace balvps::capi;
using balvps::Value;

namespace {

const Value *as_value(const balvps_value *value) noexcept {
    return reinterpret_cast<const Value *>(value);
}

template <typename Read, typename Out>
int32_t read(const balvps_value *value, Out *out, Read read_value) noexcept {
    if (value == nullptr || out == nullptr) {
        return 0;
    }
    const auto found = read_value(*as_value(value));
    if (found) {
        *out = *found;
    }
    return found ? 1 : 0;
}

}  // namespace

extern "C" {

int32_t balvps_value_type(const balvps_value *value) {
    return value == nullptr ? BALVPS_VALUE_NONE : static_cast<int32_t>(as_value(value)->type());
}

size_t balvps_value_size(const balvps_value *value) {
    return value == nullptr ? 0 : as_value(value)->size();
}

const balvps_value *balvps_value_at(const balvps_value *value, const char *pointer, size_t length) {
    const auto path = balvps::text(pointer, length);
    if (value == nullptr || pointer == nullptr || !path) {
        return nullptr;
    }
    return handle(as_value(value)->at(*path));
}

const balvps_value *balvps_value_member(const balvps_value *value, const char *name, size_t length) {
    const auto key = balvps::text(name, length);
    if (value == nullptr || name == nullptr || !key) {
        return nullptr;
    }
    return handle(as_value(value)->find(*key));
}

const balvps_value *balvps_value_index(const balvps_value *value, size_t index) {
    return value == nullptr ? nullptr : handle(as_value(value)->item(index));
}

const char *balvps_value_key(const balvps_value *value, size_t index, size_t *length) {
    if (value == nullptr || !as_value(value)->is_object() || index >= as_value(value)->size()) {
        return return_text({}, length);
    }
    return return_text(as_value(value)->name(index), length);
}

const char *balvps_value_string(const balvps_value *value, size_t *length) {
    if (value == nullptr || !(as_value(value)->is_string() || as_value(value)->is_number())) {
        return return_text({}, length);
    }
    return return_text(as_value(value)->text(), length);
}

int32_t balvps_value_int(const balvps_value *value, int64_t *out) {
    return read(value, out, [](const Value &number) { return number.as_integer(); });
}

int32_t balvps_value_double(const balvps_value *value, double *out) {
    return read(value, out, [](const Value &number) { return number.as_double(); });
}

int32_t balvps_value_bool(const balvps_value *value, int32_t *out) {
    return read(value, out, [](const Value &flag) { return flag.as_boolean(); });
}

char *balvps_value_json(const balvps_value *value, size_t *length) {
    return_text({}, length);
    return guarded<char *>(nullptr, [&]() -> char * {
        if (value == nullptr) {
            return nullptr;
        }
        balvps::JsonWriter writer;
        writer.value(*as_value(value));
        const std::string_view json = writer.text();
        auto text = std::make_unique<char[]>(json.size() + 1);
        std::copy(json.begin(), json.end(), text.get());
        return_text(json, length);
        return text.release();
    });
}

void balvps_text_free(char *text) {
    if (text != nullptr) {
        balvps::wipe(text, std::strlen(text));  // JSON holds no NUL
        std::unique_ptr<char[]>(text).reset();
    }
}

}  // extern "C"
