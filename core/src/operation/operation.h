// What the core knows about each operation of the service. The table (operations.cpp) is generated from
// api/openapi.yaml, so all differences between operations are data and the code has no special cases.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "common/deadline.h"
#include "operation/procedure.h"

namespace balvps {

enum class Method : std::uint8_t { get, post, put, delete_ };

/// The method's name on the wire.
std::string_view method_name(Method method) noexcept;

/// The method of a name in any case, if there is one.
std::optional<Method> method_named(std::string_view name) noexcept;

/// What an operation's request must carry to be accepted.
enum class Authentication : std::uint8_t {
    none,         ///< No credentials are sent.
    required,     ///< The credentials of the client's auth mode are sent.
    unless_body,  ///< They are sent only when the body has no argument (revoke_token).
};

/// What a successful operation does to the client's tokens.
enum class TokenEffect : std::uint8_t {
    none,
    log_in,   ///< The client gets the answer's `token` and `refresh`, or is asked for a second factor.
    refresh,  ///< The client gets both, and the refresh token that was sent is used up.
    verify,   ///< The client gets both, after it answered a login's second factor.
    forget,   ///< The client's tokens are no longer valid (logout, revoke_token).
};

/// What a limit of the service counts.
enum class LimitScope : std::uint8_t { login, calls };

enum class ParameterType : std::uint8_t {
    integer,         ///< JSON integer, or a string of decimal digits; sent as an integer.
    decimal,         ///< Decimal string or JSON integer; sent with the digits as given.
    string,          ///< JSON string.
    string_list,     ///< JSON array of strings.
    object,          ///< JSON object.
    string_or_list,  ///< JSON string, or an array of strings and integers (record content).
    boolean,         ///< JSON true or false.
    name_or_id,      ///< JSON string or integer.
    content_list,    ///< JSON array of what string_or_list takes.
    object_list,     ///< JSON array of objects.
    path_text,       ///< JSON string or integer that is one part of a path.
    container,       ///< JSON array or object.
    digits,          ///< JSON integer, or a string of decimal digits; sent as it is given.
    flag_text,       ///< JSON true or false, or the text of one; sent as text.
    address,         ///< JSON string that is an IP address.

    // Only parameters of a portal's own document have the types below.
    scalar,       ///< JSON string, integer or boolean.
    scalar_list,  ///< JSON array of scalars.
    any,          ///< Any JSON value.
};

/// The parameter's type in the catalog, such as "string_or_list".
std::string_view parameter_type_name(ParameterType type) noexcept;

struct Parameter {
    std::string_view name;
    ParameterType type;
    bool in_path;  ///< Replaces `{name}` in the path; an integer or a path_text.
    bool in_body;  ///< Goes into the JSON body.
    bool required;
    bool secret;                  ///< Never shown in an error message.
    bool is_domain_name;          ///< Sent in its ASCII form if it is international.
    std::string_view config_key;  ///< The config key that supplies a missing argument; empty: none.
    bool in_query = false;
    std::string_view other_name = {};  ///< a second name that is accepted too; empty: none
    std::string_view named_by = {};    ///< the parameter whose value is its name in the body; empty: none
};

/// Why people are asked before an operation is called.
enum class Effect : std::uint8_t {
    none,
    interrupts,  ///< A machine stops, for a while or until it is started.
    destroys,    ///< Data or a service are lost.
    costs,       ///< It costs money.
};

/// How one value of an answer is normalised.
enum class ValueKind : std::uint8_t {
    any,             ///< Left unchanged.
    integer,         ///< An integer; a string of digits is converted.
    id,              ///< The same, for IDs that may be other strings too.
    boolean,         ///< A boolean; "0", "1", 0, 1 and "" are converted.
    money,           ///< A decimal string; a number is converted with its digits unchanged.
    date,            ///< A date string; "" and strings that begin with "0000-00-00" become null.
    string_or_list,  ///< A string or an array; an object becomes the array of its values in key order.
    messages,        ///< A flat list of strings; nested containers are flattened.
    privileges,      ///< An object of lists of names and flags, nested by area and ID.
    object,
    list,  ///< An array; an object becomes the array of its values in key order.
    /// An answer that is not described. Its fields are normalised if it is an object. At any depth, an object
    /// becomes the array of its values if its names are positions and one of them is 0, which is no ID.
    undescribed,
};

struct Schema;

struct Field {
    std::string_view name;
    const Schema *schema;
    bool required;  ///< An answer without it is malformed.
    /// Other names of the field on some installs. If the field is missing, the first of them that is there is
    /// renamed to it.
    std::span<const std::string_view> other_names = {};
};

struct Schema {
    ValueKind kind;
    std::span<const Field> fields;  ///< the fields of an object
    const Schema *items;            ///< the items of a list
    /// The field of an item that its key in the object goes into, unless the item has it. Empty: the key is a
    /// position, which is lost.
    std::string_view key = {};
    /// The field that an item which is no object becomes, in an object of its own. Empty: it stays as it is.
    std::string_view value = {};
};

/// Where a part of the answer is that some installs send inside a list: in the item whose `id` is an
/// argument.
struct Pick {
    std::string_view field;     ///< the member of the answer that it becomes
    std::string_view list;      ///< the member that has it on such installs
    std::string_view argument;  ///< the parameter that is its ID
};

/// How to find out whether a write was carried out: the service's list has an item that was not there before.
struct Confirmation {
    /// How an argument and a field of an item are compared.
    enum class Kind : std::uint8_t {
        text,          ///< Exactly.
        domain,        ///< As domain names: case and a final dot do not matter.
        name_in_zone,  ///< As domain names, and the argument may be relative to the list's zone.
        content,       ///< As content of a DNS record of the type in the argument `type`.
    };
    struct Match {
        std::string_view argument;
        std::string_view field;  ///< the item's field with the same meaning
        Kind kind;
    };

    std::string_view list;    ///< the list operation; it takes the write's arguments of the same names
    std::string_view items;   ///< the member of its answer that holds the list
    std::string_view id;      ///< the field that identifies an item
    std::string_view answer;  ///< the member of the write's answer that a confirmed write returns
    std::string_view field;   ///< the field of the item that goes there; empty: the whole item
    std::span<const Match> matches;
};

/// An operation of the service, or a procedure. A procedure has no method and no path of its own.
struct Operation {
    std::string_view name;
    Method method;
    std::string_view path;  ///< below the base URL, with `{name}` in the place of a path ID
    Authentication authentication;
    TokenEffect token_effect;
    LimitScope limit;
    bool sends_password;  ///< Its arguments include the user name and the password.
    bool safe;            ///< It only reads, so it may be repeated freely.
    bool idempotent;      ///< Repeating it has the same effect as doing it once.
    bool has_body;        ///< It sends a JSON body (possibly empty, `{}`).
    bool body_optional;   ///< Without an argument for the body it sends no body (revoke_token).
    bool secret;          ///< Its answer carries tokens, so the answer is wiped when freed.
    std::span<const Parameter> parameters;
    const Schema *response;
    std::string_view fallback;  ///< Used instead when the install answers "invalid method"; empty: none.
    const Confirmation *confirmation;  ///< nullptr: the write cannot be confirmed.
    Procedure procedure = Procedure::none;
    Milliseconds usual_timeout = {};  ///< The least time of a call if the caller gives none; 0: the client's.
    bool extra_in_query = false;      ///< The members of `extra` go into the query.
    bool may_be_file = false;         ///< Its answer may be a file in place of JSON.
    bool may_be_empty = false;        ///< An answer without content means something (lookup_domain).
    Effect effect = Effect::none;
    const Pick *pick = nullptr;       ///< nullptr: no part of its answer is sent inside a list.
    std::string_view routed_by = {};  ///< The parameter whose service may have a route of its own for it.
};

/// Whether the client gets tokens when the operation succeeds.
constexpr bool brings_tokens(const Operation &operation) noexcept {
    return operation.token_effect != TokenEffect::none && operation.token_effect != TokenEffect::forget;
}

/// All operations, in the order of api/openapi.yaml.
std::span<const Operation> operations() noexcept;

/// All procedures, in the order of api/procedures.yaml.
std::span<const Operation> procedures() noexcept;

/// The operation or procedure of that name, or nullptr.
const Operation *find_operation(std::string_view name) noexcept;

/// The first operation with that effect. One must exist.
const Operation &operation_with(TokenEffect effect) noexcept;

/// Answers a login that asks for a second factor. It is not in operations(), because the session calls it
/// when it is due.
const Operation &verify_second_factor_operation() noexcept;

}  // namespace balvps
