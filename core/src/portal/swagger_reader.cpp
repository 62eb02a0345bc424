#include "portal/swagger_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/ascii.h"
#include "common/printable.h"
#include "json/reader.h"
#include "portal/names.h"
#include "request/arguments.h"
#include "request/raw_path.h"
#include "response/mask.h"

namespace balvps {
namespace {

constexpr Schema messages_schema{ValueKind::messages, {}, nullptr};
constexpr std::array<Field, 1> answer_fields{{{"info", &messages_schema, false}}};
constexpr Schema answer_schema{ValueKind::undescribed, answer_fields, nullptr};

/// The texts of a document are shown. Longer ones are cut off.
constexpr std::size_t longest_text_shown = 10'000;
constexpr std::size_t longest_parameter_name = 200;
constexpr std::size_t most_parameters_of_operation = 500;
constexpr std::size_t most_choices = 1000;
constexpr std::size_t most_schemas_of_body = 20;
/// A definition that several parameters name by `$ref` is read once for each of them. One with more members
/// is not read, so a hostile document cannot take long.
constexpr std::size_t most_members_of_shared = 100;
constexpr std::size_t most_warnings = 100;

/// The trimmed text of a member; empty if it is missing or no text.
std::string_view text_of(const Value &object, std::string_view member) noexcept {
    const Value *value = object.find(member);
    return value != nullptr && value->is_string() ? trimmed(value->text()) : std::string_view();
}

std::string shown_text(std::string_view text) {
    std::size_t end = std::min(text.size(), longest_text_shown);
    while (end > 0 && end < text.size() && (text[end] & '\xC0') == '\x80') {
        --end;  // no character is cut in two
    }
    return std::string(text.substr(0, end));
}

/// The type of a parameter in the body or the query. An empty or unknown type allows every value. A list may
/// have items of any type, because documents say that all lists are lists of strings.
ParameterType type_of(std::string_view word, bool in_query) noexcept {
    if (word == "integer") {
        return ParameterType::integer;
    }
    if (word == "number") {
        return ParameterType::decimal;
    }
    if (word == "boolean") {
        return ParameterType::boolean;
    }
    if (word == "array" && in_query) {
        return ParameterType::scalar_list;
    }
    if (word == "array" || word == "object") {
        return ParameterType::container;
    }
    return word == "string" || in_query ? ParameterType::scalar : ParameterType::any;
}

/// The JSON in a text that has it between "```" marks, or has nothing else; empty if there is none.
std::string example_in(std::string_view text) {
    constexpr std::string_view fence = "```";
    if (const std::size_t start = text.find(fence); start != std::string_view::npos) {
        text.remove_prefix(start + fence.size());
        text = text.substr(0, text.find(fence));
        text.remove_prefix(text.starts_with("json") ? 4 : 0);
    }
    text = trimmed(text);
    // The catalog has it at this depth, and must not get too deep to be read.
    const std::string in_catalog = std::string("[[[").append(text).append("]]]");
    const bool is_json =
        (text.starts_with('{') || text.starts_with('[')) && read_json(in_catalog, false).has_value();
    return is_json ? std::string(text) : std::string();
}

/// Whether a path is one of those that give, renew or end tokens, in any spelling. A document cannot change
/// how the client signs in. Some systems remove dots and spaces at the end of a name.
bool is_sign_in_path(std::string_view path) {
    const std::string plain = plain_path(path);
    const std::string_view name = std::string_view(plain).substr(0, plain.find_last_not_of(". +") + 1);
    const auto is_it = [&](const Operation &operation) {
        return operation.token_effect != TokenEffect::none && equal_in_any_case(name, operation.path);
    };
    const auto all = balvps::operations();
    return std::any_of(all.begin(), all.end(), is_it) || is_it(verify_second_factor_operation());
}

/// What two operations with the same requests have in common.
std::string request_key(Method method, std::string_view form) {
    return std::string(method_name(method)).append(" ").append(form);
}

/// Whether a placeholder is a position. After one is deleted, the next one has its position.
bool has_position(const PathTemplate &path_template) {
    return std::any_of(path_template.names.begin(), path_template.names.end(), [](const std::string &name) {
        const std::string lower = in_lower_case(name);
        return lower.find("index") != std::string::npos || lower.find("position") != std::string::npos;
    });
}

bool is_usable_name(std::string_view name) noexcept {
    return !name.empty() && name.size() <= longest_parameter_name && name != extra_argument;
}

bool has_parameter(const PortalOperation &operation, std::string_view name) {
    return std::any_of(operation.parameters.begin(), operation.parameters.end(),
                       [&](const Parameter &each) { return each.name == name || each.other_name == name; });
}

}  // namespace

Result<std::shared_ptr<const Portal>> Portal::read(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.size() > largest_document) {
        return failure(configuration_error("is larger than " + std::to_string(largest_document) + " bytes"));
    }
    text.remove_prefix(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    constexpr std::size_t most_memory = 16 * largest_document;
    Result<Document> document = [&]() -> Result<Document> {
        try {
            return read_json(text, false, {.memory = most_memory, .keep_repeated = true});
        } catch (const GivenUp &) {
            return failure(configuration_error("takes too much memory to read"));
        }
    }();
    if (!document) {
        return failure(configuration_error(std::move(document.error().message)));
    }
    return SwaggerReader().read(document->root());
}

SwaggerReader::SwaggerReader() : portal_(std::make_shared<Portal>()) {
    for (const Operation &each : balvps::operations()) {
        built_ins_.emplace(request_key(each.method, form_of(each.path)), &each);
    }
}

Result<std::shared_ptr<const Portal>> SwaggerReader::read(const Value &root) {
    if (!root.is_object()) {
        return failure(configuration_error("is not a Swagger 2.0 document: it is not a JSON object"));
    }
    const std::string_view version = text_of(root, "swagger");
    if (!version.starts_with("2")) {
        return failure(configuration_error(
            "is not a Swagger 2.0 document: its 'swagger' must be \"2.0\"" +
            (version.empty() ? std::string() : ", not '" + printable(version, 20) + "'")));
    }
    const Value *paths = root.find("paths");
    if (paths == nullptr || !paths->is_object()) {
        return failure(configuration_error("is not a Swagger 2.0 document: its 'paths' must be an object"));
    }
    if (const Value *info = root.find("info"); info != nullptr) {
        portal_->title_ = shown_text(text_of(*info, "title"));
        portal_->version_ = shown_text(text_of(*info, "version"));
    }
    index_shared(root);
    base_path_ = text_of(root, "basePath");
    base_path_.erase(base_path_.find_last_not_of('/') + 1);
    for (std::size_t i = 0; i < paths->size(); ++i) {
        if (auto added = read_path(paths->name(i), *paths->item(i)); !added) {
            return failure(std::move(added.error()));
        }
    }
    if (portal_->operations_.empty()) {
        return failure(configuration_error("has no operation that can be used"));
    }
    give_names();
    return std::shared_ptr<const Portal>(std::move(portal_));
}

/// Keeps what parameters may name by `$ref`. HostBill's own documents do not use that, but other ones do.
void SwaggerReader::index_shared(const Value &root) {
    for (const std::string_view kind : {"parameters", "definitions"}) {
        const Value *all = root.find(kind);
        for (std::size_t i = 0; all != nullptr && all->is_object() && i < all->size(); ++i) {
            if (all->item(i)->size() > most_members_of_shared) {
                continue;
            }
            shared_.emplace(std::string("#/").append(kind).append("/").append(all->name(i)), all->item(i));
        }
    }
}

/// What a value refers to, if it has a "$ref", which may refer on; else the value.
const Value &SwaggerReader::resolved(const Value &value) const {
    constexpr int most_steps = 10;
    const Value *found = &value;
    for (int step = 0; step < most_steps; ++step) {
        const auto next = shared_.find(text_of(*found, "$ref"));
        if (next == shared_.end()) {
            break;
        }
        found = next->second;
    }
    return *found;
}

void SwaggerReader::warn(std::string_view place, std::string_view what) {
    constexpr std::size_t longest_place = 100;
    if (portal_->warnings_.size() < most_warnings) {
        portal_->warnings_.push_back("'" + printable(place, longest_place) + "' " + std::string(what));
    }
}

Result<void> SwaggerReader::read_path(std::string_view path, const Value &item) {
    Result<PathTemplate> path_template = read_path_template(path, base_path_);
    if (!path_template) {
        warn(path, path_template.error().message + "; it is left out");
        return {};
    }
    if (!item.is_object()) {
        warn(path, "is not an object; it is left out");
        return {};
    }
    const Place place{path, std::move(*path_template), item.find("parameters")};
    for (std::size_t i = 0; i < item.size(); ++i) {
        const std::optional<Method> method = method_named(item.name(i));
        const bool is_other = item.name(i) == "parameters" || item.name(i).starts_with("x-");
        if (method && item.item(i)->is_object()) {
            read_operation(*method, place, *item.item(i));
        } else if (!is_other) {
            warn(path, "has '" + printable(item.name(i), 20) +
                           "', which is no GET, POST, PUT or DELETE; it is left out");
        }
        if (portal_->operations_.size() > Portal::most_operations) {
            return failure(configuration_error("has more than " + std::to_string(Portal::most_operations) +
                                               " operations"));
        }
        if (parameters_ > Portal::most_parameters) {
            return failure(configuration_error("has more than " + std::to_string(Portal::most_parameters) +
                                               " parameters"));
        }
    }
    return {};
}

void SwaggerReader::read_operation(Method method, const Place &place, const Value &described) {
    const std::string request = request_key(method, place.path_template.form);
    const auto known = built_ins_.find(request);
    const Operation *built_in = known == built_ins_.end() ? nullptr : known->second;
    if (built_in == nullptr && is_sign_in_path(place.path_template.form)) {
        return warn(place.path, "is a path for signing in; it is left out");
    }
    if (!requests_.insert(request).second) {
        return warn(place.path, "has a second " + std::string(method_name(method)) + "; it is left out");
    }
    PortalOperation &added = portal_->operations_.emplace_back();
    added.id = shown_text(text_of(described, "operationId"));
    added.summary = shown_text(text_of(described, "summary"));
    added.description = shown_text(text_of(described, "description"));
    if (const Value *tags = described.find("tags"); tags != nullptr && tags->is_array() && tags->size() > 0) {
        added.tag = shown_text(trimmed(tags->begin()->text()));
    }
    if (const Value *responses = described.find("responses"); responses != nullptr) {
        if (const Value *success = responses->find("200"); success != nullptr) {
            added.answer = shown_text(text_of(*success, "description"));
            added.example = example_in(added.answer);
        }
    }
    added.built_in = built_in;
    if (built_in != nullptr) {
        added.operation = *built_in;
        added.parameters.assign(built_in->parameters.begin(), built_in->parameters.end());
    } else {
        describe_request(added, method, place.path_template);
    }
    add_parameters(added, place, described);
    added.operation.parameters = added.parameters;
    parameters_ += added.texts.size();
    if (built_in != nullptr) {
        if (!added.texts.empty() || !added.names_of_ids.empty()) {
            portal_->extended_.push_back(&added);
        }
    } else {
        std::vector<std::string_view> names;
        names.reserve(place.path_template.names.size());
        for (std::size_t i = 0; i < place.path_template.names.size(); ++i) {
            names.push_back(added.parameters[i].name);
        }
        added.path = place.path_template.with_names(names);
        added.operation.path = added.path;
    }
}

/// What a request of the document's operation is like. A GET is safe unless its name says otherwise. Only
/// what is idempotent by its method, its name and its placeholders may be sent again.
void SwaggerReader::describe_request(PortalOperation &operation, Method method,
                                     const PathTemplate &path_template) {
    const bool writes = says_that_it_writes(snake_case(operation.id), path_template.form);
    const bool has_body = method == Method::post || method == Method::put;
    operation.safety_unknown = method == Method::get && writes;
    operation.operation = {.name = {},
                           .method = method,
                           .path = {},
                           .authentication = Authentication::required,
                           .token_effect = TokenEffect::none,
                           .limit = LimitScope::calls,
                           .sends_password = false,
                           .safe = method == Method::get && !writes,
                           .idempotent = method == Method::delete_
                                             ? !has_position(path_template)
                                             : (method == Method::get || method == Method::put) && !writes,
                           .has_body = has_body,
                           .body_optional = false,
                           .secret = false,
                           .parameters = {},
                           .response = &answer_schema,
                           .fallback = {},
                           .confirmation = nullptr,
                           .extra_in_query = !has_body,
                           .may_be_file = method == Method::get};
}

void SwaggerReader::add_parameters(PortalOperation &operation, const Place &place, const Value &described) {
    std::vector<const Value *> in_path;
    std::vector<const Value *> others;
    for (const Value *list : {described.find("parameters"), place.parameters}) {
        if (list == nullptr || !list->is_array()) {
            continue;
        }
        for (const Value &listed : *list) {
            const Value &each = resolved(listed);
            if (is_usable_name(text_of(each, "name")) && text_of(each, "in") != "header") {
                (text_of(each, "in") == "path" ? in_path : others).push_back(&each);
            }
        }
    }
    add_path_parameters(operation, place, in_path);
    for (const Value *each : others) {
        const std::string_view name = text_of(*each, "name");
        const Value *schema = text_of(*each, "in") == "body" ? each->find("schema") : nullptr;
        if (schema != nullptr) {
            add_fields(operation, *schema);
        } else if (operation.parameters.size() < most_parameters_of_operation &&
                   !has_parameter(operation, name)) {
            add_parameter(operation, name, each, false);
        }
    }
    add_other_names(operation, place);
    add_names_of_ids(operation, place);
}

/// Adds the fields of a body that is described as a whole: the properties of its schema. Its own name is
/// never sent.
void SwaggerReader::add_fields(PortalOperation &operation, const Value &schema) {
    std::vector<const Value *> schemas{&resolved(schema)};  // it may be made of others, also of itself
    for (std::size_t i = 0; i < schemas.size(); ++i) {
        const Value *parts = schemas[i]->find("allOf");
        for (std::size_t part = 0; parts != nullptr && parts->is_array() && part < parts->size() &&
                                   schemas.size() < most_schemas_of_body;
             ++part) {
            schemas.push_back(&resolved(*parts->item(part)));
        }
        const Value *fields = schemas[i]->find("properties");
        const std::size_t count = fields == nullptr || !fields->is_object() ? 0 : fields->size();
        for (std::size_t field = 0; field < std::min(count, most_parameters_of_operation); ++field) {
            const std::string_view name = fields->name(field);
            const Value &described = resolved(*fields->item(field));
            if (is_usable_name(name) && described.size() <= most_members_of_shared &&
                operation.parameters.size() < most_parameters_of_operation &&
                !has_parameter(operation, name)) {
                add_parameter(operation, name, &described, false);
            }
        }
    }
}

/// Adds the parameters of the placeholders, in their order. Their names in the template and in the list may
/// differ. Then the position decides. A listed name that could not stand in a path is not used.
void SwaggerReader::add_path_parameters(PortalOperation &operation, const Place &place,
                                        const std::vector<const Value *> &declared) {
    if (operation.built_in != nullptr) {
        return;
    }
    const std::vector<std::string> &names = place.path_template.names;
    std::vector<const Value *> by_position(names.size(), nullptr);
    std::vector<const Value *> left;
    for (const Value *each : declared) {
        const auto same = std::find(names.begin(), names.end(), text_of(*each, "name"));
        const Value *&slot = same == names.end()
                                 ? left.emplace_back()
                                 : by_position[static_cast<std::size_t>(same - names.begin())];
        slot = slot == nullptr ? each : slot;
    }
    auto next = left.begin();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (by_position[i] == nullptr && next != left.end()) {
            by_position[i] = *next++;
        }
        std::string name = names[i];
        if (by_position[i] != nullptr && is_placeholder_name(text_of(*by_position[i], "name"))) {
            name = text_of(*by_position[i], "name");
        }
        while (name == extra_argument || has_parameter(operation, name)) {
            name += "_" + std::to_string(i + 1);
        }
        add_parameter(operation, name, by_position[i], true);
    }
}

/// Placeholders whose names differ from the listed ones are accepted by both names. All other names are also
/// accepted in snake case: languages have no arguments like "vm-id". No parameter loses its name to another.
void SwaggerReader::add_other_names(PortalOperation &operation, const Place &place) {
    const std::size_t own = operation.parameters.size() - operation.texts.size();
    const std::size_t ids = operation.built_in == nullptr ? place.path_template.names.size() : 0;
    for (std::size_t i = 0; i < operation.texts.size(); ++i) {
        PortalOperation::ParameterTexts &texts = operation.texts[i];
        std::string name = i < ids ? place.path_template.names[i] : std::string();
        if (name.empty() || name == texts.name) {
            name = snake_case(texts.name);
        }
        if (is_usable_name(name) && !has_parameter(operation, name)) {
            texts.other_name = std::move(name);
            operation.parameters[own + i].other_name = texts.other_name;
        }
    }
}

/// The IDs in the path of a built-in operation are accepted by the document's names too, unless they have a
/// second name already.
void SwaggerReader::add_names_of_ids(PortalOperation &operation, const Place &place) {
    if (operation.built_in == nullptr) {
        return;
    }
    const std::vector<std::string> own = read_path_template(operation.built_in->path, {})->names;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const std::string &name = place.path_template.names[i];
        const auto id = std::find_if(operation.parameters.begin(), operation.parameters.end(),
                                     [&](const Parameter &each) { return each.name == own[i]; });
        if (id->other_name.empty() && is_usable_name(name) && !has_parameter(operation, name)) {
            id->other_name = operation.names_of_ids.emplace_back(name);
        }
    }
}

/// A text of a parameter; empty once they have become longer than a document. Only texts that many share can.
std::string SwaggerReader::shown(std::string_view text) {
    std::string found = has_room() ? shown_text(text) : std::string();
    bytes_of_texts_ += sizeof(std::string) + found.size();
    return found;
}

/// @param declared the document's parameter; nullptr: it has none.
void SwaggerReader::add_parameter(PortalOperation &operation, std::string_view name, const Value *declared,
                                  bool in_path) {
    PortalOperation::ParameterTexts &texts = operation.texts.emplace_back();
    texts.name = name;
    if (declared != nullptr) {
        texts.type = shown(in_lower_case(text_of(*declared, "type")));
        texts.description = shown(text_of(*declared, "description"));
        if (const Value *choices = declared->find("enum"); choices != nullptr && choices->is_array()) {
            for (std::size_t i = 0; i < std::min(choices->size(), most_choices) && has_room(); ++i) {
                texts.choices.push_back(shown(choices->item(i)->text()));
            }
        }
    }
    const bool in_body = !in_path && operation.operation.has_body;
    const bool in_query = !in_path && !in_body;
    const ParameterType path_type =
        texts.type == "integer" ? ParameterType::integer : ParameterType::path_text;
    operation.parameters.push_back({.name = texts.name,
                                    .type = in_path ? path_type : type_of(texts.type, in_query),
                                    .in_path = in_path,
                                    .in_body = in_body,
                                    .required = in_path,
                                    .secret = is_secret_member(texts.name),
                                    .is_domain_name = false,
                                    .config_key = {},
                                    .in_query = in_query});
}

bool SwaggerReader::is_free(const std::string &name) const {
    return !name.empty() && find_operation(name) == nullptr;
}

/// Gives each operation its name. The name does not depend on the order of the document:
/// 1. A built-in operation keeps its name. The document's name for it is accepted too, unless the document
///    has it more than once.
/// 2. Any other operation has its operationId in snake case as its name.
/// 3. If the operationId is empty, if several operations have it, or if a built-in operation has that name,
///    then the name is made of method and path.
/// 4. If that name is taken too, a number is added.
void SwaggerReader::give_names() {
    std::map<std::string, int> wanted;
    std::map<std::string, int> wanted_too;
    for (const PortalOperation &each : portal_->operations_) {
        ++(each.built_in == nullptr ? wanted : wanted_too)[snake_case(each.id)];
    }
    std::set<std::string> taken;
    std::vector<PortalOperation *> others;
    for (PortalOperation &each : portal_->operations_) {
        std::string name = snake_case(each.id);
        if (each.built_in != nullptr) {
            continue;
        }
        if (is_free(name) && wanted[name] == 1) {
            each.name = std::move(name);
            taken.insert(each.name);
        } else {
            others.push_back(&each);
        }
    }
    std::sort(others.begin(), others.end(), [](const PortalOperation *left, const PortalOperation *right) {
        return std::pair(left->operation.path, left->operation.method) <
               std::pair(right->operation.path, right->operation.method);
    });
    std::map<std::string, int> numbers;
    for (PortalOperation *each : others) {
        const std::string name = name_of_request(each->operation.method, each->operation.path);
        each->name = name;
        int &number = numbers.try_emplace(name, 1).first->second;  // the last one that was used
        while (!is_free(each->name) || taken.count(each->name) > 0) {
            each->name = name + "_" + std::to_string(++number);
        }
        taken.insert(each->name);
    }
    for (PortalOperation &each : portal_->operations_) {
        if (each.built_in != nullptr) {
            const std::string name = snake_case(each.id);
            if (is_free(name) && taken.count(name) == 0 && wanted_too[name] == 1) {
                each.name = name;
            }
        } else {
            each.operation.name = each.name;
        }
        if (!each.name.empty()) {
            portal_->by_name_.push_back(&each);
        }
    }
    std::sort(
        portal_->by_name_.begin(), portal_->by_name_.end(),
        [](const PortalOperation *left, const PortalOperation *right) { return left->name < right->name; });
}

}  // namespace balvps
