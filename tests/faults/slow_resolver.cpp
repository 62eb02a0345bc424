#include "slow_resolver.h"

#include <dlfcn.h>
#include <netdb.h>

#include <chrono>
#include <cstring>
#include <thread>

/// The program exports this function, so it replaces the C library's. libcurl's resolver thread uses it too.
extern "C" int getaddrinfo(const char *name, const char *service, const addrinfo *hints, addrinfo **found) {
    if (name != nullptr && std::strcmp(name, balvps::test::slow_name) == 0) {
        std::this_thread::sleep_for(std::chrono::seconds(balvps::test::slow_name_seconds));
        return EAI_NONAME;
    }
    using Function = int (*)(const char *, const char *, const addrinfo *, addrinfo **);
    static const auto next = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "getaddrinfo"));
    return next(name, service, hints, found);
}
