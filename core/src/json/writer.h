// Writes JSON text.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "common/secret.h"
#include "json/value.h"

namespace balvps {

/// Writes one JSON value, part by part: the caller keeps to the order that JSON has. The text is wiped when
/// freed, for passwords and tokens pass through.
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
    /// A text; null in its place where it is not valid UTF-8.
    void string(std::string_view text);
    /// Text that is known to be one JSON value.
    void json(std::string_view json);
    /// A value as it stands, numbers with the text they came with.
    void value(const Value &value);

    /// A name and its text.
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
