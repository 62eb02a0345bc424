#define FFI_SCOPE "BALVPS"
#define FFI_LIB "libbalvps.so.1"

/* The part of balvps.h that this package calls, in the form PHP reads; ffi.preload may name this file. */
typedef struct balvps_config balvps_config;
typedef struct balvps_client balvps_client;
typedef struct balvps_params balvps_params;
typedef struct balvps_result balvps_result;
typedef struct balvps_error balvps_error;

uint32_t balvps_abi_version(void);
const char *balvps_version(void);
const char *balvps_catalog_json(size_t *length);

balvps_config *balvps_config_new(void);
void balvps_config_set(balvps_config *config, const char *key, const char *value, size_t length);
void balvps_config_free(balvps_config *config);

balvps_error *balvps_client_new(const balvps_config *config, balvps_client **out);
void balvps_client_free(balvps_client *client);
balvps_result *balvps_client_verify_second_factor(balvps_client *client, const char *code, size_t length);
balvps_result *balvps_client_rate_limits(const balvps_client *client);
balvps_result *balvps_client_call(balvps_client *client, const char *operation, const balvps_params *params);
balvps_result *balvps_client_request(balvps_client *client, const char *method, const char *path, const char *json, size_t length);

balvps_params *balvps_params_new(void);
void balvps_params_object(balvps_params *params, const char *json, size_t length);
void balvps_params_option(balvps_params *params, const char *name, const char *value, size_t length);
void balvps_params_free(balvps_params *params);

const balvps_error *balvps_result_error(const balvps_result *result);
const char *balvps_result_json(const balvps_result *result, size_t *length);
void balvps_result_free(balvps_result *result);

const char *balvps_error_json(const balvps_error *error, size_t *length);
void balvps_error_free(balvps_error *error);
