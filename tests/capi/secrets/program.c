/* Signs in, calls, and frees everything; then writes its environment and how it went, and waits to be looked
 * at (secrets_test.py). Its config comes on standard input as lines of KEY=VALUE, an empty one last, so that
 * no secret is in its arguments or its environment.
 *
 * usage: program keep    nothing is freed, so that there is something to find
 *        program stale   all is freed, and what the library frees stays as it was (freed.h)
 */
#include <balvps/balvps.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "freed.h"

enum { LONGEST = 1024 };

extern char **environ;

/* Read without stdio, which would keep a copy. */
static size_t read_line(char *line) {
    size_t length = 0;
    while (length + 1 < LONGEST && read(STDIN_FILENO, line + length, 1) == 1 && line[length] != '\n') {
        ++length;
    }
    line[length] = '\0';
    return length;
}

static void forget(volatile char *line) {
    for (size_t i = 0; i < LONGEST; ++i) {
        line[i] = 0;
    }
}

static balvps_config *read_config(void) {
    balvps_config *config = balvps_config_new();
    char line[LONGEST];
    while (read_line(line) > 0) {
        char *value = strchr(line, '=');
        if (value != NULL) {
            *value = '\0';
            balvps_config_set(config, line, BALVPS_NTS, value + 1, BALVPS_NTS);
        }
    }
    forget(line);
    return config;
}

static int say(const char *text) {
    return write(STDOUT_FILENO, text, strlen(text)) == (ssize_t)strlen(text);
}

static int works(const balvps_result *result) {
    return result != NULL && balvps_result_error(result) == NULL;
}

/* Whether all of it worked. */
static int use(balvps_client *client, int keep) {
    balvps_result *explicitly = balvps_client_login(client, NULL);
    balvps_result *details = balvps_client_get_details(client);
    balvps_result *challenge = /* its answer is kept */
        balvps_client_request(client, "POST", BALVPS_NTS, "/login", BALVPS_NTS, NULL, 0);
    balvps_queue *queue = balvps_queue_new(client);
    balvps_call *balance = balvps_call_new("get_balance", BALVPS_NTS);
    balvps_queue_submit(queue, balance);
    balvps_call_free(balance);
    balvps_result *queued = balvps_queue_next(queue, 10000);
    const int worked =
        works(explicitly) && works(details) && balvps_result_http_status(challenge) == 200 && works(queued);
    if (!keep) {
        balvps_result_free(explicitly);
        balvps_result_free(details);
        balvps_result_free(challenge);
        balvps_result_free(queued);
        balvps_queue_free(queue);
    }
    return worked;
}

int main(int count, char **arguments) {
    const char *what = count == 2 ? arguments[1] : "";
    const int keep = strcmp(what, "keep") == 0;
    if (strcmp(what, "stale") == 0) {
        keep_what_cpp_frees();
    }
    balvps_config *config = read_config();
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    const int worked = error == NULL && use(client, keep);
    if (!keep) {
        balvps_client_free(client);
        balvps_config_free(config);
        balvps_error_free(error);
    }
    for (char **variable = environ; *variable != NULL; ++variable) {
        say(*variable);
        say("\n");
    }
    char line[LONGEST];
    return say(worked ? "done\n" : "failed\n") && read_line(line) == 0 ? 0 : 1;
}
