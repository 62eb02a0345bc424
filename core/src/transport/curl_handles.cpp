#include "transport/curl_handles.h"

#include <new>

namespace balvps {

CurlMulti make_multi() {
    // Older headers lack this option, but the installed library may know it. If it does not, the easy
    // handles' CURLOPT_QUICK_EXIT does the same.
    constexpr auto option_quick_exit =
        static_cast<CURLMoption>(CURLOPTTYPE_LONG + 21);  // CURLMOPT_QUICK_EXIT
    CurlMulti multi(curl_multi_init());
    if (!multi) {
        throw std::bad_alloc();
    }
    curl_multi_setopt(multi.get(), option_quick_exit, 1L);
    return multi;
}

CurlShared::CurlShared() : handle_(curl_share_init()) {
    if (!handle_) {
        throw std::bad_alloc();
    }
    curl_share_setopt(handle_.get(), CURLSHOPT_LOCKFUNC, &CurlShared::lock);
    curl_share_setopt(handle_.get(), CURLSHOPT_UNLOCKFUNC, &CurlShared::unlock);
    curl_share_setopt(handle_.get(), CURLSHOPT_USERDATA, this);
    curl_share_setopt(handle_.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS);
    curl_share_setopt(handle_.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
}

void CurlShared::lock(CURL * /*easy*/, curl_lock_data data, curl_lock_access /*access*/, void *self) {
    static_cast<CurlShared *>(self)->mutexes_.at(data).lock();
}

void CurlShared::unlock(CURL * /*easy*/, curl_lock_data data, void *self) {
    static_cast<CurlShared *>(self)->mutexes_.at(data).unlock();
}

}  // namespace balvps
