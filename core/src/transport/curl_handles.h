// libcurl's handles with owners.
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

/// Opens a socket that no child process inherits, unlike libcurl's own; for CURLOPT_OPENSOCKETFUNCTION.
curl_socket_t open_socket(void *unused, curlsocktype purpose, curl_sockaddr *address) noexcept;

using CurlEasy = std::unique_ptr<CURL, CurlEasyCleanup>;
using CurlMulti = std::unique_ptr<CURLM, CurlMultiCleanup>;

/// A new one. It does not wait for names that are being resolved when it ends.
CurlMulti make_multi();

/// What a client's connections share: resolved names and TLS sessions, so that a new connection resumes, and
/// what the service was seen to speak.
class CurlShared {
  public:
    CurlShared();
    CURLSH *get() const noexcept { return handle_.get(); }

    /// Whether the service's last answer came by a version of HTTP that carries many requests on one
    /// connection; at first that is hoped.
    mutable std::atomic<bool> multiplexes = true;

    /// Of the connections that are made now. Those of an earlier one carry no further request.
    std::atomic<unsigned> generation = 0;

  private:
    static void lock(CURL *easy, curl_lock_data data, curl_lock_access access, void *self);
    static void unlock(CURL *easy, curl_lock_data data, void *self);

    std::array<std::mutex, CURL_LOCK_DATA_LAST> mutexes_;
    std::unique_ptr<CURLSH, CurlShareCleanup> handle_;
};

}  // namespace balvps
