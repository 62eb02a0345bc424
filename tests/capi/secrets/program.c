/* Signs in, calls, and frees everything; then waits to be looked at (secrets_test.py). Its config comes on
 * standard input as lines of KEY=VALUE, an empty one last, so that no secret is in its arguments or its
 * environment.
 *
 * usage: program [keep]     keep: nothing is freed, so that there is something to find
 */
#include <balvps/balvps.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST = 1024 };

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
            balvps_config_set(config, line, value + 1, BALVPS_NTS);
        }
    }
    forget(line);
    return config;
}

int main(int count, char **arguments) {
    (void)arguments;
    balvps_config *config = read_config();
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    balvps_result *explicitly = balvps_client_login(client, NULL);
    balvps_result *details = balvps_client_get_details(client);
    balvps_queue *queue = balvps_queue_new(client);
    balvps_queue_submit(queue, "get_balance", NULL);
    balvps_result *queued = balvps_queue_next(queue, 10000);
    const char *outcome = error == NULL && balvps_result_error(explicitly) == NULL &&
                                  balvps_result_error(details) == NULL && queued != NULL &&
                                  balvps_result_error(queued) == NULL
                              ? "done\n"
                              : "failed\n";
    if (count < 2) {
        balvps_result_free(explicitly);
        balvps_result_free(details);
        balvps_result_free(queued);
        balvps_queue_free(queue);
        balvps_client_free(client);
        balvps_config_free(config);
        balvps_error_free(error);
    }
    char line[LONGEST];
    return write(STDOUT_FILENO, outcome, strlen(outcome)) > 0 && read_line(line) == 0 ? 0 : 1;
}
