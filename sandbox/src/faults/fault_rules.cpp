#include "faults/fault_rules.h"

#include <limits>
#include <utility>

#include "control/control_values.h"
#include "service/routes.h"

namespace sandbox {

namespace {

double probability_of(const std::string &key, const Json &value) {
    const double probability = value.is_number() ? value.get<double>() : -1;
    if (!(probability >= 0 && probability <= 1)) {
        throw ControlError(key + " must be a number from 0 to 1");
    }
    return probability;
}

std::string operation_of(const std::string &key, const Json &value) {
    const std::string &operation = text(key, value);
    if (!is_operation(operation)) {
        throw ControlError(key + R"( must be an operation of the document, such as "GET /invoice/@id")");
    }
    return operation;
}

/// The fault's parameters: the given values, and defaults for the others. A value has its default's type.
Json parameters_of(const Fault &fault, const Json &given) {
    if (!given.is_object()) {
        throw ControlError("with must be an object");
    }
    Json parameters = fault.parameters;
    for (const auto &[key, value] : given.items()) {
        const auto parameter = parameters.find(key);
        if (parameter == parameters.end()) {
            throw ControlError(std::string(fault.name) + " has no parameter " + key);
        }
        if (key == "status") {
            http_status(key, value);
        } else if (parameter->is_number()) {
            natural(key, value);
        } else if (parameter->is_boolean()) {
            flag(key, value);
        } else {
            text(key, value);
        }
        *parameter = value;
    }
    return parameters;
}

}  // namespace

bool FaultRules::Rule::fits(const Request &request) const {
    if (fault->moment == Moment::handshake) {
        return true;
    }
    if (method && *method != request.method) {
        return false;
    }
    const std::string requested = operation_of_request(request);
    return operation ? *operation == requested : !is_sign_in(requested);
}

FaultRules::Rule FaultRules::read(const Json &description) {
    if (!description.is_object()) {
        throw ControlError("a rule must be an object");
    }
    Rule rule;
    rule.description = description;
    rule.fault = fault_named(description.contains("fault") ? text("fault", description["fault"]) : "");
    if (rule.fault == nullptr) {
        throw ControlError("fault must be one of those that GET /_sandbox/faults lists");
    }
    Json given = Json::object();
    for (const auto &[key, value] : description.items()) {
        if (key == "operation") {
            rule.operation = operation_of(key, value);
        } else if (key == "method") {
            rule.method = text(key, value);
        } else if (key == "skip") {
            rule.skip = natural(key, value);
        } else if (key == "times") {
            rule.times = natural(key, value);
        } else if (key == "probability") {
            rule.probability = probability_of(key, value);
        } else if (key == "with") {
            given = value;
        } else if (key != "fault") {
            throw ControlError("unknown key in a rule: " + key);
        }
    }
    rule.parameters = parameters_of(*rule.fault, given);
    if (description.contains("probability") && !description.contains("times")) {
        rule.times.reset();
    }
    if (rule.fault->moment == Moment::handshake && (rule.operation || rule.method)) {
        throw ControlError(std::string(rule.fault->name) + " strikes before there is an operation or method");
    }
    if (rule.fault->operation != nullptr && !rule.operation) {
        rule.operation = rule.fault->operation;
    }
    return rule;
}

void FaultRules::add(const Json &description) {
    std::vector<Rule> read_rules;
    std::optional<std::int64_t> seed;
    for (const auto &[key, value] : description.items()) {
        if (key == "seed") {
            seed = natural(key, value);
        } else if (key == "rules" && value.is_array()) {
            for (const Json &rule : value) {
                read_rules.push_back(read(rule));
            }
        } else {
            throw ControlError(R"(expected {"seed":0,"rules":[...]})");
        }
    }
    if (seed) {
        random_.seed(static_cast<std::mt19937_64::result_type>(*seed));
    }
    rules_.insert(rules_.end(), read_rules.begin(), read_rules.end());
}

bool FaultRules::strikes(Rule &rule) {
    ++rule.seen;
    if (rule.seen <= rule.skip || (rule.times && rule.played >= *rule.times)) {
        return false;
    }
    static constexpr std::size_t all_bits = std::numeric_limits<double>::digits;
    if (rule.probability < 1 && std::generate_canonical<double, all_bits>(random_) >= rule.probability) {
        return false;
    }
    ++rule.played;
    return true;
}

std::optional<Answer> FaultRules::play(Moment moment, const Request &request, Tokens &tokens,
                                       const std::function<Answer()> &service) {
    for (Rule &rule : rules_) {
        if (rule.fault->moment != moment || !rule.fits(request) || !strikes(rule)) {
            continue;
        }
        bool carried_out = false;
        const Scene scene{request, rule.parameters, tokens, [&] {
                              Answer done = service();
                              carried_out = done.carried_out;
                              return done;
                          }};
        Answer answer = rule.fault->play(scene);
        answer.fault = PlayedFault{rule.fault->name, carried_out};
        return answer;
    }
    return std::nullopt;
}

Json FaultRules::to_json() const {
    Json list = Json::array();
    for (const Rule &rule : rules_) {
        Json json = rule.description;
        json["seen"] = rule.seen;
        json["played"] = rule.played;
        list.push_back(std::move(json));
    }
    return list;
}

void FaultRules::clear() {
    rules_.clear();
    random_.seed();
}

}  // namespace sandbox
