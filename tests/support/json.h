// JSON as the tests read and write it: members keep their order, so that it can be compared too.
#pragma once

#include <nlohmann/json.hpp>

namespace balvps::test {

using Json = nlohmann::ordered_json;

}  // namespace balvps::test
