#include "balvps/balvps.h"
#include "operation/catalog.h"
#include "text.h"

extern "C" {

uint32_t balvps_abi_version(void) {
    return BALVPS_ABI_VERSION;
}

const char *balvps_version(void) {
    return BALVPS_VERSION_STRING;
}

const char *balvps_catalog_json(size_t *length) {
    return balvps::capi::give(balvps::catalog_json(), length);
}

}  // extern "C"
