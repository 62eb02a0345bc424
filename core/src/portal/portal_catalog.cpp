#include "portal/portal_catalog.h"

#include <algorithm>

#include "json/reader.h"
#include "operation/catalog.h"

namespace balvps {
namespace {

void write_place(JsonWriter &writer, const Parameter &parameter) {
    writer.start_array();
    if (parameter.in_path) {
        writer.string("path");
    }
    if (parameter.in_body) {
        writer.string("body");
    }
    if (parameter.in_query) {
        writer.string("query");
    }
    writer.end_array();
}

void write_parameter(JsonWriter &writer, const Parameter &parameter,
                     const PortalOperation::ParameterTexts &texts) {
    writer.start_object();
    writer.member("name", parameter.name);
    writer.name("in");
    write_place(writer, parameter);
    writer.member("type", parameter_type_name(parameter.type));
    writer.name("required");
    writer.boolean(parameter.required);
    writer.name("secret");
    writer.boolean(parameter.secret);
    writer.member("description", texts.description);
    if (!texts.other_name.empty()) {
        writer.member("other_name", texts.other_name);
    }
    if (!texts.choices.empty()) {
        writer.name("choices");
        writer.start_array();
        for (const std::string &choice : texts.choices) {
            writer.string(choice);
        }
        writer.end_array();
    }
    writer.end_object();
}

/// Writes the parameters that the document adds. They are the last ones.
void write_added_parameters(JsonWriter &writer, const PortalOperation &operation) {
    const std::size_t first = operation.parameters.size() - operation.texts.size();
    for (std::size_t i = 0; i < operation.texts.size(); ++i) {
        write_parameter(writer, operation.parameters[first + i], operation.texts[i]);
    }
}

void write_portal_operation(JsonWriter &writer, const PortalOperation &described) {
    const Operation &operation = described.operation;
    writer.start_object();
    writer.member("name", operation.name);
    writer.member("tag", described.tag);
    writer.member("kind", "portal");
    writer.member("method", method_name(operation.method));
    writer.member("path", operation.path);
    writer.member("operation_id", described.id);
    writer.member("summary", described.summary);
    writer.member("description", described.description);
    writer.member("authentication", "required");
    writer.name("safe");
    if (described.safety_unknown) {
        writer.string("unknown");
    } else {
        writer.boolean(operation.safe);
    }
    writer.name("idempotent");
    writer.boolean(operation.idempotent);
    writer.name("confirmable");
    writer.boolean(false);
    writer.name("parameters");
    writer.start_array();
    write_added_parameters(writer, described);
    writer.end_array();
    writer.member("answer", described.answer);
    if (!described.example.empty()) {
        writer.name("example");
        writer.json(described.example);
    }
    writer.end_object();
}

/// Writes a built-in operation with what the document adds to it.
void write_built_in(JsonWriter &writer, const Value &entry, const PortalOperation *described) {
    if (described == nullptr) {
        return writer.value(entry);
    }
    writer.start_object();
    for (std::size_t i = 0; i < entry.size(); ++i) {
        writer.name(entry.name(i));
        if (entry.name(i) != "parameters") {
            writer.value(*entry.item(i));
            continue;
        }
        writer.start_array();
        for (const Value &parameter : *entry.item(i)) {
            writer.value(parameter);
        }
        write_added_parameters(writer, *described);
        writer.end_array();
    }
    writer.member("operation_id", described->id);
    writer.member("other_name", described->name);
    writer.end_object();
}

void write_operations(JsonWriter &writer, const Value &built_in, const Portal &portal) {
    const auto &operations = portal.operations();
    writer.start_array();
    for (const Value &entry : built_in) {
        const auto described = std::find_if(operations.begin(), operations.end(), [&](const auto &each) {
            return each.built_in != nullptr && each.built_in->name == entry.find("name")->text();
        });
        write_built_in(writer, entry, described == operations.end() ? nullptr : &*described);
    }
    for (const PortalOperation &each : operations) {
        if (each.built_in == nullptr) {
            write_portal_operation(writer, each);
        }
    }
    writer.end_array();
}

void write_portal(JsonWriter &writer, const Portal &portal) {
    writer.start_object();
    writer.member("title", portal.title());
    writer.member("version", portal.version());
    writer.name("warnings");
    writer.start_array();
    for (const std::string &warning : portal.warnings()) {
        writer.string(warning);
    }
    writer.end_array();
    writer.end_object();
}

}  // namespace

void write_catalog(JsonWriter &writer, const Portal &portal) {
    const Document library = read_own_json(catalog_json());
    writer.start_object();
    for (std::size_t i = 0; i < library.root().size(); ++i) {
        const std::string_view name = library.root().name(i);
        writer.name(name);
        if (name == "operations") {
            write_operations(writer, *library.root().item(i), portal);
        } else {
            writer.value(*library.root().item(i));
        }
    }
    writer.name("portal");
    write_portal(writer, portal);
    writer.end_object();
}

}  // namespace balvps
