// Writes JSON text.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "common/secret.h"
#include "json/value.h"

namespace balvps {

/// Writes one JSON value in parts, which the caller gives in the order of JSON. The text is wiped when freed,
/// because it may hold passwords and tokens.
class JsonWriter {
  public:
    JsonWriter();

    void start_object();
    void end_object();
    void start_array();
    void end_array();
    void name(std::string_view name);
    void null();
    void boolean(bool value);
    void integer(std::int64_t value);
    /// Writes a text, or null if it is not valid UTF-8.
    void string(std::string_view text);
    /// Writes a text that is known to be one JSON value.
    void json(std::string_view json);
    /// Writes a value. Numbers keep their original text.
    void value(const Value &value);

    void member(std::string_view name, std::string_view text);

    std::string_view text() const noexcept { return view(text_); }
    Body take() noexcept { return std::move(text_); }

  private:
    void separate();
    void start(char bracket);
    void end(char bracket);
    void in_quotes(std::string_view text);

    Body text_;
    bool needs_comma_ = false;
};

}  // namespace balvps
