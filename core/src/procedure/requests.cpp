#include "procedure/requests.h"

#include <utility>

#include "request/arguments.h"
#include "request/build.h"

namespace balvps {

Task<Result<void>> send_operation(Sender &sender, std::string_view operation, JsonWriter arguments) {
    Operation known = *find_operation(operation);
    known.idempotent = known.safe;  // a write that may have arrived is looked for, and never sent again
    const Result<ArgumentList> given = read_arguments(arguments.text());
    if (!given) {
        co_return failure(given.error());
    }
    const auto no_config = [](std::string_view /*key*/) { return Secret(); };
    const Result<Arguments> checked = Arguments::validate(known, *given, no_config);
    if (!checked) {
        co_return failure(checked.error());
    }
    HttpRequest request = build_request(known, *checked);
    co_return co_await sender.send_signed_in(known, request);
}

JsonWriter no_arguments() {
    JsonWriter writer;
    writer.start_object();
    writer.end_object();
    return writer;
}

}  // namespace balvps
