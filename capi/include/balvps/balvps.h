/**
 * @file
 * balvps: the client of BalVPS and of every host whose portal runs the same HostBill "User API".
 *
 * Ownership: every handle is opaque, and one rule holds. What you pass in is copied; what a function returns
 * as *owned* has one `_free`, which takes NULL; what is *borrowed* lives as long as the handle it came from.
 *
 * Texts: they are UTF-8, and each has its length. One that is passed in has it in the parameter behind it, in
 * bytes, or BALVPS_NTS where it ends at its NUL. Only text that goes into a JSON body may hold a NUL, and
 * arrives whole. A NUL within a name, a method, a path, or the value of a config key or an option is a
 * mistake: nothing is sent. Texts that come back are NUL-terminated, and their length is given besides, since
 * a JSON string may hold a NUL; who does not want it gives NULL in place of `length`.
 *
 * Threads: any number of them may use a client at once. Every other handle belongs to one thread at a time,
 * but for these:
 *  - a result, an error and their values may be read by many at once;
 *  - a call may be made by many at once, while nothing is set in it;
 *  - a call may be cancelled, and calls put into a queue or cancelled there, from any thread at any time.
 *
 * Forks: parent and child may both go on using a client, sign-in included, unless another thread was within a
 * call when the process forked; then the child makes a client of its own. A queue stays its parent's.
 *
 * Mistakes: NULL where a handle is expected is answered (with NULL, 0 or an error of code
 * BALVPS_ERROR_ARGUMENT), never crashed on. No function throws.
 *
 * Memory: where it is lacking, a call gives BALVPS_ERROR_OUT_OF_MEMORY. So does one that, or
 * whose config, could not be made or not be filled: nothing is sent with a part of its arguments.
 *
 * Callbacks: a function that you hand over must return, neither by an exception nor by longjmp, and must not
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

/** Given as a length: the text ends at its NUL. No other length may be above INT32_MAX. */
#define BALVPS_NTS ((size_t)-1)

/** The version of this ABI: raised when something is taken away or changed, never for an addition. */
#define BALVPS_ABI_VERSION 1

typedef struct balvps_config balvps_config;
typedef struct balvps_client balvps_client;
typedef struct balvps_call balvps_call;
typedef struct balvps_result balvps_result;
typedef struct balvps_value balvps_value;
typedef struct balvps_error balvps_error;
typedef struct balvps_queue balvps_queue;

/* ---- the library ---- */

/** The ABI version of the library that was loaded; compare it with BALVPS_ABI_VERSION. */
BALVPS_API uint32_t balvps_abi_version(void);

/** The version of the library that was loaded, such as "0.1.0". Static. */
BALVPS_API const char *balvps_version(void);

/**
 * What the library can do, as one JSON object: operations with their parameters and answers, error codes,
 * config keys. A wrapper builds its surface from this.
 *
 * @param length receives the length in bytes; may be NULL.
 * @return static JSON text.
 */
BALVPS_API const char *balvps_catalog_json(size_t *length);

/** The catalog as a tree. Static; NULL: out of memory. */
BALVPS_API const balvps_value *balvps_catalog_value(void);

/* ---- config ---- */

/**
 * An empty config: every key has its default.
 *
 * @return owned, never NULL, free with balvps_config_free. If memory is lacking, balvps_client_new says so.
 */
BALVPS_API balvps_config *balvps_config_new(void);

/**
 * Sets one config key. The keys, their defaults and allowed values are in the catalog and in
 * docs/operations.md. Mistakes are sticky: balvps_client_new reports the first one.
 *
 * @param key   for instance "base_url" or "timeout_ms".
 * @param value the value as text; NULL puts the default back.
 */
BALVPS_API void balvps_config_set(balvps_config *config, const char *key, size_t key_length,
                                  const char *value, size_t value_length);

/** Asked from time to time (every 50 ms) while a call waits or reads a large answer; anything but 0 cancels
 * that call. */
typedef int32_t (*balvps_interrupt_function)(void *context);

/**
 * Lets the host program interrupt calls that wait, for instance on Ctrl-C: `function` is called on the very
 * thread that made the call, never on another, and the call ends with BALVPS_ERROR_CANCELLED when it returns
 * non-zero.
 *
 * @param function NULL: none.
 * @param context  handed to it; must outlive the clients made from this config, and their queues.
 */
BALVPS_API void balvps_config_set_interrupt(balvps_config *config, balvps_interrupt_function function,
                                            void *context);

/**
 * Receives what a token store keeps.
 *
 * @param text   copied.
 * @param length its length in bytes, or BALVPS_NTS.
 */
typedef void (*balvps_token_receiver)(void *receiver, const char *text, size_t length);

/** Hands the text that is kept to `receive`, once, before it returns; does not call it when none is kept. */
typedef int32_t (*balvps_token_load_function)(void *context, balvps_token_receiver receive, void *receiver);

/**
 * Keeps a text in place of the former one.
 *
 * @param text   JSON with tokens (a secret), NUL-terminated; NULL: forget the former one.
 * @param length its length in bytes, without that NUL.
 */
typedef int32_t (*balvps_token_save_function)(void *context, const char *text, size_t length);

/**
 * Keeps every other user of the store from renewing the tokens until it is unlocked. Must not wait: where
 * somebody else holds the lock it returns BALVPS_TOKEN_STORE_BUSY and is asked again in a while.
 */
typedef int32_t (*balvps_token_lock_function)(void *context);

/** Ends what a lock function that returned 0 began. */
typedef void (*balvps_token_unlock_function)(void *context);

/** What a lock function returns when somebody else holds the lock. */
enum { BALVPS_TOKEN_STORE_BUSY = 1 };

/**
 * Keeps tokens in the host program's own store instead of `token_store`, so that several processes share one
 * login. The functions are called on the threads that make calls, several at a time where several threads do;
 * each returns 0 when it worked, anything else makes the call fail with BALVPS_ERROR_CONFIGURATION. Tokens
 * that could not be saved are kept in memory, and the next call saves them before anything is sent. A text
 * that is another account's (another address or user), or holds no tokens, makes the call fail likewise: it
 * is neither sent nor replaced, so each account needs a store of its own.
 *
 * @param load, save   NULL: no store (both or neither).
 * @param lock, unlock NULL: nobody else uses the store (both or neither).
 * @param context      handed to them; must outlive the clients made from this config, and their queues.
 */
BALVPS_API void balvps_config_set_token_store(balvps_config *config, balvps_token_load_function load,
                                              balvps_token_save_function save,
                                              balvps_token_lock_function lock,
                                              balvps_token_unlock_function unlock, void *context);

/** Frees a config and wipes its secrets. Clients made from it are not affected. */
BALVPS_API void balvps_config_free(balvps_config *config);

/* ---- client ---- */

/**
 * Makes a client. Nothing is sent: the first call that needs it signs in.
 *
 * @param config NULL: all defaults.
 * @param out    receives the client, owned, free with balvps_client_free; NULL on failure.
 * @return NULL when it worked, else an error (BALVPS_ERROR_CONFIGURATION, ...), owned, free with
 *         balvps_error_free.
 */
BALVPS_API balvps_error *balvps_client_new(const balvps_config *config, balvps_client **out);

/**
 * What the service has said about its limits, without asking it: {"limits":[{"scope","limit","remaining",
 * "reset","wait"}]}, scope "login" or "calls"; limit and remaining in requests and reset in seconds, null
 * where it has not said; wait is the seconds until the next request may be sent.
 *
 * @return owned, as balvps_client_run.
 */
BALVPS_API balvps_result *balvps_client_rate_limits(const balvps_client *client);

/**
 * The tokens that the client's token store holds, checked as they are before they are sent, without asking
 * the service: {"tokens":{"base_url","username","token","refresh_token","expires_at"}}, expires_at a Unix
 * time or null; {"tokens":null} where the store holds none or there is no store. They are secrets.
 *
 * @return owned, as balvps_client_run; BALVPS_ERROR_CONFIGURATION: the store cannot be read, or it holds
 *         another account's tokens or something else.
 */
BALVPS_API balvps_result *balvps_client_stored_tokens(balvps_client *client);

/**
 * Frees a client, closes its connections and wipes its secrets. No call may be in flight. Its queues may
 * live on, and keep all that until the last of them is freed. Results and errors that came from it stay
 * valid. The tokens are not revoked; balvps_client_logout does that.
 */
BALVPS_API void balvps_client_free(balvps_client *client);

/* ---- calls ---- */

/**
 * A call: what to call, its arguments, its options, and how it is cancelled. It is made with
 * balvps_client_run, which blocks, or with balvps_queue_submit, any number of times. Mistakes are sticky: its
 * result reports the first one, naming the argument.
 *
 * @param operation its name, for instance "get_invoice". NULL: the function that takes the call says it, as
 *                  those of operations.h do.
 * @return owned, never NULL, free with balvps_call_free. If memory is lacking, the result says so.
 */
BALVPS_API balvps_call *balvps_call_new(const char *operation, size_t length);

/**
 * A request that the library has no operation for, signed in as the config says. The answer is decoded and
 * its failures recognised, but nothing is normalised. It takes no arguments, and not the option "confirm".
 *
 * @param method "GET", "POST", "PUT" or "DELETE".
 * @param path   below base_url, beginning with "/", already escaped; a query may follow. What a server could
 *               read as a way out of the API is refused: "..", and separators within a part, escaped or not.
 * @param json   the body; NULL: none.
 * @return as balvps_call_new.
 */
BALVPS_API balvps_call *balvps_call_new_request(const char *method, size_t method_length, const char *path,
                                                size_t path_length, const char *json, size_t json_length);

/**
 * The answer to a login that asked for a second factor (BALVPS_ERROR_SECOND_FACTOR_NEEDED): until then, no
 * call signs in again. The tokens are the client's when it worked. Not needed where the config holds
 * `totp_secret`. It takes no arguments, and not the option "confirm".
 *
 * @param code the one-time password, such as "123456".
 * @return as balvps_call_new.
 */
BALVPS_API balvps_call *balvps_call_new_second_factor(const char *code, size_t length);

/** Sets a string argument, by its name in the service's document. One set again is replaced. */
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
 * @param json one flat JSON object of them, such as {"id":308976,"amount":"2.10"}.
 */
BALVPS_API void balvps_call_object(balvps_call *call, const char *json, size_t length);

/**
 * Sets an option:
 *  - "timeout_ms" and "retries", in place of the config's keys;
 *  - "confirm", "true": an ambiguous write of add_contact, create_ticket, add_dns_zone or add_dns_record is
 *    read back and, where exactly one new match has appeared, that is returned.
 */
BALVPS_API void balvps_call_option(balvps_call *call, const char *name, size_t name_length, const char *value,
                                   size_t value_length);

/**
 * Cancels the call where it is under way, and wherever it is made later. From any thread. It returns with
 * BALVPS_ERROR_CANCELLED within 100 ms; a write that was sent may have been carried out. A queue makes a copy
 * of a call: see balvps_queue_cancel.
 */
BALVPS_API void balvps_call_cancel(balvps_call *call);

/** Frees a call and wipes its arguments. It may not be under way but in queues. */
BALVPS_API void balvps_call_free(balvps_call *call);

/**
 * Makes a call. Blocks the thread.
 *
 * @return owned, never NULL, failure folded in (see balvps_result_error); free with balvps_result_free.
 */
BALVPS_API balvps_result *balvps_client_run(balvps_client *client, const balvps_call *call);

/**
 * What a call would send, without sending it: {"method","url","body","safe"}. The body is null where there is
 * none, *** stands in the place of every secret, and safe says that it only reads. What signs the call in, and
 * what the option "confirm" reads, is left out.
 *
 * @return owned, as balvps_client_run; an error where the call has a mistake.
 */
BALVPS_API balvps_result *balvps_client_describe(balvps_client *client, const balvps_call *call);

/* ---- calls in one line; operations.h has a function for each operation besides ---- */

/**
 * Calls an operation by name.
 *
 * @param operation its name, for instance "get_invoice".
 * @param call      all arguments, path ids included, options and cancellation; made without an operation, or
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
 * Many calls at once, without a thread for each: they are sent when balvps_queue_next is asked for results,
 * on its thread, over at most `max_connections` connections, `max_in_flight` at a time; the others wait.
 * Signing in, retries, limits and deadlines are those of single calls; a call's time begins when it is sent.
 * The connections are kept for the client's next queue.
 *
 * Any thread may submit and cancel; one at a time may ask for results. A queue belongs to the process that
 * made it.
 *
 * @return owned, free with balvps_queue_free; NULL: `client` is NULL, or no memory or descriptors are left.
 */
BALVPS_API balvps_queue *balvps_queue_new(balvps_client *client);

/**
 * Puts a call at the end. A mistake in it comes as its result.
 *
 * @param call copied: it may be changed, submitted again or freed at once. That it was cancelled before is not
 *             looked at.
 * @return its tag, from 1 on; 0: `queue` or `call` is NULL or memory is lacking, and nothing was put in.
 */
BALVPS_API uint64_t balvps_queue_submit(balvps_queue *queue, const balvps_call *call);

/**
 * Moves the calls on until one is finished, in whatever order they finish.
 *
 * @param timeout_ms how long to wait for that; 0: not at all; below 0: as long as it takes.
 * @return owned, free with balvps_result_free; balvps_result_tag says which call it is. NULL: none is
 *         finished in that time, there is none (balvps_queue_size is 0), the interrupt function wants it to
 *         stop, or out of memory; no result is lost by that, ask again. A call whose large answer is just
 *         being read when the interrupt function says so ends with BALVPS_ERROR_CANCELLED.
 */
BALVPS_API balvps_result *balvps_queue_next(balvps_queue *queue, int32_t timeout_ms);

/** The calls that have been submitted and whose results have not been taken. */
BALVPS_API size_t balvps_queue_size(const balvps_queue *queue);

/**
 * A file descriptor for event loops: while it is readable, take results with balvps_queue_next(queue, 0)
 * until that gives NULL. It is the queue's: do not read or close it. -1 for NULL.
 */
BALVPS_API int32_t balvps_queue_descriptor(const balvps_queue *queue);

/**
 * Cancels a call; tag 0: all that have been submitted. Their results come as BALVPS_ERROR_CANCELLED.
 * It needs no memory.
 */
BALVPS_API void balvps_queue_cancel(balvps_queue *queue, uint64_t tag);

/** Frees a queue and breaks off what is under way in it. */
BALVPS_API void balvps_queue_free(balvps_queue *queue);

/* ---- result ---- */

/** What went wrong, borrowed; NULL: the call worked. */
BALVPS_API const balvps_error *balvps_result_error(const balvps_result *result);

/** The tag that submitting the call to a queue gave; 0: it was not in a queue. */
BALVPS_API uint64_t balvps_result_tag(const balvps_result *result);

/** HTTP status of the last answer; 0: there was none. */
BALVPS_API int32_t balvps_result_http_status(const balvps_result *result);

/**
 * A header of the last answer.
 *
 * @param name   in any case, for instance "X-RateLimit-Remaining".
 * @param length receives the length in bytes; may be NULL.
 * @return borrowed; NULL: no such header. Of a repeated header the last.
 */
BALVPS_API const char *balvps_result_header(const balvps_result *result, const char *name, size_t name_length,
                                            size_t *length);

/** The body as it came, after decompression. Borrowed; NULL: there was no answer. */
BALVPS_API const char *balvps_result_body(const balvps_result *result, size_t *length);

/** The normalised answer as JSON text. Borrowed; NULL: the call failed, or out of memory. */
BALVPS_API const char *balvps_result_json(const balvps_result *result, size_t *length);

/** The normalised answer as a tree. Borrowed; NULL: the call failed. */
BALVPS_API const balvps_value *balvps_result_value(const balvps_result *result);

/**
 * What was sent for this call, in order, signing in and retries included, as a JSON array of
 * {"method","path","status","milliseconds","attempt","error"}, and "rate_limit":
 * {"limit","remaining","reset"} as its headers wrote them where the answer had such. For logging; no secret
 * is in it. Borrowed; NULL: out of memory.
 */
BALVPS_API const char *balvps_result_attempts_json(const balvps_result *result, size_t *length);

/** Frees a result and everything borrowed from it. */
BALVPS_API void balvps_result_free(balvps_result *result);

/* ---- value ---- */

/** The type of a value. */
enum {
    BALVPS_VALUE_NONE = 0, /**< there is no such value (NULL was asked) */
    BALVPS_VALUE_NULL = 1,
    BALVPS_VALUE_BOOL = 2,
    BALVPS_VALUE_NUMBER = 3,
    BALVPS_VALUE_STRING = 4,
    BALVPS_VALUE_ARRAY = 5,
    BALVPS_VALUE_OBJECT = 6
};

/** One of BALVPS_VALUE_...; BALVPS_VALUE_NONE for NULL. */
BALVPS_API int32_t balvps_value_type(const balvps_value *value);

/** Number of items or members; 0 for what is neither array nor object. */
BALVPS_API size_t balvps_value_size(const balvps_value *value);

/**
 * The value a JSON pointer (RFC 6901) leads to, such as "/invoices/0/total".
 *
 * @return borrowed; NULL: nothing there.
 */
BALVPS_API const balvps_value *balvps_value_at(const balvps_value *value, const char *pointer, size_t length);

/**
 * The member of an object by its name.
 *
 * @return borrowed; NULL: none.
 */
BALVPS_API const balvps_value *balvps_value_member(const balvps_value *value, const char *name,
                                                   size_t length);

/** The item of an array, or the value of an object's member, by position. Borrowed; NULL: out of range. */
BALVPS_API const balvps_value *balvps_value_index(const balvps_value *value, size_t index);

/** The name of an object's member by position. Borrowed; NULL: out of range. */
BALVPS_API const char *balvps_value_key(const balvps_value *value, size_t index, size_t *length);

/** The text of a string, or the exact text of a number. Borrowed; NULL: neither. */
BALVPS_API const char *balvps_value_string(const balvps_value *value, size_t *length);

/** Reads a number that is an integer and fits. @return 1: *out is set; 0: it is not. */
BALVPS_API int32_t balvps_value_int(const balvps_value *value, int64_t *out);

/** Reads a number as binary floating point. Not for money. @return 1: *out is set; 0: it is no number. */
BALVPS_API int32_t balvps_value_double(const balvps_value *value, double *out);

/** Reads a boolean. @return 1: *out is 0 or 1; 0: it is no boolean. */
BALVPS_API int32_t balvps_value_bool(const balvps_value *value, int32_t *out);

/**
 * A value as JSON text.
 *
 * @param length receives the length in bytes; may be NULL.
 * @return owned, free with balvps_text_free; NULL: no value was given, or out of memory.
 */
BALVPS_API char *balvps_value_json(const balvps_value *value, size_t *length);

/** Frees a text that was returned as owned, and wipes it. */
BALVPS_API void balvps_text_free(char *text);

/* ---- error ---- */

/** One of BALVPS_ERROR_... (operations.h); 0 for NULL. */
BALVPS_API int32_t balvps_error_code(const balvps_error *error);

/** The code's fixed name, such as "rate_limited". Static. */
BALVPS_API const char *balvps_error_name(const balvps_error *error);

/**
 * The fixed name of the code's family: "caller", "service", "not_now", "transport", "uncertain" or "local".
 * The catalog says what each means. Static.
 */
BALVPS_API const char *balvps_error_family(const balvps_error *error);

/** A finer fixed word below the code, such as "wrong_login" or "html"; "" where there is none. Borrowed. */
BALVPS_API const char *balvps_error_reason(const balvps_error *error);

/**
 * One line for a person. Never holds a secret. What the service or a config put into it is escaped where it
 * could take over a terminal, turn a line around or hide: "\x1b", "\u202e". Borrowed.
 */
BALVPS_API const char *balvps_error_message(const balvps_error *error);

/** 1: repeating the same call cannot do harm and may succeed. */
BALVPS_API int32_t balvps_error_retryable(const balvps_error *error);

/** Seconds the service asks to wait before the next try; -1: it did not say. */
BALVPS_API int64_t balvps_error_retry_after(const balvps_error *error);

/**
 * Everything about the error as a JSON object: code, name, family, reason, message, messages (the service's
 * own, escaped likewise), operation, http_status, content_type, retry_after, retryable, excerpt (the start of
 * an answer that could not be read). Borrowed; NULL: no error was given, or out of memory.
 */
BALVPS_API const char *balvps_error_json(const balvps_error *error, size_t *length);

/**
 * The same as a tree, an object with the members of balvps_error_json. Many threads may ask at once.
 *
 * @return borrowed; NULL: no error was given, or out of memory.
 */
BALVPS_API const balvps_value *balvps_error_value(const balvps_error *error);

/** Frees an owned error (from balvps_client_new). A borrowed one goes with its result. */
BALVPS_API void balvps_error_free(balvps_error *error);

#ifdef __cplusplus
}
#endif

#include "operations.h"

#endif
