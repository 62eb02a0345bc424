#include <algorithm>
#include <string>

#include "common/utf8.h"
#include "firewall.h"
#include "response/excerpt.h"
#include "text.h"

using namespace balvps::capi;

namespace {

/// Sets one argument, which `write` writes as JSON; it returns what is wrong with it, or nothing.
template <typename Write>
void set(balvps_params *params, const char *name, Write write) noexcept {
    if (params == nullptr) {
        return;
    }
    const auto complain = [&](balvps::Error mistake) {
        if (!params->first_mistake) {
            params->first_mistake = std::move(mistake);
        }
    };
    const bool done = guarded(false, [&] {
        if (name == nullptr) {
            complain(argument_error("the name of an argument must not be NULL"));
            return true;
        }
        if (!balvps::is_utf8(name)) {
            complain(argument_error("the name of an argument is not valid UTF-8: '" +
                                    balvps::printable(name, 60) + "'"));
            return true;
        }
        balvps::JsonBuffer buffer;
        balvps::JsonWriter writer(buffer);
        if (const std::string wrong = write(writer); !wrong.empty()) {
            complain(argument_error("argument '" + balvps::printable(name, 60) + "' " + wrong));
            return true;
        }
        auto &arguments = params->arguments;
        const auto known = std::find_if(arguments.begin(), arguments.end(),
                                        [&](const auto &argument) { return argument.name == name; });
        balvps::Secret json(balvps::view(buffer));
        if (known != arguments.end()) {
            known->json = std::move(json);
        } else {
            arguments.push_back({name, std::move(json)});
        }
        return true;
    });
    if (!done) {
        complain(out_of_memory_error()->error);
    }
}

std::string wrong_text(const char *value, bool length_makes_sense, const char *what) {
    if (value == nullptr) {
        return std::string("must be ") + what + ", not NULL; leave it out instead";
    }
    return length_makes_sense ? std::string() : "has a length that is not that of a text";
}

}  // namespace

extern "C" {

balvps_params *balvps_params_new(void) {
    return guarded<balvps_params *>(nullptr, [] { return std::make_unique<balvps_params>().release(); });
}

void balvps_params_string(balvps_params *params, const char *name, const char *value, size_t length) {
    set(params, name, [&](balvps::JsonWriter &writer) -> std::string {
        const auto given = text(value, length);
        if (std::string wrong = wrong_text(value, given.has_value(), "a string"); !wrong.empty()) {
            return wrong;
        }
        return balvps::write_string(writer, *given) ? std::string() : "is not valid UTF-8";
    });
}

void balvps_params_int(balvps_params *params, const char *name, int64_t value) {
    set(params, name, [&](balvps::JsonWriter &writer) -> std::string {
        writer.Int64(value);
        return {};
    });
}

void balvps_params_json(balvps_params *params, const char *name, const char *json, size_t length) {
    set(params, name, [&](balvps::JsonWriter &writer) -> std::string {
        const auto given = copied_text(json, length);
        if (std::string wrong = wrong_text(json, given.has_value(), "a JSON value"); !wrong.empty()) {
            return wrong;
        }
        balvps::Document document;
        balvps::ParseFailure why;
        if (!balvps::Document::parse(given->view(), true, document, why)) {
            return "is not valid JSON at byte " + std::to_string(why.offset) + ": " + why.what;
        }
        balvps::write_value(writer, document.root());
        return {};
    });
}

void balvps_params_free(balvps_params *params) {
    std::unique_ptr<balvps_params>(params).reset();
}

}  // extern "C"
