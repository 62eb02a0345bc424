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
void put(balvps_params &params, balvps::Argument argument) {
    auto &arguments = params.arguments;
    const auto known = std::find_if(arguments.begin(), arguments.end(),
                                    [&](const auto &each) { return each.name == argument.name; });
    if (known != arguments.end()) {
        *known = std::move(argument);
    } else if (arguments.size() >= most_arguments) {
        complain_of_too_many(params);
    } else {
        arguments.push_back(std::move(argument));
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

/// Sets one argument to the value that `make` makes; it returns a Result<Document>, whose error ends a
/// sentence.
template <typename Make>
void set(balvps_params *params, Given given_name, Make make) noexcept {
    change(params, [&](balvps_params &into) {
        const auto name = needed_name(given_name);
        if (!name) {
            return complain(into, about("the name of an argument", name.error()));
        }
        if (!balvps::is_utf8(*name)) {
            return complain(into, argument_error("the name of an argument is not valid UTF-8: '" +
                                                 balvps::printable(*name, 60) + "'"));
        }
        balvps::Result<balvps::Document> value = make();
        if (!value) {
            return complain(into, about("argument '" + balvps::printable(*name, 60) + "'",
                                        argument_error(value.error().message)));
        }
        put(into, {std::string(*name), balvps::shared_root(std::move(*value))});
    });
}

/// The text of a value.
balvps::Result<std::string_view> value_text(Given given, const char *what) {
    if (given.start == nullptr) {
        return balvps::failure(
            argument_error(std::string("must be ") + what + ", not NULL; leave it out instead"));
    }
    return needed_text(given);
}

balvps::Result<balvps::Document> string_value(Given given) {
    const auto text = value_text(given, "a string");
    if (!text) {
        return balvps::failure(text.error());
    }
    if (!balvps::is_utf8(*text)) {
        return balvps::failure(argument_error("is not valid UTF-8"));
    }
    return balvps::Document::of_text(*text);
}

balvps::Result<balvps::Document> json_value(Given given) {
    const auto text = value_text(given, "a JSON value");
    return text ? balvps::read_json(*text, true) : balvps::failure(text.error());
}

}  // namespace

extern "C" {

balvps_params *balvps_params_new(void) {
    return guarded(out_of_memory_params(), [] { return std::make_unique<balvps_params>().release(); });
}

void balvps_params_string(balvps_params *params, const char *name, size_t name_length, const char *value,
                          size_t value_length) {
    set(params, {name, name_length}, [&] { return string_value({value, value_length}); });
}

void balvps_params_int(balvps_params *params, const char *name, size_t name_length, int64_t value) {
    set(params, {name, name_length}, [&] { return balvps::Document::of_integer(value); });
}

void balvps_params_json(balvps_params *params, const char *name, size_t name_length, const char *json,
                        size_t json_length) {
    set(params, {name, name_length}, [&] { return json_value({json, json_length}); });
}

void balvps_params_object(balvps_params *params, const char *json, size_t length) {
    change(params, [&](balvps_params &into) {
        const auto text = value_text({json, length}, "a JSON object");
        if (!text) {
            return complain(into, about("the object of arguments", text.error()));
        }
        auto arguments = balvps::read_arguments(*text);
        if (!arguments) {
            return complain(into, std::move(arguments.error()));
        }
        if (arguments->size() > most_arguments) {
            return complain_of_too_many(into);
        }
        for (balvps::Argument &argument : *arguments) {
            put(into, std::move(argument));
        }
    });
}

void balvps_params_option(balvps_params *params, const char *name, size_t name_length, const char *value,
                          size_t value_length) {
    change(params, [&](balvps_params &into) {
        const auto option = needed_name({name, name_length});
        if (!option) {
            return complain(into, about("the name of an option", option.error()));
        }
        const auto given = needed_text({value, value_length});
        if (!given) {
            return complain(into, about("option '" + balvps::printable(*option, 60) + "'", given.error()));
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
