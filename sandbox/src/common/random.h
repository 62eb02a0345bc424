// Unguessable text, for keys and token ids.
#pragma once

#include <cstddef>
#include <string>

namespace sandbox {

/// `bytes` random bytes in hexadecimal.
std::string random_hexadecimal(std::size_t bytes);

}  // namespace sandbox
