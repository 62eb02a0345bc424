/* Prints the total of an invoice, or the error. With OWN_CURL it first prints the version of the program's
 * own libcurl. */
#include <balvps/balvps.h>
#include <stdio.h>
#include <stdlib.h>
#ifdef OWN_CURL
#include <curl/curl.h>
#endif

static void set(balvps_config *config, const char *key, const char *variable) {
    const char *value = getenv(variable);
    if (value != NULL && *value != '\0') {
        balvps_config_set(config, key, BALVPS_NTS, value, BALVPS_NTS);
    }
}

int main(void) {
#ifdef OWN_CURL
    puts(curl_version());
#endif
    balvps_config *config = balvps_config_new();
    set(config, "base_url", "BALVPS_BASE_URL");
    set(config, "ca_file", "BALVPS_CA_FILE");
    set(config, "username", "BALVPS_USERNAME");
    set(config, "password", "BALVPS_PASSWORD");
    balvps_config_set(config, "retries", BALVPS_NTS, "0", BALVPS_NTS);
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    balvps_config_free(config);
    if (error != NULL) {
        puts(balvps_error_message(error));
        return 1;
    }
    balvps_result *result =
        balvps_client_call_json(client, "get_invoice", BALVPS_NTS, "{\"id\": 308976}", BALVPS_NTS);
    const balvps_error *failed = balvps_result_error(result);
    const balvps_value *total = balvps_value_at(balvps_result_value(result), "/invoice/total", BALVPS_NTS);
    puts(failed != NULL ? balvps_error_message(failed) : balvps_value_string(total, NULL));
    int status = failed != NULL;
    balvps_result_free(result);
    balvps_client_free(client);
    return status;
}
