#include "response/messages.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/number.h"

namespace balvps {
namespace {

bool is_position(std::string_view name) noexcept {
    return read_number<std::uint64_t>(name).has_value();
}

/// Whether a value is an array, or an object whose names are positions.
bool is_list(const Value &value) noexcept {
    bool positions = true;
    for (std::size_t i = 0; value.is_object() && positions && i < value.size(); ++i) {
        positions = is_position(value.name(i));
    }
    return value.is_container() && positions;
}

bool says_no_error(std::string_view text) noexcept {
    return text.empty() || text == "false" || text == "0";
}

/// Whether a name says only that a message follows.
bool is_generic(std::string_view name) noexcept {
    constexpr std::array<std::string_view, 4> names = {"message", "messages", "error", "errors"};
    return is_position(name) || std::find(names.begin(), names.end(), name) != names.end();
}

class Collector {
  public:
    explicit Collector(std::vector<std::string> &out) noexcept : out_(out) {}

    /// @param path the names that lead to the value, such as "contact.email"; may be empty.
    void add(const Value &value, const std::string &path) {
        if (is_list(value)) {
            for (const Value &item : value) {
                if (full()) {
                    break;
                }
                if (is_entry(item)) {
                    add_entry(item, path);
                } else {
                    add(item, path);
                }
            }
        } else if (value.is_object()) {
            for (std::size_t i = 0; i < value.size() && !full(); ++i) {
                add(*value.item(i), path_below(path, value.name(i)));
            }
        } else if (value.text() != "true") {
            add_text(path, value.text());
        } else if (!path.empty()) {
            append(path);
        }
    }

    bool full() const noexcept { return out_.size() >= most_messages || bytes_left_ == 0; }

    /// Adds a text unchanged, or its beginning if there is no room for all of it.
    void append(std::string_view text) {
        std::size_t size = std::min(text.size(), bytes_left_);
        while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) {
            --size;  // never inside a character
        }
        bytes_left_ = size < text.size() ? 0 : bytes_left_ - size;
        out_.emplace_back(text.substr(0, size));
    }

  private:
    /// Whether a value is [key, argument, ...] and not a list of messages.
    static bool is_entry(const Value &value) noexcept {
        return is_list(value) && value.size() > 1 && !value.begin()->is_container();
    }

    static std::string path_below(const std::string &path, std::string_view name) {
        constexpr std::size_t longest_path = 200;  // it stands in front of each message
        if (is_generic(name) || path.size() + name.size() > longest_path) {
            return path;
        }
        return path.empty() ? std::string(name) : path + "." + std::string(name);
    }

    void add_text(const std::string &path, std::string_view text) {
        if (!says_no_error(text)) {
            append(path.empty() ? std::string(text) : path + ": " + std::string(text));
        }
    }

    /// If the first text is a sentence and not a key, each text is a message of its own.
    void add_entry(const Value &entry, const std::string &path) {
        const std::string_view key = entry.begin()->text();
        std::vector<std::string> arguments;
        Collector collector(arguments);
        for (const Value *argument = entry.begin() + 1; argument != entry.end() && !collector.full();
             ++argument) {
            if (argument->is_container()) {
                collector.add(*argument, {});
            } else if (!argument->text().empty()) {
                collector.append(argument->text());
            }
        }
        if (key.empty() || key.find(' ') != std::string_view::npos) {
            arguments.insert(arguments.begin(), key.empty() ? 0 : 1, std::string(key));
            for (const std::string &each : arguments) {
                add_text(path, each);
            }
            return;
        }
        std::string text(key);
        for (const std::string &each : arguments) {
            text.append(&each == arguments.data() ? ": " : ", ").append(each);
        }
        add_text(path, text);
    }

    std::vector<std::string> &out_;
    std::size_t bytes_left_ = most_message_bytes;
};

}  // namespace

void collect_messages(const Value &said, std::vector<std::string> &out) {
    Collector(out).add(said, {});
}

}  // namespace balvps
