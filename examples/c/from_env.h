/*
 * Shared by the examples: a client made from the environment, and functions that read an answer.
 *
 *   BALVPS_BASE_URL   up to and including /api; default: the real service
 *   BALVPS_USERNAME, BALVPS_PASSWORD   or BALVPS_TOKEN, a bearer token obtained elsewhere
 *   BALVPS_CA_FILE    PEM file of the certificate authorities to trust; default: the system's
 *
 * Secrets come from the environment and not from the command line, because every user of the machine can
 * read the command line.
 */
#ifndef EXAMPLES_FROM_ENV_H
#define EXAMPLES_FROM_ENV_H

#include <balvps/balvps.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Returns a client, which the caller owns, or NULL after printing the error. */
static inline balvps_client *client_from_env(void) {
    static const char *const settings[][2] = {{"BALVPS_BASE_URL", "base_url"},
                                              {"BALVPS_USERNAME", "username"},
                                              {"BALVPS_PASSWORD", "password"},
                                              {"BALVPS_TOKEN", "token"},
                                              {"BALVPS_CA_FILE", "ca_file"}};
    balvps_config *config = balvps_config_new();
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; ++i) {
        const char *value = getenv(settings[i][0]);
        if (value != NULL && value[0] != '\0') {
            balvps_config_set(config, settings[i][1], BALVPS_NTS, value, BALVPS_NTS);
        }
    }
    if (getenv("BALVPS_TOKEN") != NULL && getenv("BALVPS_PASSWORD") == NULL) {
        balvps_config_set(config, "auth", BALVPS_NTS, "token", BALVPS_NTS);
    }

    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    balvps_config_free(config);
    if (error != NULL) {
        fprintf(stderr, "error: %s\n", balvps_error_message(error));
        balvps_error_free(error);
    }
    return client;
}

/* Whether a call succeeded. If not, prints the error. */
static inline int succeeded(const balvps_result *result) {
    const balvps_error *error = balvps_result_error(result);
    if (error != NULL) {
        fprintf(stderr, "error: %s\n", balvps_error_message(error));
    }
    return error == NULL;
}

/* The value at a JSON pointer in an answer, or NULL. */
static inline const balvps_value *value_at(const balvps_result *result, const char *pointer) {
    return balvps_value_at(balvps_result_value(result), pointer, BALVPS_NTS);
}

/* The text of an object's member, or a number's digits; "" if there is none. */
static inline const char *text(const balvps_value *object, const char *member) {
    const char *found = balvps_value_string(balvps_value_member(object, member, BALVPS_NTS), NULL);
    return found != NULL ? found : "";
}

/* The integer of an object's member; 0 if there is none. */
static inline int64_t integer(const balvps_value *object, const char *member) {
    int64_t found = 0;
    balvps_value_int(balvps_value_member(object, member, BALVPS_NTS), &found);
    return found;
}

#endif
