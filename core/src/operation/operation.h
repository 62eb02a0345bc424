// What the core knows of one operation of the service. The table itself (operations.cpp) is generated from
// api/openapi.yaml, so everything that differs between operations is data and the code has no cases.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace balvps {

enum class Method : std::uint8_t { get, post, put, delete_ };

/// The method's name on the wire.
std::string_view method_name(Method method) noexcept;

/// What an operation's request must carry to be accepted.
enum class Authentication : std::uint8_t {
    none,         ///< Needs no credentials and gets none.
    required,     ///< Needs the credentials of the client's auth mode.
    unless_body,  ///< Needs them only when no argument is sent in the body (revoke_token).
};

/// What an operation does to the tokens the client holds when it succeeds.
enum class TokenEffect : std::uint8_t {
    none,
    log_in,   ///< The answer's `token` and `refresh` become the client's, or it asks for a second factor.
    refresh,  ///< They become the client's, and the refresh token that was sent is used up.
    verify,   ///< The same of the second factor that a login asked for.
    forget,   ///< The client's tokens are no longer valid (logout, revoke_token).
};

/// What a limit of the service counts.
enum class LimitScope : std::uint8_t { login, calls };

enum class ParameterType : std::uint8_t {
    integer,         ///< JSON integer, or a string of decimal digits; sent as an integer.
    decimal,         ///< Decimal string or JSON integer; sent as it was given, digits untouched.
    string,          ///< JSON string.
    string_list,     ///< JSON array of strings.
    object,          ///< JSON object.
    string_or_list,  ///< JSON string, or an array of strings and integers (record content).
};

struct Parameter {
    std::string_view name;
    ParameterType type;
    bool in_path;  ///< Replaces `{name}` in the path; always a non-negative integer.
    bool in_body;  ///< Goes into the JSON body.
    bool required;
    bool secret;                  ///< Never shown in an error text.
    std::string_view config_key;  ///< The config key whose value stands in when it is left out; empty: none.
};

/// How one value of an answer is normalised.
enum class ValueKind : std::uint8_t {
    any,             ///< Left exactly as it came.
    integer,         ///< An integer; a string of digits becomes one.
    boolean,         ///< A boolean; "0", "1", 0, 1, "" become one.
    money,           ///< A decimal string; a number becomes one with the digits it had.
    date,            ///< A date string; "" and what begins with "0000-00-00" become null.
    string_or_list,  ///< A string or an array; an object becomes the array of its values in key order.
    messages,        ///< A flat list of strings, however it was nested.
    privileges,      ///< An object of lists of names and of flags, nested by area and ID.
    object,
    list,  ///< An array; an object becomes the array of its values in key order.
};

struct Schema;

struct Field {
    std::string_view name;
    const Schema *schema;
    bool required;  ///< An answer without it is not an answer to this operation.
};

struct Schema {
    ValueKind kind;
    std::span<const Field> fields;  ///< of an object
    const Schema *items;            ///< of a list
};

/// Where the service tells whether a write was carried out: an item that was not in a list before.
struct Confirmation {
    /// How an argument and a field are compared.
    enum class Kind : std::uint8_t {
        text,          ///< Exactly.
        domain,        ///< Names of domains: case and the dot at the end do not matter.
        name_in_zone,  ///< The same, and the argument may be relative to the zone that the list is of.
        content,       ///< Content of a DNS record, as the argument `type` demands.
    };
    struct Match {
        std::string_view argument;
        std::string_view field;  ///< of an item, which says the same
        Kind kind;
    };

    std::string_view list;    ///< the operation; its arguments are those of the write of the same names
    std::string_view items;   ///< the member of its answer that is the list
    std::string_view id;      ///< the field that tells items apart
    std::string_view answer;  ///< the member of the write's answer that a confirmed write has
    std::string_view field;   ///< the field of the item that goes there; empty: all of it
    std::span<const Match> matches;
};

struct Operation {
    std::string_view name;
    Method method;
    std::string_view path;  ///< below the base URL, with `{name}` where a path id goes
    Authentication authentication;
    TokenEffect token_effect;
    LimitScope limit;
    bool sends_password;  ///< User name and password are among its arguments.
    bool safe;            ///< Reads only: may be repeated freely.
    bool idempotent;      ///< Repeating it leaves the service as doing it once.
    bool has_body;        ///< Sends a JSON body (possibly empty, `{}`).
    bool body_optional;   ///< With no argument for the body, sends none at all (revoke_token).
    bool secret;          ///< Its answer carries tokens; it is wiped when freed.
    std::span<const Parameter> parameters;
    const Schema *response;
    std::string_view fallback;  ///< Operation to use when the install answers "invalid method"; empty: none.
    const Confirmation *confirmation;  ///< nullptr: there is nothing to read it back from.
};

/// Whether success brings tokens.
constexpr bool brings_tokens(const Operation &operation) noexcept {
    return operation.token_effect != TokenEffect::none && operation.token_effect != TokenEffect::forget;
}

/// All operations, in the order of the description.
std::span<const Operation> operations() noexcept;

/// The operation of that name, or nullptr.
const Operation *find_operation(std::string_view name) noexcept;

/// The operation with that effect; the first, where there are several. One must exist.
const Operation &operation_with(TokenEffect effect) noexcept;

/// Answers a login that asks for a second factor. Not among the operations: a session knows when it is due.
const Operation &verify_second_factor_operation() noexcept;

}  // namespace balvps
