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

/// An array, or an object that stands for one: its names are positions.
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

/// Names that say only that a message follows.
bool tells_nothing(std::string_view name) noexcept {
    constexpr std::array<std::string_view, 4> names = {"message", "messages", "error", "errors"};
    return is_position(name) || std::find(names.begin(), names.end(), name) != names.end();
}

class Collector {
  public:
    explicit Collector(std::vector<std::string> &out) noexcept : out_(out) {}

    /// @param place the names that lead to the value, as "contact.email"; empty: none.
    void add(const Value &value, const std::string &place) {
        if (is_list(value)) {
            for (const Value &item : value) {
                if (full()) {
                    break;
                }
                if (is_entry(item)) {
                    add_entry(item, place);
                } else {
                    add(item, place);
                }
            }
        } else if (value.is_object()) {
            for (std::size_t i = 0; i < value.size() && !full(); ++i) {
                add(*value.item(i), below(place, value.name(i)));
            }
        } else if (value.text() != "true") {
            say(place, value.text());
        } else if (!place.empty()) {
            keep(place);
        }
    }

    bool full() const noexcept { return out_.size() >= most_messages || bytes_left_ == 0; }

    /// Takes a text as it is, as far as there is room for it.
    void keep(std::string_view text) {
        std::size_t size = std::min(text.size(), bytes_left_);
        while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) {
            --size;  // never within a character
        }
        bytes_left_ = size < text.size() ? 0 : bytes_left_ - size;
        out_.emplace_back(text.substr(0, size));
    }

  private:
    /// [key, argument, ...], as against a list of messages.
    static bool is_entry(const Value &value) noexcept {
        return is_list(value) && value.size() > 1 && !value.begin()->is_container();
    }

    static std::string below(const std::string &place, std::string_view name) {
        constexpr std::size_t longest_place = 200;  // it goes in front of each message
        if (tells_nothing(name) || place.size() + name.size() > longest_place) {
            return place;
        }
        return place.empty() ? std::string(name) : place + "." + std::string(name);
    }

    void say(const std::string &place, std::string_view text) {
        if (!says_no_error(text)) {
            keep(place.empty() ? std::string(text) : place + ": " + std::string(text));
        }
    }

    /// A sentence in front is no key: then all are messages of their own.
    void add_entry(const Value &entry, const std::string &place) {
        const std::string_view key = entry.begin()->text();
        std::vector<std::string> arguments;
        Collector collector(arguments);
        for (const Value *argument = entry.begin() + 1; argument != entry.end() && !collector.full();
             ++argument) {
            if (argument->is_container()) {
                collector.add(*argument, {});
            } else if (!argument->text().empty()) {
                collector.keep(argument->text());
            }
        }
        if (key.empty() || key.find(' ') != std::string_view::npos) {
            arguments.insert(arguments.begin(), key.empty() ? 0 : 1, std::string(key));
            for (const std::string &each : arguments) {
                say(place, each);
            }
            return;
        }
        std::string text(key);
        for (const std::string &each : arguments) {
            text.append(&each == arguments.data() ? ": " : ", ").append(each);
        }
        say(place, text);
    }

    std::vector<std::string> &out_;
    std::size_t bytes_left_ = most_message_bytes;
};

}  // namespace

void collect_messages(const Value &said, std::vector<std::string> &out) {
    Collector(out).add(said, {});
}

}  // namespace balvps
