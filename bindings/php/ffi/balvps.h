#define FFI_SCOPE "BALVPS"
#define FFI_LIB "libbalvps.so.1"
/* generated from capi/include/balvps/balvps.h by api/generate.py; do not edit */
typedef struct balvps_call balvps_call;
typedef struct balvps_client balvps_client;
typedef struct balvps_config balvps_config;
typedef struct balvps_error balvps_error;
typedef struct balvps_queue balvps_queue;
typedef struct balvps_result balvps_result;
uint32_t balvps_abi_version(void);
const char *balvps_catalog_json(size_t *length);
balvps_config *balvps_config_new(void);
void balvps_config_set(balvps_config *config, const char *key, size_t key_length, const char *value, size_t value_length);
void balvps_config_free(balvps_config *config);
balvps_error *balvps_client_new(const balvps_config *config, balvps_client **out);
balvps_result *balvps_client_rate_limits(const balvps_client *client);
const char *balvps_client_catalog_json(const balvps_client *client, size_t *length);
void balvps_client_free(balvps_client *client);
balvps_call *balvps_call_new(const char *operation, size_t length);
balvps_call *balvps_call_new_request(const char *method, size_t method_length, const char *path, size_t path_length, const char *json, size_t json_length);
balvps_call *balvps_call_new_second_factor(const char *code, size_t length);
void balvps_call_object(balvps_call *call, const char *json, size_t length);
void balvps_call_option(balvps_call *call, const char *name, size_t name_length, const char *value, size_t value_length);
void balvps_call_free(balvps_call *call);
balvps_result *balvps_client_describe(balvps_client *client, const balvps_call *call);
balvps_queue *balvps_queue_new(balvps_client *client);
uint64_t balvps_queue_submit(balvps_queue *queue, const balvps_call *call);
balvps_result *balvps_queue_next(balvps_queue *queue, int32_t timeout_ms);
void balvps_queue_cancel(balvps_queue *queue, uint64_t tag);
void balvps_queue_free(balvps_queue *queue);
const balvps_error *balvps_result_error(const balvps_result *result);
uint64_t balvps_result_tag(const balvps_result *result);
const char *balvps_result_json(const balvps_result *result, size_t *length);
void balvps_result_free(balvps_result *result);
const char *balvps_error_json(const balvps_error *error, size_t *length);
void balvps_error_free(balvps_error *error);
