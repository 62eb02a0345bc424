// Owners of libcurl's handles.
#pragma once

#include <curl/curl.h>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>

namespace balvps {

struct CurlEasyCleanup {
    void operator()(CURL *handle) const noexcept { curl_easy_cleanup(handle); }
};
struct CurlMultiCleanup {
    void operator()(CURLM *handle) const noexcept { curl_multi_cleanup(handle); }
};
struct CurlShareCleanup {
    void operator()(CURLSH *handle) const noexcept { curl_share_cleanup(handle); }
};
struct CurlUrlCleanup {
    void operator()(CURLU *handle) const noexcept { curl_url_cleanup(handle); }
};

using CurlEasy = std::unique_ptr<CURL, CurlEasyCleanup>;
using CurlMulti = std::unique_ptr<CURLM, CurlMultiCleanup>;
using CurlUrl = std::unique_ptr<CURLU, CurlUrlCleanup>;

/// Makes a multi handle. Its cleanup does not wait for names that are being resolved.
CurlMulti make_multi();

/// What the connections of a client share: resolved names, TLS sessions to resume, and which HTTP versions
/// the service uses.
class CurlShared {
  public:
    CurlShared();
    CURLSH *get() const noexcept { return handle_.get(); }

    /// Whether the service's last answer used an HTTP version that multiplexes requests on one connection.
    /// True until the first answer.
    mutable std::atomic<bool> multiplexes = true;

    /// The generation of new connections. Connections of an earlier generation carry no further request.
    std::atomic<unsigned> generation = 0;

  private:
    static void lock(CURL *easy, curl_lock_data data, curl_lock_access access, void *self);
    static void unlock(CURL *easy, curl_lock_data data, void *self);

    std::array<std::mutex, CURL_LOCK_DATA_LAST> mutexes_;
    std::unique_ptr<CURLSH, CurlShareCleanup> handle_;
};

}  // namespace balvps
