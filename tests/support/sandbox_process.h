/* The sandbox server as a child process of a C test, and its control path. Whatever goes wrong fails the
 * running test. */
#ifndef BALVPS_TEST_SANDBOX_PROCESS_H
#define BALVPS_TEST_SANDBOX_PROCESS_H

#include <balvps/balvps.h>
#include <cjson/cJSON.h>

typedef struct sandbox sandbox;

#define SANDBOX_USERNAME "user@example.com"
#define SANDBOX_PASSWORD "secret"

/* Starts the binary that BALVPS_SANDBOX in the environment names. It ends with this process, even by a crash.
 */
sandbox *sandbox_start(void);
void sandbox_stop(sandbox *server);

/* Group set-up and tear-down for cmocka: *state is a running sandbox. */
int sandbox_set_up(void **state);
int sandbox_tear_down(void **state);
/* Test set-up: *state is as after its start, but without the login limit. */
int sandbox_fresh(void **state);

/* Up to and with /api, without TLS. */
const char *sandbox_http_base_url(const sandbox *server);

/* A config that signs in to the sandbox over TLS, not retrying; owned by the caller. */
balvps_config *sandbox_config(const sandbox *server);
/* A client made from it, or from another config, which is freed. */
balvps_client *sandbox_client(const sandbox *server);
balvps_client *client_from(balvps_config *config);

/* Sends a control request, such as ("POST", "configure", "{...}"); the answer is owned by the caller. */
cJSON *sandbox_control(sandbox *server, const char *method, const char *path, const char *json);
/* The same where the answer is of no interest. */
void sandbox_command(sandbox *server, const char *method, const char *path, const char *json);

/*
 * Queues a canned answer to the next API request that is no sign-in, or to the next one to `path`.
 *
 * path     NULL: any
 * headers  a JSON object; NULL: none but the content type of JSON
 */
void sandbox_play(sandbox *server, const char *path, int status, const char *headers, const char *body);

/* The requests since the start, the last reset or the last clearing, as an array owned by the caller. */
cJSON *sandbox_log(sandbox *server);
/* How many of them went to a path such as "/api/login". */
int sandbox_count(sandbox *server, const char *path);

#endif
