#include "portal/names.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"

namespace balvps {
namespace {

/// Longer names are cut off.
constexpr std::size_t longest_name = 100;

constexpr std::array<std::string_view, 12> reading_words = {
    "get", "list", "show", "fetch", "read", "find", "search", "view", "count", "check", "download", "export"};

constexpr std::array<std::string_view, 97> writing_words = {
    "accept",  "acknowledge", "activate",    "add",         "apply",     "approve",   "assign",   "attach",
    "boot",    "buy",         "cancel",      "change",      "clear",     "clone",     "close",    "commit",
    "confirm", "create",      "deactivate",  "delete",      "deploy",    "destroy",   "detach",   "disable",
    "dismiss", "drop",        "edit",        "enable",      "execute",   "flush",     "generate", "import",
    "install", "kill",        "lock",        "mark",        "merge",     "migrate",   "modify",   "move",
    "pay",     "power",       "poweroff",    "poweron",     "purchase",  "purge",     "reboot",   "rebuild",
    "recover", "redeem",      "refresh",     "regenerate",  "register",  "reinstall", "release",  "reload",
    "remove",  "rename",      "renew",       "reopen",      "replace",   "resend",    "reset",    "resize",
    "restart", "restore",     "resume",      "revert",      "revoke",    "rollback",  "rotate",   "run",
    "save",    "send",        "set",         "shutdown",    "start",     "stop",      "submit",   "subscribe",
    "suspend", "switch",      "sync",        "synchronize", "terminate", "toggle",    "transfer", "trigger",
    "unlock",  "unmark",      "unsubscribe", "unsuspend",   "update",    "upload",    "wipe",     "withdraw",
    "write"};

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size> &words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_upper(char letter) noexcept {
    return letter >= 'A' && letter <= 'Z';
}

bool is_letter_or_digit(char letter) noexcept {
    const char lower = ascii_lower(letter);
    return (lower >= 'a' && lower <= 'z') || (letter >= '0' && letter <= '9');
}

bool is_lower(char letter) noexcept {
    return letter >= 'a' && letter <= 'z';
}

/// Whether a word begins at an upper-case letter: "getZone" has two words, and so have "DNSZone" and
/// "listIPs".
bool begins_word(std::string_view text, std::size_t at) noexcept {
    if (at == 0 || !is_upper(text[at])) {
        return false;
    }
    const bool after_lower = is_letter_or_digit(text[at - 1]) && !is_upper(text[at - 1]);
    const std::string_view rest = text.substr(at + 1);
    const bool is_plural = rest.starts_with('s') && (rest.size() == 1 || !is_lower(rest[1]));
    const bool before_lower = !rest.empty() && is_lower(rest[0]) && !is_plural;
    return after_lower || (is_upper(text[at - 1]) && before_lower);
}

bool has_writing_word(std::string_view name) {
    for (std::string_view rest = name; !rest.empty();) {
        const std::size_t end = std::min(rest.find('_'), rest.size());
        if (is_one_of(rest.substr(0, end), writing_words)) {
            return true;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

/// The last part of a path that is not a placeholder alone.
std::string_view last_name(std::string_view path) {
    while (path.ends_with("/{}")) {
        path.remove_suffix(3);
    }
    return path.substr(path.rfind('/') + 1);
}

}  // namespace

std::string snake_case(std::string_view id) {
    std::string name;
    for (std::size_t i = 0; i < id.size() && name.size() < longest_name; ++i) {
        const bool separates = !is_letter_or_digit(id[i]);
        if ((separates || begins_word(id, i)) && !name.empty() && name.back() != '_') {
            name.push_back('_');
        }
        if (!separates) {
            name.push_back(ascii_lower(id[i]));
        }
    }
    name.erase(name.find_last_not_of('_') + 1);
    const bool begins_with_digit = !name.empty() && name.front() >= '0' && name.front() <= '9';
    return begins_with_digit ? "operation_" + name : name;
}

std::string name_of_request(Method method, std::string_view path) {
    return snake_case(in_lower_case(method_name(method)) + "_" + std::string(path));
}

bool says_that_it_writes(std::string_view name, std::string_view path) {
    const bool reads = is_one_of(name.substr(0, name.find('_')), reading_words);
    return (!reads && has_writing_word(name)) || has_writing_word(snake_case(last_name(path)));
}

}  // namespace balvps
