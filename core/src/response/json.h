// RapidJSON as this library uses it: every buffer it fills is wiped, since passwords and tokens pass through.
#pragma once

#define RAPIDJSON_SSE2  // every x86-64 machine has it; ignored elsewhere by the guard below
#if !defined(__SSE2__)
#undef RAPIDJSON_SSE2
#endif
#define RAPIDJSON_HAS_STDSTRING 0

#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>

#include "common/secret.h"
#include "common/utf8.h"
#include "response/value.h"

namespace balvps {

/// RapidJSON frees without telling the size, so it is kept in front of the memory.
class WipingJsonAllocator {
  public:
    static constexpr bool kNeedFree = true;

    static void *Malloc(std::size_t size) {
        if (size == 0) {
            return nullptr;
        }
        auto *memory = static_cast<char *>(::operator new(header + size));
        std::memcpy(memory, &size, sizeof size);
        return memory + header;
    }

    static void *Realloc(void *original, std::size_t original_size, std::size_t size) {
        void *memory = Malloc(size);
        if (original != nullptr && memory != nullptr) {
            std::memcpy(memory, original, original_size < size ? original_size : size);
        }
        Free(original);
        return memory;
    }

    static void Free(void *memory) noexcept {
        if (memory == nullptr) {
            return;
        }
        char *start = static_cast<char *>(memory) - header;
        std::size_t size = 0;
        std::memcpy(&size, start, sizeof size);
        wipe(memory, size);
        ::operator delete(start);
    }

    bool operator==(const WipingJsonAllocator & /*other*/) const noexcept { return true; }

  private:
    static constexpr std::size_t header = alignof(std::max_align_t);
};

using JsonBuffer = rapidjson::GenericStringBuffer<rapidjson::UTF8<>, WipingJsonAllocator>;
using JsonWriter = rapidjson::Writer<JsonBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>, WipingJsonAllocator>;
using JsonReader = rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>, WipingJsonAllocator>;

inline std::string_view view(const JsonBuffer &buffer) {
    return {buffer.GetString(), buffer.GetSize()};
}

inline void write_name(JsonWriter &writer, std::string_view name) {
    writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

/// @return false: the text is not valid UTF-8.
inline bool write_string(JsonWriter &writer, std::string_view text) {
    return is_utf8(text) && writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

/// Writes text that is known to be one JSON value.
inline void write_json(JsonWriter &writer, std::string_view json) {
    writer.RawValue(json.data(), json.size(), rapidjson::kObjectType);
}

/// Writes a value as it stands, numbers with the text they came with.
void write_value(JsonWriter &writer, const Value &value);

}  // namespace balvps
