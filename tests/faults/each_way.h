// The parameters of tests that run for each kind of request and each way to make a call, and their names.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "way.h"

namespace balvps::test {

template <typename Kind>
auto in_each_way(const std::vector<Kind> &kinds) {
    return testing::Combine(testing::ValuesIn(kinds), testing::Values(Way::single, Way::queue));
}

/// The name of a test, such as "get_queue".
template <typename Kind>
std::string kind_and_way(const testing::TestParamInfo<std::tuple<Kind, Way>> &parameters) {
    return std::get<0>(parameters.param).name + "_" + name_of(std::get<1>(parameters.param));
}

}  // namespace balvps::test
