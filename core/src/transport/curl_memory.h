// The memory of libcurl, which copies header lines and bodies: what it gives back is wiped first.
#pragma once

#include <curl/curl.h>

namespace balvps {

/// Initialises libcurl so that it wipes what it frees. Where the program has initialised it before, it stays
/// as it is.
CURLcode initialise_wiping_curl() noexcept;

}  // namespace balvps
