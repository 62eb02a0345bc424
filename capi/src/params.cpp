#include <algorithm>
#include <string>

#include "common/printable.h"
#include "common/utf8.h"
#include "firewall.h"
#include "text.h"

using namespace balvps::capi;

namespace {

using balvps::about;
using balvps::argument_error;
using balvps::failure;
using Text = balvps::Result<std::string_view>;

void complain(balvps_params &params, balvps::Error mistake) noexcept {
    if (params.checked) {
        params.checked = failure(std::move(mistake));
    }
}

/// No operation takes as many, and each is looked for among all.
constexpr std::size_t most_arguments = 1000;

void complain_of_too_many(balvps_params &params) {
    complain(params, argument_error("more than " + std::to_string(most_arguments) + " arguments"));
}

/// Keeps an argument, in place of one of the same name.
void put(balvps_params &params, std::string_view name, balvps::Secret json) {
    auto &arguments = params.arguments;
    const auto known = std::find_if(arguments.begin(), arguments.end(),
                                    [&](const auto &argument) { return argument.name == name; });
    if (known != arguments.end()) {
        known->json = std::move(json);
    } else if (arguments.size() >= most_arguments) {
        complain_of_too_many(params);
    } else {
        arguments.push_back({std::string(name), std::move(json)});
    }
}

/// Does something to params; where there is no memory for it, the call will say so.
template <typename Change>
void change(balvps_params *params, Change what) noexcept {
    const bool done = !takes(params) || guarded(false, [&] {
        what(*params);
        return true;
    });
    if (!done) {
        complain(*params, out_of_memory_error()->error);
    }
}

std::string quoted(std::string_view kind, std::string_view name) {
    return std::string(kind) + " '" + balvps::printable(name, 60) + "'";
}

/// Sets one argument, which `write` writes as JSON. Its error is said behind the argument's name.
template <typename Write>
void set(balvps_params *params, Given given_name, Write write) noexcept {
    change(params, [&](balvps_params &into) {
        Text name = needed_name(given_name);
        if (!name) {
            return complain(into, about("the name of an argument", std::move(name.error())));
        }
        if (!balvps::is_utf8(*name)) {
            return complain(into, argument_error("the name of an argument is not valid UTF-8: '" +
                                                 balvps::printable(*name, 60) + "'"));
        }
        balvps::JsonBuffer buffer;
        balvps::JsonWriter writer(buffer);
        if (balvps::Result<void> written = write(writer); !written) {
            return complain(into, about(quoted("argument", *name), std::move(written.error())));
        }
        put(into, *name, balvps::Secret(balvps::view(buffer)));
    });
}

/// The text of a value, or what is wrong with it.
Text value_text(Given given, const char *what) {
    if (given.start == nullptr) {
        return failure(argument_error(std::string("must be ") + what + ", not NULL; leave it out instead"));
    }
    return needed_text(given);
}

}  // namespace

extern "C" {

balvps_params *balvps_params_new(void) {
    return guarded(out_of_memory_params(), [] { return std::make_unique<balvps_params>().release(); });
}

void balvps_params_string(balvps_params *params, const char *name, size_t name_length, const char *value,
                          size_t value_length) {
    set(params, {name, name_length}, [&](balvps::JsonWriter &writer) -> balvps::Result<void> {
        Text given = value_text({value, value_length}, "a string");
        if (!given) {
            return failure(std::move(given.error()));
        }
        if (!writer.string(*given)) {
            return failure(argument_error("is not valid UTF-8"));
        }
        return {};
    });
}

void balvps_params_int(balvps_params *params, const char *name, size_t name_length, int64_t value) {
    set(params, {name, name_length}, [&](balvps::JsonWriter &writer) -> balvps::Result<void> {
        writer.integer(value);
        return {};
    });
}

void balvps_params_json(balvps_params *params, const char *name, size_t name_length, const char *json,
                        size_t json_length) {
    set(params, {name, name_length}, [&](balvps::JsonWriter &writer) -> balvps::Result<void> {
        Text given = value_text({json, json_length}, "a JSON value");
        if (!given) {
            return failure(std::move(given.error()));
        }
        balvps::Document document;
        balvps::ParseFailure why;
        if (!balvps::Document::parse(*given, true, document, why)) {
            return failure(
                argument_error("is not valid JSON at byte " + std::to_string(why.offset) + ": " + why.what));
        }
        writer.value(document.root());
        return {};
    });
}

void balvps_params_object(balvps_params *params, const char *json, size_t length) {
    change(params, [&](balvps_params &into) {
        Text given = value_text({json, length}, "a JSON object");
        if (!given) {
            return complain(into, about("the object of arguments", std::move(given.error())));
        }
        balvps::Document document;
        balvps::ParseFailure why;
        if (!balvps::Document::parse(*given, true, document, why)) {
            return complain(into, argument_error("the arguments are not valid JSON at byte " +
                                                 std::to_string(why.offset) + ": " + why.what));
        }
        if (!document.root().is_object()) {
            return complain(into, argument_error("the arguments must be one JSON object"));
        }
        if (const std::string &repeated = document.repeated_name(); !repeated.empty()) {
            return complain(into, argument_error(quoted("argument", repeated) + " is given twice"));
        }
        if (document.root().size() > most_arguments) {
            return complain_of_too_many(into);
        }
        for (std::size_t i = 0; i < document.root().size(); ++i) {
            balvps::JsonBuffer buffer;
            balvps::JsonWriter writer(buffer);
            writer.value(*document.root().item(i));
            put(into, document.root().name(i), balvps::Secret(balvps::view(buffer)));
        }
    });
}

void balvps_params_option(balvps_params *params, const char *name, size_t name_length, const char *value,
                          size_t value_length) {
    change(params, [&](balvps_params &into) {
        Text option = needed_name({name, name_length});
        if (!option) {
            return complain(into, about("the name of an option", std::move(option.error())));
        }
        Text given = needed_text({value, value_length});
        if (!given) {
            return complain(into, about(quoted("option", *option), std::move(given.error())));
        }
        if (auto set = into.options.set(*option, *given); !set) {
            complain(into, std::move(set.error()));
        }
    });
}

void balvps_params_cancel(balvps_params *params) {
    if (takes(params)) {
        params->cancelled.store(true);
    }
}

void balvps_params_free(balvps_params *params) {
    if (takes(params)) {
        std::unique_ptr<balvps_params>(params).reset();
    }
}

}  // extern "C"
