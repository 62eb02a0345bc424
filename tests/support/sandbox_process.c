#include "sandbox_process.h"

#include <curl/curl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"

extern char **environ;

enum { START_LIMIT_MS = 60000, STOP_LIMIT_MS = 10000, STOP_STEP_MS = 5 };

struct sandbox {
    pid_t process;
    int input; /* its standard input: it ends when this is closed */
    char line[1024];
    const char *base_url; /* these three stand in `line` */
    const char *http_base_url;
    const char *ca_file;
    CURL *control;
};

static void read_line(int descriptor, char *line, size_t size) {
    size_t used = 0;
    struct pollfd waiting = {descriptor, POLLIN, 0};
    while (used + 1 < size && poll(&waiting, 1, START_LIMIT_MS) > 0 &&
           read(descriptor, line + used, 1) == 1) {
        if (line[used] == '\n') {
            line[used] = '\0';
            return;
        }
        ++used;
    }
    line[used] = '\0';
    fail_msg("the sandbox gave no ready line but \"%s\"", line);
}

/* Cuts the value of " name=value" out of a ready line. */
static const char *cut_field(char *line, const char *name) {
    char *value = strstr(line, name);
    if (value == NULL) {
        fail_msg("no%s in the sandbox's ready line", name);
        return NULL;
    }
    *value = '\0'; /* the end of the field before it */
    return value + strlen(name);
}

sandbox *sandbox_start(void) {
    char exit_with_stdin[] = "--exit-with-stdin";
    char *binary = getenv("BALVPS_SANDBOX");
    int input[2];
    int output[2];
    assert_non_null(binary);
    assert_int_equal(pipe(input), 0);
    assert_int_equal(pipe(output), 0);

    posix_spawn_file_actions_t actions;
    assert_int_equal(posix_spawn_file_actions_init(&actions), 0);
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
    for (int end = 0; end < 2; ++end) {
        posix_spawn_file_actions_addclose(&actions, input[end]);
        posix_spawn_file_actions_addclose(&actions, output[end]);
    }
    sandbox *server = calloc(1, sizeof *server);
    assert_non_null(server);
    char *arguments[] = {binary, exit_with_stdin, NULL};
    assert_int_equal(posix_spawn(&server->process, binary, &actions, NULL, arguments, environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    close(input[0]);
    close(output[1]);
    server->input = input[1];

    read_line(output[0], server->line, sizeof server->line);
    close(output[0]);
    server->ca_file = cut_field(server->line, " ca_file="); /* from the last to the first */
    server->http_base_url = cut_field(server->line, " http_base_url=");
    server->base_url = cut_field(server->line, " base_url=");
    server->control = curl_easy_init();
    assert_non_null(server->control);
    return server;
}

void sandbox_stop(sandbox *server) {
    const struct timespec step = {0, STOP_STEP_MS * 1000000L};
    curl_easy_cleanup(server->control);
    close(server->input);
    for (int waited = 0; waitpid(server->process, NULL, WNOHANG) == 0; waited += STOP_STEP_MS) {
        if (waited > STOP_LIMIT_MS) {
            kill(server->process, SIGKILL);
            waitpid(server->process, NULL, 0);
            break;
        }
        nanosleep(&step, NULL);
    }
    free(server);
}

int sandbox_set_up(void **state) {
    *state = sandbox_start();
    return 0;
}

int sandbox_tear_down(void **state) {
    sandbox_stop(*state);
    return 0;
}

int sandbox_fresh(void **state) {
    sandbox_command(*state, "POST", "reset", "{\"login_limit\":0}");
    return 0;
}

const char *sandbox_http_base_url(const sandbox *server) {
    return server->http_base_url;
}

balvps_config *sandbox_config(const sandbox *server) {
    balvps_config *config = balvps_config_new();
    assert_non_null(config);
    balvps_config_set(config, "base_url", BALVPS_NTS, server->base_url, BALVPS_NTS);
    balvps_config_set(config, "ca_file", BALVPS_NTS, server->ca_file, BALVPS_NTS);
    balvps_config_set(config, "username", BALVPS_NTS, SANDBOX_USERNAME, BALVPS_NTS);
    balvps_config_set(config, "password", BALVPS_NTS, SANDBOX_PASSWORD, BALVPS_NTS);
    balvps_config_set(config, "retries", BALVPS_NTS, "0", BALVPS_NTS);
    return config;
}

balvps_client *sandbox_client(const sandbox *server) {
    return client_from(sandbox_config(server));
}

balvps_client *client_from(balvps_config *config) {
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    balvps_config_free(config);
    if (error != NULL) {
        fail_msg("no client: %s", balvps_error_message(error));
    }
    assert_non_null(client);
    return client;
}

/* A text that grows; curl hands the answer over in pieces. */
struct text {
    char *start;
    size_t size;
};

static size_t append(char *piece, size_t size, size_t count, void *out) {
    struct text *text = out;
    const size_t bytes = size * count;
    char *larger = realloc(text->start, text->size + bytes + 1);
    if (larger == NULL) {
        return 0;
    }
    memcpy(larger + text->size, piece, bytes);
    text->start = larger;
    text->size += bytes;
    text->start[text->size] = '\0';
    return bytes;
}

cJSON *sandbox_control(sandbox *server, const char *method, const char *path, const char *json) {
    static const char api[] = "/api";
    char url[256];
    const size_t origin = strlen(server->http_base_url) - strlen(api);
    snprintf(url, sizeof url, "%.*s/_sandbox/%s", (int)origin, server->http_base_url, path);

    struct text answer = {NULL, 0};
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
    CURL *curl = server->control;
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    if (json != NULL) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, json);
    }
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
    const CURLcode code = curl_easy_perform(curl);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    curl_slist_free_all(headers);

    if (code != CURLE_OK || status != 200 || answer.start == NULL) {
        fail_msg("%s %s: %s, HTTP status %ld: %s", method, url, curl_easy_strerror(code), status,
                 answer.start == NULL ? "" : answer.start);
    }
    cJSON *decoded = cJSON_Parse(answer.start);
    free(answer.start);
    assert_non_null(decoded);
    return decoded;
}

void sandbox_command(sandbox *server, const char *method, const char *path, const char *json) {
    cJSON_Delete(sandbox_control(server, method, path, json));
}

void sandbox_play(sandbox *server, const char *path, int status, const char *headers, const char *body) {
    cJSON *description = cJSON_CreateObject();
    cJSON *answer = cJSON_CreateObject();
    cJSON_AddItemToArray(cJSON_AddArrayToObject(description, "answers"), answer);
    if (path != NULL) {
        cJSON_AddStringToObject(answer, "path", path);
    }
    cJSON_AddNumberToObject(answer, "status", status);
    if (headers != NULL) {
        cJSON_AddRawToObject(answer, "headers", headers);
    }
    cJSON_AddStringToObject(answer, "body", body);
    char *json = cJSON_PrintUnformatted(description);
    cJSON_Delete(description);
    assert_non_null(json);
    sandbox_command(server, "POST", "play", json);
    cJSON_free(json);
}

cJSON *sandbox_log(sandbox *server) {
    cJSON *answer = sandbox_control(server, "GET", "log", NULL);
    cJSON *entries = cJSON_DetachItemFromObject(answer, "entries");
    cJSON_Delete(answer);
    assert_non_null(entries);
    return entries;
}

int sandbox_count(sandbox *server, const char *path) {
    int count = 0;
    const cJSON *entry = NULL;
    cJSON *log = sandbox_log(server);
    cJSON_ArrayForEach(entry, log) {
        count += strcmp(cJSON_GetStringValue(cJSON_GetObjectItem(entry, "path")), path) == 0;
    }
    cJSON_Delete(log);
    return count;
}
