#include "firewall.h"
#include "operation/catalog.h"
#include "text.h"

using namespace balvps::capi;

extern "C" {

uint32_t balvps_abi_version(void) {
    return BALVPS_ABI_VERSION;
}

const char *balvps_version(void) {
    return BALVPS_VERSION_STRING;
}

const char *balvps_catalog_json(size_t *length) {
    return return_text(balvps::catalog_json(), length);
}

const balvps_value *balvps_catalog_value(void) {
    static const LazyTree tree;
    return guarded<const balvps_value *>(nullptr, [] { return handle(tree.get(balvps::catalog_json)); });
}

}  // extern "C"
