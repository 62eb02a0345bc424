// The faults the sandbox can play: one table, from which the help and the control path tell of them too.
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

/// What a fault is played on, and what it may do there.
struct Scene {
    const Request &request;
    const Json &parameters;  ///< all that the fault has, the defaults filled in
    Tokens &tokens;
    /// Lets the service answer; what it changes stays changed.
    std::function<Answer()> carry_out;

    std::size_t number(const char *name) const { return parameters.at(name).get<std::size_t>(); }
    int status() const { return parameters.at("status").get<int>(); }
    std::string text(const char *name) const { return parameters.at(name).get<std::string>(); }
};

/// How far a request has come when a fault strikes.
enum class Moment {
    handshake,  ///< TLS begins: no request yet
    head,       ///< the header lines were read, not the body
    request     ///< all was read
};

struct Fault {
    const char *name;
    const char *effect;  ///< what the client meets
    Json parameters;     ///< defaults by name
    Answer (*play)(const Scene &);
    Moment moment = Moment::request;
    const char *operation = nullptr;  ///< the only one that it makes sense for
};

const std::vector<Fault> &faults();
/// Nothing by that name: nullptr.
const Fault *fault_named(std::string_view name);

/// The table for people, one fault after the other.
std::string faults_help();
/// [{"name","effect","parameters":{…}}]
Json faults_to_json();

}  // namespace sandbox
