/* Makes a number of get_details calls and reads a field of each, to measure the cost of one call. */
#include <balvps/balvps.h>
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **arguments) {
    if (count < 3) {
        fprintf(stderr, "usage: %s BASE_URL CALLS [KEY VALUE]...\n", arguments[0]);
        return 2;
    }
    balvps_config *config = balvps_config_new();
    balvps_config_set(config, "base_url", BALVPS_NTS, arguments[1], BALVPS_NTS);
    balvps_config_set(config, "username", BALVPS_NTS, "user@example.com", BALVPS_NTS);
    balvps_config_set(config, "password", BALVPS_NTS, "secret", BALVPS_NTS);
    for (int i = 3; i + 1 < count; i += 2) {
        balvps_config_set(config, arguments[i], BALVPS_NTS, arguments[i + 1], BALVPS_NTS);
    }
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    balvps_config_free(config);
    for (long call = strtol(arguments[2], NULL, 10); call > 0 && error == NULL; --call) {
        balvps_result *result = balvps_client_get_details(client);
        if (balvps_result_error(result) != NULL) {
            fprintf(stderr, "%s\n", balvps_error_message(balvps_result_error(result)));
            return 1;
        }
        if (balvps_value_at(balvps_result_value(result), "/client/email", BALVPS_NTS) == NULL) {
            fprintf(stderr, "no e-mail address\n");
            return 1;
        }
        balvps_result_free(result);
    }
    balvps_client_free(client);
    return error == NULL ? 0 : 1;
}
