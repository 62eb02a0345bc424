// A raw path, compared with a model of how servers, proxies and frameworks read it.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "fuzz.h"
#include "request/build.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

/// A server never unescapes this often.
constexpr int rounds = 12;

constexpr std::string_view hexadecimals = "0123456789abcdef0123456789ABCDEF";

/// The value of a hexadecimal digit, or -1.
int digit(std::string_view text, std::size_t at) {
    const std::size_t found = at < text.size() ? hexadecimals.find(text[at]) : std::string_view::npos;
    return found == std::string_view::npos ? -1 : static_cast<int>(found % 16);
}

/// Decodes "%2e" and "%u002e" once.
std::string decoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_long = i + 1 < text.size() && text[i] == '%' && (text[i + 1] | 0x20) == 'u';
        const std::size_t first = i + (is_long ? 4 : 1);
        const int high = digit(text, first), low = digit(text, first + 1);
        const bool of_ascii =
            !is_long || (digit(text, i + 2) == 0 && digit(text, i + 3) == 0);  // others do not matter
        if (text[i] == '%' && high >= 0 && low >= 0 && of_ascii) {
            plain.push_back(static_cast<char>(high * 16 + low));
            i = first + 1;
        } else {
            plain.push_back(text[i]);
        }
    }
    return plain;
}

/// Decodes UTF-8 as careless readers do. They accept overlong forms, and read characters that look like ASCII
/// as ASCII.
std::string folded(std::string_view text) {
    constexpr std::array<std::pair<unsigned, std::string_view>, 13> looks = {{{0x2024, "."},
                                                                              {0x2025, ".."},
                                                                              {0x2044, "/"},
                                                                              {0x2215, "/"},
                                                                              {0x2216, "\\"},
                                                                              {0xFE52, "."},
                                                                              {0xFE54, ";"},
                                                                              {0xFE68, "\\"},
                                                                              {0xFF05, "%"},
                                                                              {0xFF0E, "."},
                                                                              {0xFF0F, "/"},
                                                                              {0xFF1B, ";"},
                                                                              {0xFF3C, "\\"}}};
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
        unsigned character = more == 0 ? first : first & (0x3FU >> more);
        for (std::size_t k = 1; k <= more; ++k) {
            const unsigned next = i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0;
            character = (character << 6U) | (next & 0x3FU);
        }
        const auto *const look = std::find_if(looks.begin(), looks.end(),
                                              [&](const auto &each) { return each.first == character; });
        if (look != looks.end()) {
            plain += look->second;
            i += more;
        } else if (more > 0 && character < 0x80) {
            plain.push_back(static_cast<char>(character));
            i += more;
        } else {
            plain.push_back(text[i]);
        }
    }
    return plain;
}

/// A part without its parameters and without the characters that some systems remove at the end of a name.
std::string_view bare(std::string_view part) {
    part = part.substr(0, part.find(';'));
    const std::size_t end = part.find_last_not_of(" +");
    return part.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

/// Whether a path leaves its start folder, or is an address without a scheme ("//host").
bool leaves(std::string_view path, bool with_bare_parts) {
    const std::size_t end = std::min({path.find('?'), path.find('#'), path.find('\0'), path.size()});
    std::string_view rest = path.substr(0, end);
    int depth = 0;
    bool named = false;
    while (!rest.empty()) {
        rest.remove_prefix(1);  // the separator
        const std::size_t size = std::min(rest.find_first_of("/\\"), rest.size());
        const std::string_view part = with_bare_parts ? bare(rest.substr(0, size)) : rest.substr(0, size);
        rest.remove_prefix(size);
        if (part.size() > 1 && part.find_first_not_of('.') == std::string_view::npos) {
            depth -= static_cast<int>(part.size()) - 1;  // some systems read "..." as two steps up
        } else if (part.empty() && !rest.empty() && !named) {
            return true;
        } else if (!part.empty() && part != ".") {
            ++depth;
            named = true;
        }
        if (depth < 0) {
            return true;
        }
    }
    return false;
}

/// Requires that no possible reading of the path leaves the start folder.
void require_below(std::string_view path) {
    std::vector<std::string> readings = {std::string(path)};
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::string> next;
        for (const std::string &each : readings) {
            require(!leaves(each, false) && !leaves(each, true));
            require(each.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
            for (const std::string &further : {decoded(each), folded(each)}) {
                if (further != each && std::find(next.begin(), next.end(), further) == next.end()) {
                    next.push_back(further);
                }
            }
        }
        readings = std::move(next);
    }
    require(readings.empty());
}

/// Whether the path only has names without special meaning.
bool is_plain(std::string_view path) {
    return path.starts_with('/') && path.find("//") == std::string_view::npos &&
           std::all_of(path.begin(), path.end(), [](char letter) {
               return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '/';
           });
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view path = text(data, size);
    const Result<HttpRequest> request = build_raw_request("GET", path, {});
    if (!request) {
        require(!is_plain(path) && request.error().code == ErrorCode::argument &&
                request.error().message.starts_with("argument 'path' "));
        return 0;
    }
    require(request->path == path && path.starts_with('/'));
    require(std::all_of(path.begin(), path.end(), [](char letter) { return letter > ' ' && letter <= '~'; }));
    require_below(path.substr(0, path.find('?')));
    return 0;
}
