/* One of several processes that share a token store. It makes CALLS calls if it is not stopped before.
 *
 * usage: store_worker BASE_URL CA_FILE file|functions STORE CALLS
 *
 * With "functions" the program has its own store over the ABI: a file that is replaced as a whole under a
 * lock. The exit status is 0 if every call worked. Otherwise the error is printed. */
#include <balvps/balvps.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

enum { PATH_SIZE = 1024, TOKENS_SIZE = 65536 };

typedef struct store {
    char path[PATH_SIZE];
    char lock_path[PATH_SIZE];
    int lock;
} store;

static int32_t load(void *context, balvps_token_receiver receive, void *receiver) {
    const store *self = context;
    static char text[TOKENS_SIZE];
    const int file = open(self->path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return 0; /* no token is stored */
    }
    const ssize_t length = read(file, text, sizeof text);
    close(file);
    if (length < 0) {
        return -1;
    }
    receive(receiver, text, (size_t)length);
    return 0;
}

static int32_t save(void *context, const char *text, size_t length) {
    const store *self = context;
    char beside[PATH_SIZE + 32];
    if (text == NULL) {
        return unlink(self->path);
    }
    snprintf(beside, sizeof beside, "%s.%ld", self->path, (long)getpid());
    const int file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) {
        return -1;
    }
    const ssize_t written = write(file, text, length);
    close(file);
    return written == (ssize_t)length && rename(beside, self->path) == 0 ? 0 : -1;
}

static int32_t lock(void *context) {
    store *self = context;
    self->lock = open(self->lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (self->lock < 0) {
        return -1;
    }
    if (flock(self->lock, LOCK_EX | LOCK_NB) != 0) {
        close(self->lock);
        return BALVPS_TOKEN_STORE_BUSY;
    }
    return 0;
}

static void unlock(void *context) {
    const store *self = context;
    close(self->lock); /* the end of the process would also release the lock */
}

static void set(balvps_config *config, const char *key, const char *value) {
    balvps_config_set(config, key, BALVPS_NTS, value, BALVPS_NTS);
}

int main(int count, char **words) {
    if (count != 6) {
        fprintf(stderr, "usage: store_worker BASE_URL CA_FILE file|functions STORE CALLS\n");
        return 2;
    }
    store own = {"", "", -1};
    snprintf(own.path, sizeof own.path, "%s", words[4]);
    snprintf(own.lock_path, sizeof own.lock_path, "%s.own-lock", words[4]);

    balvps_config *config = balvps_config_new();
    set(config, "base_url", words[1]);
    set(config, "ca_file", words[2]);
    set(config, "username", "user@example.com");
    set(config, "password", "secret");
    if (strcmp(words[3], "functions") == 0) {
        balvps_config_set_token_store(config, load, save, lock, unlock, &own);
    } else {
        char value[PATH_SIZE + 8];
        snprintf(value, sizeof value, "file:%s", words[4]);
        set(config, "token_store", value);
    }
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    balvps_config_free(config);
    if (error != NULL) {
        fprintf(stderr, "store_worker: %s\n", balvps_error_message(error));
        return 1;
    }
    const struct timespec pause = {0, 20 * 1000 * 1000};
    int failed = 0;
    for (long left = strtol(words[5], NULL, 10); left > 0 && !failed; --left) {
        balvps_result *result = balvps_client_get_balance(client);
        if (balvps_result_error(result) != NULL) {
            fprintf(stderr, "store_worker: %s\n", balvps_error_json(balvps_result_error(result), NULL));
            failed = 1;
        }
        balvps_result_free(result);
        nanosleep(&pause, NULL);
    }
    balvps_client_free(client);
    return failed;
}
