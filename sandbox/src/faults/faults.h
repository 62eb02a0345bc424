// The faults the sandbox can play, in one table. The help and the control path list this table too.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/json.h"
#include "http/http.h"
#include "service/tokens.h"

namespace sandbox {

/// The request that a fault is played on, and what the fault may use.
struct Scene {
    const Request &request;
    const Json &parameters;  ///< all parameters of the fault, with defaults filled in
    Tokens &tokens;
    /// Lets the service carry out the request. Its changes to the state stay.
    std::function<Answer()> carry_out;

    std::size_t number(const char *name) const { return parameters.at(name).get<std::size_t>(); }
    int status() const { return parameters.at("status").get<int>(); }
    std::string text(const char *name) const { return parameters.at(name).get<std::string>(); }
};

/// How much of a request was read when a fault strikes.
enum class Moment {
    handshake,  ///< nothing: TLS begins
    head,       ///< the header lines, not the body
    request     ///< all of it
};

struct Fault {
    const char *name;
    const char *effect;  ///< what the client sees
    Json parameters;     ///< their defaults, by name
    Answer (*play)(const Scene &);
    Moment moment = Moment::request;
    const char *operation =
        nullptr;  ///< the default operation of a rule, if the fault makes sense for one only
};

const std::vector<Fault> &faults();
/// @return the fault, nullptr if there is none with that name
const Fault *fault_named(std::string_view name);

/// The table as text for --help.
std::string faults_help();
/// [{"name","effect","parameters":{…}}]
Json faults_to_json();

}  // namespace sandbox
