// Lower case, for texts that are compared without regard to case.
#pragma once

#include <algorithm>
#include <string>

namespace sandbox {

/// Converts the capital letters of ASCII to lower case.
inline std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return text;
}

}  // namespace sandbox
