// The least code around libcurl that a program needs. It sends the same request as the library.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "service.h"

namespace bench {

class Request {
  public:
    /// @param path below the base URL.
    Request(const Service &service, const std::string &path) : easy_(curl_easy_init(), &curl_easy_cleanup) {
        add_header("Accept: application/json");
        add_header("Authorization: Bearer " + service.token);
        const std::string url = service.base_url + path;
        curl_easy_setopt(easy_.get(), CURLOPT_URL, url.c_str());
        curl_easy_setopt(easy_.get(), CURLOPT_HTTPHEADER, headers_.get());
        curl_easy_setopt(easy_.get(), CURLOPT_ACCEPT_ENCODING, "");
        curl_easy_setopt(easy_.get(), CURLOPT_USERAGENT, BALVPS_USER_AGENT);
        curl_easy_setopt(easy_.get(), CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
        curl_easy_setopt(easy_.get(), CURLOPT_PIPEWAIT, 1L);
        curl_easy_setopt(easy_.get(), CURLOPT_WRITEFUNCTION, &Request::keep);
        curl_easy_setopt(easy_.get(), CURLOPT_WRITEDATA, this);
        curl_easy_setopt(easy_.get(), CURLOPT_PRIVATE, this);
        if (!service.ca_file.empty()) {
            curl_easy_setopt(easy_.get(), CURLOPT_CAINFO, service.ca_file.c_str());
        }
    }
    Request(const Request &) = delete;
    Request &operator=(const Request &) = delete;

    static Request &of(CURL *easy) {
        Request *request = nullptr;
        curl_easy_getinfo(easy, CURLINFO_PRIVATE, &request);
        return *request;
    }

    CURL *easy() noexcept { return easy_.get(); }

    /// Sends the request and waits for the answer.
    const std::string &perform() {
        body.clear();
        check(curl_easy_perform(easy_.get()));
        return body;
    }

    /// Throws if there is no answer.
    void check(CURLcode code) {
        long status = 0;
        curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
        if (code != CURLE_OK || status != 200) {
            throw std::runtime_error(std::string(curl_easy_strerror(code)) + ", status " +
                                     std::to_string(status));
        }
    }

    std::string body = {};

  private:
    static std::size_t keep(char *data, std::size_t size, std::size_t count, void *self) {
        static_cast<Request *>(self)->body.append(data, size * count);
        return size * count;
    }

    void add_header(const std::string &line) {
        headers_.reset(curl_slist_append(headers_.release(), line.c_str()));
    }

    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy_;
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers_{nullptr, &curl_slist_free_all};
};

}  // namespace bench
