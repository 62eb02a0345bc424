'use strict';
// The C ABI as functions: finds the library, checks its version, declares what the wrapper calls.

const fs = require('node:fs');
const path = require('node:path');
const { promisify } = require('node:util');
const koffi = require('koffi');

const ABI_VERSION = 1;
const FILE_NAME = 'libbalvps.so.1';

function load() {
    const beside = path.join(__dirname, '..', 'lib', FILE_NAME);
    const file = process.env.BALVPS_LIBRARY || (fs.existsSync(beside) ? beside : FILE_NAME);
    let library;
    try {
        library = koffi.load(file);
    } catch (cause) {
        const advice = 'Install libbalvps, or name its file in the environment variable BALVPS_LIBRARY.';
        throw new Error(`balvps: cannot load ${file}. ${advice}`, { cause });
    }
    const found = library.func('uint32_t balvps_abi_version()')();
    if (found !== ABI_VERSION) {
        throw new Error(`balvps: ${file} has ABI version ${found}, this package needs ${ABI_VERSION}.`);
    }
    return library;
}

const library = load();
const declared = (prototype) => library.func(prototype);
const onWorkerThread = (prototype) => promisify(declared(prototype).async);

module.exports = {
    catalogJson: declared('const char *balvps_catalog_json(size_t *length)'),
    configNew: declared('void *balvps_config_new()'),
    configSet: declared('void balvps_config_set(void *, const char *key, const char *value, size_t length)'),
    configFree: declared('void balvps_config_free(void *)'),
    clientNew: declared('void *balvps_client_new(void *config, _Out_ void **out)'),
    clientFree: declared('void balvps_client_free(void *)'),
    clientRateLimits: declared('void *balvps_client_rate_limits(void *)'),
    clientCall: onWorkerThread('void *balvps_client_call(void *, const char *operation, void *params)'),
    clientRequest: onWorkerThread(
        'void *balvps_client_request(void *, const char *method, const char *path, const char *json, size_t)',
    ),
    clientVerifySecondFactor: onWorkerThread(
        'void *balvps_client_verify_second_factor(void *, const char *code, size_t length)',
    ),
    paramsNew: declared('void *balvps_params_new()'),
    paramsObject: declared('void balvps_params_object(void *, const char *json, size_t length)'),
    paramsOption: declared('void balvps_params_option(void *, const char *name, const char *value, size_t)'),
    paramsCancel: declared('void balvps_params_cancel(void *)'),
    paramsFree: declared('void balvps_params_free(void *)'),
    resultError: declared('void *balvps_result_error(void *)'),
    resultJson: declared('const char *balvps_result_json(void *, size_t *length)'),
    resultFree: declared('void balvps_result_free(void *)'),
    errorJson: declared('const char *balvps_error_json(void *, size_t *length)'),
    errorFree: declared('void balvps_error_free(void *)'),
};
