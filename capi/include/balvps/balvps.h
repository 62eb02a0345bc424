/**
 * @file
 * balvps: the client of BalVPS and of every host whose portal runs the same HostBill "User API".
 *
 * Ownership: every handle is opaque. What you pass in is copied. What a function returns as *owned* is freed
 * with its `_free` function, which accepts NULL. What is *borrowed* lives as long as the handle it came from.
 *
 * Texts: they are UTF-8 with a length. For a text that you pass in, the next parameter is its length in
 * bytes, or BALVPS_NTS if the text ends at its NUL. Only text that goes into a JSON body may contain a NUL,
 * and it is sent whole. A NUL in a name, a method, a path, or the value of a config key or an option is a
 * mistake, and nothing is sent. Returned texts end with a NUL. Their length is returned too, because a JSON
 * string may contain a NUL. Pass NULL as `length` if you do not need it.
 *
 * Threads: any number of threads may use a client at once. Every other handle belongs to one thread at a
 * time, with these exceptions:
 *  - Many threads may read a result, an error and their values at once.
 *  - Many threads may run a call at once, as long as none of them changes it.
 *  - Any thread may at any time cancel a call, submit calls to a queue, or cancel calls in a queue.
 *
 * Forks: parent and child may both keep using a client, including sign-in. If another thread was inside a
 * call when the process forked, the child must make its own client. A queue belongs to the parent only.
 *
 * Mistakes: if a required handle is NULL, the function returns NULL, 0 or an error of code
 * BALVPS_ERROR_ARGUMENT. It never crashes. No function throws.
 *
 * Memory: without memory a call fails with BALVPS_ERROR_OUT_OF_MEMORY. A call that could not be made or
 * filled for lack of memory, or whose config could not, fails in the same way. Nothing is sent with only a
 * part of its arguments.
 *
 * Callbacks: a function that you pass in must return normally, not by an exception or longjmp. It must not
 * use the client or the queue that calls it.
 */
#ifndef BALVPS_BALVPS_H
#define BALVPS_BALVPS_H

#include <stddef.h>
#include <stdint.h>

#if defined(BALVPS_STATIC)
#define BALVPS_API
#elif defined(_WIN32) && defined(BALVPS_BUILDING)
#define BALVPS_API __declspec(dllexport)
#elif defined(_WIN32)
#define BALVPS_API __declspec(dllimport)
#elif defined(__GNUC__)
#define BALVPS_API __attribute__((visibility("default")))
#else
#define BALVPS_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** As a length: the text ends at its NUL. No other length may be greater than INT32_MAX. */
#define BALVPS_NTS ((size_t)-1)

/** The version of this ABI. It grows when something is removed or changed, never for an addition. */
#define BALVPS_ABI_VERSION 1

typedef struct balvps_config balvps_config;
typedef struct balvps_client balvps_client;
typedef struct balvps_call balvps_call;
typedef struct balvps_result balvps_result;
typedef struct balvps_value balvps_value;
typedef struct balvps_error balvps_error;
typedef struct balvps_queue balvps_queue;

/* ---- the library ---- */

/** The ABI version of the loaded library. Compare it with BALVPS_ABI_VERSION. */
BALVPS_API uint32_t balvps_abi_version(void);

/** The version of the loaded library, such as "0.1.0". Static. */
BALVPS_API const char *balvps_version(void);

/**
 * The catalog of the library as one JSON object: operations with their parameters and answers, error codes
 * and config keys. Wrappers generate their API from it.
 *
 * @param length receives the length in bytes; may be NULL.
 * @return static JSON text.
 */
BALVPS_API const char *balvps_catalog_json(size_t *length);

/** The catalog as a tree. Static; NULL: out of memory. */
BALVPS_API const balvps_value *balvps_catalog_value(void);

/* ---- config ---- */

/**
 * Makes a config in which every key has its default.
 *
 * @return owned, never NULL, free with balvps_config_free. Without memory, balvps_client_new reports that.
 */
BALVPS_API balvps_config *balvps_config_new(void);

/**
 * Sets one config key. The keys, their defaults and allowed values are in the catalog and in
 * docs/operations.md. A mistake is stored, and balvps_client_new reports the first one.
 *
 * @param key   for instance "base_url" or "timeout_ms".
 * @param value the value as text; NULL restores the default.
 */
BALVPS_API void balvps_config_set(balvps_config *config, const char *key, size_t key_length,
                                  const char *value, size_t value_length);

/** Called every 50 ms while a call waits or reads a large answer. Any value except 0 cancels that call. */
typedef int32_t (*balvps_interrupt_function)(void *context);

/**
 * Lets the host program interrupt waiting calls, for instance on Ctrl-C. `function` is always called on the
 * thread that made the call. If it returns non-zero, the call ends with BALVPS_ERROR_CANCELLED.
 *
 * @param function NULL: none.
 * @param context  passed to it; must outlive the clients made from this config, and their queues.
 */
BALVPS_API void balvps_config_set_interrupt(balvps_config *config, balvps_interrupt_function function,
                                            void *context);

/**
 * Receives the text in a token store.
 *
 * @param text   copied.
 * @param length its length in bytes, or BALVPS_NTS.
 */
typedef void (*balvps_token_receiver)(void *receiver, const char *text, size_t length);

/** Passes the stored text to `receive` once, before it returns. Does not call it if the store is empty. */
typedef int32_t (*balvps_token_load_function)(void *context, balvps_token_receiver receive, void *receiver);

/**
 * Replaces the stored text.
 *
 * @param text   JSON with tokens (a secret), NUL-terminated; NULL: remove the stored text.
 * @param length its length in bytes, without that NUL.
 */
typedef int32_t (*balvps_token_save_function)(void *context, const char *text, size_t length);

/**
 * Keeps all other users of the store from renewing the tokens until it is unlocked. It must not wait: if the
 * store is locked already, it returns BALVPS_TOKEN_STORE_BUSY and is called again later.
 */
typedef int32_t (*balvps_token_lock_function)(void *context);

/** Releases the lock after a lock function returned 0. */
typedef void (*balvps_token_unlock_function)(void *context);

/** Returned by a lock function if somebody else holds the lock. */
enum { BALVPS_TOKEN_STORE_BUSY = 1 };

/**
 * Keeps tokens in the host program's own store instead of `token_store`, so that several processes share one
 * login. The functions are called on the threads that make calls, so several may run at the same time. Each
 * returns 0 on success; any other value makes the call fail with BALVPS_ERROR_CONFIGURATION. If tokens cannot
 * be saved, they stay in memory, and the next call saves them before anything is sent. A stored text that
 * belongs to another account (another address or user) or holds no tokens makes the call fail in the same
 * way. It is neither sent nor replaced, so each account needs its own store.
 *
 * @param load, save   NULL: no store (both or neither).
 * @param lock, unlock NULL: nobody else uses the store (both or neither).
 * @param context      passed to them; must outlive the clients made from this config, and their queues.
 */
BALVPS_API void balvps_config_set_token_store(balvps_config *config, balvps_token_load_function load,
                                              balvps_token_save_function save,
                                              balvps_token_lock_function lock,
                                              balvps_token_unlock_function unlock, void *context);

/**
 * Sets the text of the portal's own Swagger 2.0 document. Its operations can then be called by name, like
 * those of the library. balvps_client_new reports a text that is no such document. The config key
 * "portal_file" names a file instead.
 *
 * @param json at most 10,000,000 bytes; copied. NULL: no document.
 */
BALVPS_API void balvps_config_set_portal(balvps_config *config, const char *json, size_t length);

/** Frees a config and wipes its secrets. Clients made from it are not affected. */
BALVPS_API void balvps_config_free(balvps_config *config);

/* ---- client ---- */

/**
 * Makes a client. Nothing is sent: the first call that needs it signs in.
 *
 * @param config NULL: all defaults.
 * @param out    receives the client, owned, free with balvps_client_free; NULL on failure.
 * @return NULL on success, otherwise an error (BALVPS_ERROR_CONFIGURATION, ...), owned, free with
 *         balvps_error_free.
 */
BALVPS_API balvps_error *balvps_client_new(const balvps_config *config, balvps_client **out);

/**
 * The service's limits as its answers reported them; nothing is sent.
 * {"limits":[{"scope","limit","remaining","reset","wait"}]}: scope is "login" or "calls"; limit and remaining
 * are requests, reset is seconds, and each is null if unknown; wait is the seconds until the next request may
 * be sent.
 *
 * @return owned, as balvps_client_run.
 */
BALVPS_API balvps_result *balvps_client_rate_limits(const balvps_client *client);

/**
 * The certificate authorities that the client trusts; nothing is sent.
 * {"authorities":{"source","file","folder"}}: source is "ca_file", "environment" (SSL_CERT_FILE and
 * SSL_CERT_DIR), "system" (a usual place), "libcurl" (built into the system's libcurl) or "none"; file and
 * folder are paths, or null.
 *
 * @return owned, as balvps_client_run.
 */
BALVPS_API balvps_result *balvps_client_authorities(const balvps_client *client);

/**
 * The tokens in the client's token store, checked as before they are sent; nothing is sent.
 * {"tokens":{"base_url","username","token","refresh_token","expires_at"}}: expires_at is a Unix time or null.
 * {"tokens":null} if the store is empty or there is no store. The tokens are secrets.
 *
 * @return owned, as balvps_client_run; BALVPS_ERROR_CONFIGURATION: the store cannot be read, or it holds
 *         another account's tokens or something else.
 */
BALVPS_API balvps_result *balvps_client_stored_tokens(balvps_client *client);

/**
 * The catalog of a client as one JSON object: that of balvps_catalog_json, and the operations of the portal's
 * document. These have the kind "portal". A built-in operation has the further fields that the document
 * names. The member "portal" has the document's title, its version, and warnings about what could not be
 * used.
 *
 * @param length receives the length in bytes; may be NULL.
 * @return JSON text. It lives as long as the client. NULL: out of memory. Without a portal, the library's
 *         catalog.
 */
BALVPS_API const char *balvps_client_catalog_json(const balvps_client *client, size_t *length);

/** The catalog of a client as a tree, which lives as long as the client. NULL: out of memory. */
BALVPS_API const balvps_value *balvps_client_catalog_value(const balvps_client *client);

/**
 * Frees a client, closes its connections and wipes its secrets. No call may be in progress. If the client has
 * queues, they stay usable, and the connections and secrets live until the last queue is freed. Results and
 * errors of the client stay valid. The tokens are not revoked; balvps_client_logout does that.
 */
BALVPS_API void balvps_client_free(balvps_client *client);

/* ---- calls ---- */

/**
 * Makes a call: its operation, arguments, options and cancellation. It can be run any number of times, with
 * balvps_client_run, which blocks, or with balvps_queue_submit. A mistake is stored, and the result reports
 * the first one with the name of the argument.
 *
 * @param operation its name, for instance "get_invoice". NULL: the function that takes the call names it,
 *                  such as those of operations.h.
 * @return owned, never NULL, free with balvps_call_free. Without memory, the result reports that.
 */
BALVPS_API balvps_call *balvps_call_new(const char *operation, size_t length);

/**
 * Makes a call of a request that the library has no operation for. It is signed in as the config says. The
 * answer is decoded and its failures are recognised, but nothing is normalised. It takes neither arguments
 * nor the option "confirm".
 *
 * @param method "GET", "POST", "PUT" or "DELETE".
 * @param path   below base_url, beginning with "/", percent-encoded; a query may follow. A path that a server
 *               could read as leaving the API is refused: "..", or separators inside a part, encoded or not.
 * @param json   the body; NULL: none.
 * @return as balvps_call_new.
 */
BALVPS_API balvps_call *balvps_call_new_request(const char *method, size_t method_length, const char *path,
                                                size_t path_length, const char *json, size_t json_length);

/**
 * Makes a call that fetches the portal's own Swagger 2.0 document, which lies at /?cmd=userapi&action=swagger
 * beside the API. No credentials are sent. The body of the result is the text for balvps_config_set_portal.
 *
 * @return owned, never NULL, free with balvps_call_free.
 */
BALVPS_API balvps_call *balvps_call_new_portal_document(void);

/**
 * Makes the answer to a login that asked for a second factor (BALVPS_ERROR_SECOND_FACTOR_NEEDED). Until then,
 * no call signs in again. On success the client gets the tokens. Not needed if the config has `totp_secret`.
 * It takes neither arguments nor the option "confirm".
 *
 * @param code the one-time password, such as "123456".
 * @return as balvps_call_new.
 */
BALVPS_API balvps_call *balvps_call_new_second_factor(const char *code, size_t length);

/** Sets a string argument, by its name in the service's document. Setting an argument again replaces it. */
BALVPS_API void balvps_call_string(balvps_call *call, const char *name, size_t name_length, const char *value,
                                   size_t value_length);

/** Sets an integer argument. */
BALVPS_API void balvps_call_int(balvps_call *call, const char *name, size_t name_length, int64_t value);

/**
 * Sets an argument of any JSON type, for instance a list or an object.
 *
 * @param json one JSON value.
 */
BALVPS_API void balvps_call_json(balvps_call *call, const char *name, size_t name_length, const char *json,
                                 size_t json_length);

/**
 * Sets many arguments at once.
 *
 * @param json one flat JSON object of arguments, such as {"id":308976,"amount":"2.10"}.
 */
BALVPS_API void balvps_call_object(balvps_call *call, const char *json, size_t length);

/**
 * Sets an option:
 *  - "timeout_ms" and "retries" replace the config's values.
 *  - "confirm" set to "true": an ambiguous write of add_contact, create_ticket, add_dns_zone or
 *    add_dns_record is looked up in the service's list. If the list has exactly one new match, the call
 *    returns it.
 */
BALVPS_API void balvps_call_option(balvps_call *call, const char *name, size_t name_length, const char *value,
                                   size_t value_length);

/**
 * Cancels the call, if it is in progress and whenever it is run later. Any thread may call this. The call
 * ends with BALVPS_ERROR_CANCELLED within 100 ms. A write that was sent may have been carried out. A queue
 * copies calls, so use balvps_queue_cancel there.
 */
BALVPS_API void balvps_call_cancel(balvps_call *call);

/** Frees a call and wipes its arguments. balvps_client_run must not be running it; queues have copies. */
BALVPS_API void balvps_call_free(balvps_call *call);

/**
 * Runs a call and blocks the thread.
 *
 * @return owned, never NULL, free with balvps_result_free. For a failure see balvps_result_error.
 */
BALVPS_API balvps_result *balvps_client_run(balvps_client *client, const balvps_call *call);

/**
 * What a call would send, without sending it: {"method","url","body","safe"}. The body is null if there is
 * none. Every secret is replaced by ***. safe is true if the call only reads. Requests that sign in, or that
 * the option "confirm" adds, are not included.
 *
 * @return owned, as balvps_client_run; an error if the call has a mistake.
 */
BALVPS_API balvps_result *balvps_client_describe(balvps_client *client, const balvps_call *call);

/* ---- calls in one line; operations.h also has a function for each operation ---- */

/**
 * Calls an operation by name.
 *
 * @param operation its name, for instance "get_invoice".
 * @param call      all arguments including path IDs, options and cancellation; made without an operation, or
 *                  with this one. NULL: none.
 * @return as balvps_client_run.
 */
BALVPS_API balvps_result *balvps_client_call(balvps_client *client, const char *operation,
                                             size_t operation_length, const balvps_call *call);

/**
 * Calls an operation with its arguments as one flat JSON object; see balvps_call_object.
 *
 * @param json NULL: no arguments.
 * @return as balvps_client_run.
 */
BALVPS_API balvps_result *balvps_client_call_json(balvps_client *client, const char *operation,
                                                  size_t operation_length, const char *json,
                                                  size_t json_length);

/** Sends a request that the library has no operation for; see balvps_call_new_request. */
BALVPS_API balvps_result *balvps_client_request(balvps_client *client, const char *method,
                                                size_t method_length, const char *path, size_t path_length,
                                                const char *json, size_t json_length);

/** Answers a second factor; see balvps_call_new_second_factor. */
BALVPS_API balvps_result *balvps_client_verify_second_factor(balvps_client *client, const char *code,
                                                             size_t length);

/* ---- queue ---- */

/**
 * Makes a queue, which runs many calls at once without a thread for each. They are sent while a thread is in
 * balvps_queue_next, on that thread, over at most `max_connections` connections. At most `max_in_flight`
 * calls are sent at a time; the others wait. Sign-in, retries, limits and deadlines are the same as for
 * single calls. A call's time starts when it is sent. The client's next queue uses the same connections.
 *
 * Any thread may submit and cancel calls. Only one thread at a time may ask for results. A queue belongs to
 * the process that made it.
 *
 * @return owned, free with balvps_queue_free; NULL: no client, memory or file descriptor.
 */
BALVPS_API balvps_queue *balvps_queue_new(balvps_client *client);

/**
 * Adds a call at the end of the queue. A mistake in it is reported by its result.
 *
 * @param call copied, so it may be changed, submitted again or freed at once. An earlier balvps_call_cancel
 *             has no effect on the copy.
 * @return its tag, from 1 on; 0: `queue` or `call` is NULL or there is no memory, and nothing was added.
 */
BALVPS_API uint64_t balvps_queue_submit(balvps_queue *queue, const balvps_call *call);

/**
 * Makes progress on the calls until one is finished. They finish in any order.
 *
 * @param timeout_ms how long to wait; 0: not at all; below 0: without limit.
 * @return owned, free with balvps_result_free; balvps_result_tag identifies the call. NULL: no call finished
 *         in that time, the queue is empty (balvps_queue_size is 0), the interrupt function returned
 *         non-zero, or there is no memory. No result is lost then; call again. If the interrupt function
 *         returns non-zero while a large answer is read, that call ends with BALVPS_ERROR_CANCELLED.
 */
BALVPS_API balvps_result *balvps_queue_next(balvps_queue *queue, int32_t timeout_ms);

/** The number of submitted calls whose results have not been taken. */
BALVPS_API size_t balvps_queue_size(const balvps_queue *queue);

/**
 * A file descriptor for event loops. While it is readable, take results with balvps_queue_next(queue, 0)
 * until that returns NULL. It belongs to the queue: do not read or close it. -1 if `queue` is NULL.
 */
BALVPS_API int32_t balvps_queue_descriptor(const balvps_queue *queue);

/**
 * Cancels a call; tag 0: all submitted calls. Their results are BALVPS_ERROR_CANCELLED. It needs no memory.
 */
BALVPS_API void balvps_queue_cancel(balvps_queue *queue, uint64_t tag);

/** Frees a queue and abandons its calls in progress. */
BALVPS_API void balvps_queue_free(balvps_queue *queue);

/* ---- result ---- */

/** The error, borrowed; NULL: the call succeeded. */
BALVPS_API const balvps_error *balvps_result_error(const balvps_result *result);

/** The tag from balvps_queue_submit; 0: the call was not in a queue. */
BALVPS_API uint64_t balvps_result_tag(const balvps_result *result);

/** HTTP status of the last answer; 0: no answer came. */
BALVPS_API int32_t balvps_result_http_status(const balvps_result *result);

/**
 * A header of the last answer.
 *
 * @param name   case does not matter, for instance "X-RateLimit-Remaining".
 * @param length receives the length in bytes; may be NULL.
 * @return borrowed; NULL: no such header. If the header is repeated, the last one.
 */
BALVPS_API const char *balvps_result_header(const balvps_result *result, const char *name, size_t name_length,
                                            size_t *length);

/** The body as received, after decompression. Borrowed; NULL: no answer came. */
BALVPS_API const char *balvps_result_body(const balvps_result *result, size_t *length);

/** The normalised answer as JSON text. Borrowed; NULL: the call failed, or out of memory. */
BALVPS_API const char *balvps_result_json(const balvps_result *result, size_t *length);

/** The normalised answer as a tree. Borrowed; NULL: the call failed. */
BALVPS_API const balvps_value *balvps_result_value(const balvps_result *result);

/**
 * The requests that were sent for this call, in order, including sign-in and retries. It is a JSON array of
 * {"method","path","status","milliseconds","attempt","error"}, with "rate_limit":
 * {"limit","remaining","reset"} if the answer had these headers, unchanged. For logging; it contains no
 * secret. Borrowed; NULL: out of memory.
 */
BALVPS_API const char *balvps_result_attempts_json(const balvps_result *result, size_t *length);

/** Frees a result and everything borrowed from it. */
BALVPS_API void balvps_result_free(balvps_result *result);

/* ---- value ---- */

/** The type of a value. */
enum {
    BALVPS_VALUE_NONE = 0, /**< no value: NULL was passed */
    BALVPS_VALUE_NULL = 1,
    BALVPS_VALUE_BOOL = 2,
    BALVPS_VALUE_NUMBER = 3,
    BALVPS_VALUE_STRING = 4,
    BALVPS_VALUE_ARRAY = 5,
    BALVPS_VALUE_OBJECT = 6
};

/** One of BALVPS_VALUE_...; BALVPS_VALUE_NONE for NULL. */
BALVPS_API int32_t balvps_value_type(const balvps_value *value);

/** Number of items or members; 0 for other types. */
BALVPS_API size_t balvps_value_size(const balvps_value *value);

/**
 * The value at a JSON pointer (RFC 6901), such as "/invoices/0/total".
 *
 * @return borrowed; NULL: no such value.
 */
BALVPS_API const balvps_value *balvps_value_at(const balvps_value *value, const char *pointer, size_t length);

/**
 * The member of an object by its name.
 *
 * @return borrowed; NULL: none.
 */
BALVPS_API const balvps_value *balvps_value_member(const balvps_value *value, const char *name,
                                                   size_t length);

/** The item of an array, or the member value of an object, by position. Borrowed; NULL: out of range. */
BALVPS_API const balvps_value *balvps_value_index(const balvps_value *value, size_t index);

/** The name of an object's member by position. Borrowed; NULL: out of range. */
BALVPS_API const char *balvps_value_key(const balvps_value *value, size_t index, size_t *length);

/** The text of a string, or the exact text of a number. Borrowed; NULL for other types. */
BALVPS_API const char *balvps_value_string(const balvps_value *value, size_t *length);

/** Reads an integer. @return 1: *out is set; 0: the value is not an integer or does not fit. */
BALVPS_API int32_t balvps_value_int(const balvps_value *value, int64_t *out);

/** Reads a number as binary floating point. Not for money. @return 1: *out is set; 0: it is not a number. */
BALVPS_API int32_t balvps_value_double(const balvps_value *value, double *out);

/** Reads a boolean. @return 1: *out is 0 or 1; 0: it is not a boolean. */
BALVPS_API int32_t balvps_value_bool(const balvps_value *value, int32_t *out);

/**
 * A value as JSON text.
 *
 * @param length receives the length in bytes; may be NULL.
 * @return owned, free with balvps_text_free; NULL: `value` is NULL, or out of memory.
 */
BALVPS_API char *balvps_value_json(const balvps_value *value, size_t *length);

/** Frees and wipes a text that was returned as owned. */
BALVPS_API void balvps_text_free(char *text);

/* ---- error ---- */

/** One of BALVPS_ERROR_... (operations.h); 0 for NULL. */
BALVPS_API int32_t balvps_error_code(const balvps_error *error);

/** The code's fixed name, such as "rate_limited". Static. */
BALVPS_API const char *balvps_error_name(const balvps_error *error);

/**
 * The fixed name of the code's family: "caller", "service", "not_now", "transport", "uncertain" or "local".
 * The catalog describes each. Static.
 */
BALVPS_API const char *balvps_error_family(const balvps_error *error);

/** A more exact fixed word below the code, such as "wrong_login" or "html"; "" if there is none. Borrowed. */
BALVPS_API const char *balvps_error_reason(const balvps_error *error);

/**
 * One line for a person, without secrets. Characters from the service or a config that could control a
 * terminal, change the direction of a line or be invisible are escaped: "\x1b", "\u202e". Borrowed.
 */
BALVPS_API const char *balvps_error_message(const balvps_error *error);

/** 1: repeating the same call does no harm and may succeed. */
BALVPS_API int32_t balvps_error_retryable(const balvps_error *error);

/** The seconds that the service asks to wait before the next try; -1: unknown. */
BALVPS_API int64_t balvps_error_retry_after(const balvps_error *error);

/**
 * The whole error as a JSON object: code, name, family, reason, message, messages (the service's own, escaped
 * in the same way), operation, http_status, content_type, retry_after, retryable, excerpt (the start of an
 * answer that could not be read). Borrowed; NULL: `error` is NULL, or out of memory.
 */
BALVPS_API const char *balvps_error_json(const balvps_error *error, size_t *length);

/**
 * The same as a tree: an object with the members of balvps_error_json. Many threads may call this at once.
 *
 * @return borrowed; NULL: `error` is NULL, or out of memory.
 */
BALVPS_API const balvps_value *balvps_error_value(const balvps_error *error);

/** Frees an owned error (from balvps_client_new). A borrowed error is freed with its result. */
BALVPS_API void balvps_error_free(balvps_error *error);

#ifdef __cplusplus
}
#endif

#include "operations.h"

#endif
