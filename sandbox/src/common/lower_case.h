// Texts whose case does not matter.
#pragma once

#include <algorithm>
#include <string>

namespace sandbox {

/// The text with the capital letters of ASCII made small.
inline std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return text;
}

}  // namespace sandbox
