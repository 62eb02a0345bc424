// A random part of a wait, so that those that wait do not all go on at the same moment.
#pragma once

#include <random>

#include "common/deadline.h"

namespace balvps {

/// A random time from nothing to the longest.
inline Milliseconds jitter(Milliseconds longest) {
    std::random_device source;
    return Milliseconds(std::uniform_int_distribution<Milliseconds::rep>(0, longest.count())(source));
}

}  // namespace balvps
