#include <string>

#include "call_operation.h"
#include "common/printable.h"
#include "common/utf8.h"
#include "firewall.h"
#include "text.h"

using namespace balvps::capi;

namespace {

using balvps::about;
using balvps::argument_error;
using balvps::CallInput;

/// Makes a call. If there is no memory for it, its result says so.
template <typename Make>
balvps_call *made(Make make) noexcept {
    return guarded(out_of_memory_call(), [&] { return std::make_unique<balvps_call>(make()).release(); });
}

/// A call that was made with a mistake.
CallInput call_with_mistake(balvps::Error mistake) {
    CallInput input;
    input.note_mistake(std::move(mistake));
    return input;
}

/// Changes a call. If there is no memory for that, its result says so.
template <typename Change>
void change(balvps_call *call, Change what) noexcept {
    const bool done = !is_changeable(call) || guarded(false, [&] {
        what(call->input);
        return true;
    });
    if (!done) {
        call->input.note_mistake(balvps::out_of_memory());
    }
}

/// Sets one argument to the value from `make`, which returns a Result<Document>. The message of its error
/// ends a sentence.
template <typename Make>
void set(balvps_call *call, Given given_name, Make make) noexcept {
    change(call, [&](CallInput &into) {
        const auto name = needed_name(given_name);
        if (!name) {
            return into.note_mistake(about("the name of an argument", name.error()));
        }
        if (!balvps::is_utf8(*name)) {
            return into.note_mistake(argument_error("the name of an argument is not valid UTF-8: '" +
                                                    balvps::printable(*name, 60) + "'"));
        }
        balvps::Result<balvps::Document> value = make();
        if (!value) {
            return into.note_mistake(about("argument '" + balvps::printable(*name, 60) + "'",
                                           argument_error(value.error().message)));
        }
        into.set({std::string(*name), balvps::shared_root(std::move(*value))});
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

balvps_call *balvps_call_new(const char *operation, size_t length) {
    return made([&] {
        if (operation == nullptr) {
            return CallInput();
        }
        auto name = argument("operation", needed_name({operation, length}));
        return name ? CallInput::named(*name) : call_with_mistake(std::move(name.error()));
    });
}

balvps_call *balvps_call_new_request(const char *method, size_t method_length, const char *path,
                                     size_t path_length, const char *json, size_t json_length) {
    return made([&] {
        auto method_name = argument("method", needed_name({method, method_length}));
        auto path_text = argument("path", needed_name({path, path_length}));
        auto body = argument("json", optional_text({json, json_length}));
        for (auto *text : {&method_name, &path_text, &body}) {
            if (!*text) {
                return call_with_mistake(std::move(text->error()));
            }
        }
        return CallInput::own_request(*method_name, *path_text, *body);
    });
}

balvps_call *balvps_call_new_portal_document(void) {
    return made([] { return CallInput::portal_document(); });
}

balvps_call *balvps_call_new_second_factor(const char *code, size_t length) {
    return made([&] {
        auto text = argument("code", needed_text({code, length}));
        return text ? CallInput::second_factor(*text) : call_with_mistake(std::move(text.error()));
    });
}

void balvps_call_string(balvps_call *call, const char *name, size_t name_length, const char *value,
                        size_t value_length) {
    set(call, {name, name_length}, [&] { return string_value({value, value_length}); });
}

void balvps_call_int(balvps_call *call, const char *name, size_t name_length, int64_t value) {
    set(call, {name, name_length}, [&] { return balvps::Document::of_integer(value); });
}

void balvps_call_json(balvps_call *call, const char *name, size_t name_length, const char *json,
                      size_t json_length) {
    set(call, {name, name_length}, [&] { return json_value({json, json_length}); });
}

void balvps_call_object(balvps_call *call, const char *json, size_t length) {
    change(call, [&](CallInput &into) {
        const auto text = value_text({json, length}, "a JSON object");
        if (!text) {
            return into.note_mistake(about("the object of arguments", text.error()));
        }
        into.set_all(*text);
    });
}

void balvps_call_option(balvps_call *call, const char *name, size_t name_length, const char *value,
                        size_t value_length) {
    change(call, [&](CallInput &into) {
        const auto option = needed_name({name, name_length});
        if (!option) {
            return into.note_mistake(about("the name of an option", option.error()));
        }
        const auto given = needed_text({value, value_length});
        if (!given) {
            return into.note_mistake(about("option '" + balvps::printable(*option, 60) + "'", given.error()));
        }
        if (auto set = into.options.set(*option, *given); !set) {
            into.note_mistake(std::move(set.error()));
        }
    });
}

void balvps_call_cancel(balvps_call *call) {
    if (is_changeable(call)) {
        call->cancelled.store(true);
    }
}

void balvps_call_free(balvps_call *call) {
    if (is_changeable(call)) {
        std::unique_ptr<balvps_call>(call).reset();
    }
}

}  // extern "C"
