// RapidJSON as this library uses it: every buffer it fills is wiped, since passwords and tokens pass through.
#pragma once

#define RAPIDJSON_HAS_STDSTRING 0

#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>

#include "common/secret.h"
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
using JsonReader = rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>, WipingJsonAllocator>;

std::string_view view(const JsonBuffer &buffer);

/// Writes JSON into a buffer, part by part. Its functions stand in one place, for RapidJSON's are large and
/// would be copied to wherever JSON is written.
class JsonWriter {
  public:
    explicit JsonWriter(JsonBuffer &buffer) : writer_(buffer) {}

    void start_object();
    void end_object();
    void start_array();
    void end_array();
    void name(std::string_view name);
    void null();
    void boolean(bool value);
    void integer(std::int64_t value);
    /// @return false: the text is not valid UTF-8.
    bool string(std::string_view text);
    /// Text that is known to be one JSON value.
    void json(std::string_view json);
    /// A value as it stands, numbers with the text they came with.
    void value(const Value &value);

    /// A name and its text.
    void member(std::string_view name, std::string_view text);

  private:
    rapidjson::Writer<JsonBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>, WipingJsonAllocator> writer_;
};

}  // namespace balvps
