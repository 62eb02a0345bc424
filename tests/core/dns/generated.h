// Random records as people write them in zone files: any case, escapes, blanks and orders.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "dns/record_types.h"

namespace balvps {

/// Writes random contents of the types that the table of types has. Equal seeds give equal contents.
class RecordGenerator {
  public:
    explicit RecordGenerator(std::uint32_t seed) : random_(seed) {}

    /// A content with the priority in front. Names end with a dot, and a text is in quotes.
    std::string content(const RecordType &type) {
        std::vector<std::string> words;
        if (type.has_priority) {
            words.push_back(number(65536));
        }
        for (const RecordField &field : type.fields) {
            if (!field.sizes.empty()) {
                const DigestSize &size = field.sizes[below(field.sizes.size())];
                words.back() = std::to_string(size.algorithm);
                words.push_back(hexadecimal(size.bytes));
            } else if (field.name == "regular expression") {
                words.push_back(one_of({"\"\"", "!^.*$!sip:info@example.com!", R"("!^(.*)$!sip:\\1@a b!")"}));
            } else {
                words.push_back(field_of(field.kind));
            }
        }
        std::string text;
        for (const std::string &word : words) {
            text.append(text.empty() || word.empty() ? "" : blank()).append(word);
        }
        return text;
    }

    std::size_t below(std::size_t limit) { return random_() % limit; }

    std::string bytes(std::size_t longest) {
        std::string bytes(below(longest + 1), '\0');
        for (char &byte : bytes) {
            byte = static_cast<char>(below(8) == 0 ? below(256) : ' ' + below(95));
        }
        return bytes;
    }

    std::string name() {
        constexpr std::string_view letters =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
        std::string name;
        for (std::size_t labels = 1 + below(4); labels > 0; --labels) {
            for (std::size_t size = 1 + below(12); size > 0; --size) {
                name.push_back(letters[below(letters.size())]);
            }
            name.push_back('.');
        }
        return name + "example.";
    }

  private:
    std::string field_of(FieldKind kind) {
        switch (kind) {
            case FieldKind::number_8:
                return number(256);
            case FieldKind::number_16:
                return number(65536);
            case FieldKind::number_32:
                return number(2'147'483'648);  // other tools read the times of an SOA as signed
            case FieldKind::ipv4:
                return ipv4();
            case FieldKind::ipv6:
                return ipv6();
            case FieldKind::name:
                return below(16) == 0 ? "." : name();
            case FieldKind::mailbox:
                return (below(3) == 0 ? "John\\.D\\111e." : "Hostmaster.") + name();
            case FieldKind::tag:
                return "T" + number(1000);
            case FieldKind::string:
                return one_of({"\"\"", "s", "\"U\"", "\"E2U+sip\"", "\"a b\""});
            case FieldKind::value:
                return text(40);
            case FieldKind::text:
                return text(600);
            case FieldKind::hexadecimal:
                return hexadecimal(1 + below(70));
            case FieldKind::parameters:
                return parameters();
            case FieldKind::location:
                return location();
        }
        return {};
    }

    std::string one_of(std::initializer_list<std::string_view> choices) {
        return std::string(choices.begin()[below(choices.size())]);
    }

    std::string blank() { return one_of({" ", " ", "\t", "  "}); }

    std::string number(std::uint32_t limit) {
        return std::to_string(below(4) == 0 ? below(3) : below(limit));
    }

    std::string ipv4() { return number(256) + "." + number(256) + "." + number(256) + "." + number(256); }

    std::string ipv6() {
        std::string address = one_of({"", "", "::ffff:"});
        if (!address.empty()) {
            return address + ipv4();
        }
        for (int group = 0; group < 8; ++group) {
            address.append(group == 0 ? "" : ":").append(one_of({"0", "0000", "DB8", "0a1", "fFfF", "1"}));
        }
        return address;
    }

    std::string hexadecimal(std::size_t size) {
        std::string digits;
        for (std::size_t i = 0; i < 2 * size; ++i) {
            digits.push_back("0123456789abcdefABCDEF"[below(22)]);
            digits.append(below(20) == 0 && i + 1 < 2 * size ? " " : "");
        }
        return digits;
    }

    /// One character of a quoted string, perhaps with an escape that it does not need.
    std::string escape(char byte) {
        const auto number = static_cast<unsigned char>(byte);
        if (number < ' ' || number > '~' || below(20) == 0) {
            const std::string digits = std::to_string(1000 + number);
            return "\\" + digits.substr(1);
        }
        const bool is_digit = byte >= '0' && byte <= '9';
        const bool needed = byte == '"' || byte == '\\';
        return (needed || (!is_digit && below(20) == 0) ? "\\" : "") + std::string(1, byte);
    }

    /// Quoted strings of at most 255 bytes.
    std::string text(std::size_t longest) {
        const std::string all = bytes(longest);
        std::string text = "\"";
        for (std::size_t i = 0; i < all.size(); ++i) {
            text.append(i > 0 && i % 255 == 0 ? "\" \"" : "").append(escape(all[i]));
        }
        return text + "\"";
    }

    std::string parameters() {
        std::vector<std::string> parameters = {
            one_of({"alpn=h2,h3", "alpn=\"h2\"", R"(alpn="f\\\\oo\\,bar,h2")"}),
            one_of({"port=443", "port=\"8443\""}),
            "ipv4hint=" + ipv4() + "," + ipv4(),
            "ipv6hint=\"" + ipv6() + "\"",
            one_of({"ech=AEP+DQA/", "ech=\"AEP+DQA=\""}),
            one_of({"key667=Hello", R"(key667="a b\255")", "key667"}),
        };
        std::shuffle(parameters.begin(), parameters.end(), random_);
        parameters.resize(below(parameters.size() + 1));
        std::string text;
        for (const std::string &parameter : parameters) {
            text.append(text.empty() ? "" : " ").append(parameter);
        }
        return text;
    }

    std::string location() {
        std::string text =
            number(90) + " " + number(60) + " " + number(60) + "." + number(1000) + " " + one_of({"N", "S"});
        // ldns reads longitudes without minutes or seconds wrongly.
        text += " " + number(180) + " " + number(60) + " " + one_of({"0", "7.05"}) + one_of({" E", " W"});
        text += one_of({" -", " "}) + number(100000) + one_of({"", "m", ".5m", ".25"});
        return text + one_of({"", " 0m", " 5m 70.00m", " 0.50m 3000m 90000000.00m"});
    }

    std::mt19937 random_;
};

}  // namespace balvps
