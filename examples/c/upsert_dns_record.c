/*
 * Makes a DNS record what it should be: adds it, changes it, or leaves it as it is. A second run changes
 * nothing, so the program can run as a cron job (dynamic DNS).
 *
 * usage: upsert_dns_record NAME TYPE CONTENT [TTL]     (the account is the environment's, see from_env.h)
 *        upsert_dns_record home.example.com A 192.0.2.1 300
 *
 * NAME is fully qualified. Its zone is searched for in the account. Afterwards the name has exactly this one
 * record of the type. balvps_client_ensure_record would keep other values, such as those of TXT.
 */
#include "from_env.h"

/* A JSON list of one text, which the caller frees. */
static char *list_of(const char *text) {
    const size_t most_per_byte = 6; /* \u0022 */
    char *list = malloc(strlen(text) * most_per_byte + sizeof "[\"\"]");
    if (list != NULL) {
        char *end = list + sprintf(list, "[\"");
        for (; *text != '\0'; ++text) {
            const unsigned byte = (unsigned char)*text;
            end += sprintf(end, byte < ' ' || byte == '"' || byte == '\\' ? "\\u%04x" : "%c", byte);
        }
        sprintf(end, "\"]");
    }
    return list;
}

static void print_outcome(const balvps_result *result) {
    const char *action = text(value_at(result, "/changes/0"), "action"); /* "" if there is no change */
    const balvps_value *record = value_at(result, "/records/0");
    printf("%s: %s %s %s\n",
           *action == '\0'              ? "unchanged"
           : strcmp(action, "add") == 0 ? "added"
                                        : "updated",
           text(record, "name"), text(record, "type"), text(record, "content"));
}

int main(int argc, char **argv) {
    if (argc < 4 || argc > 5) {
        fprintf(stderr, "usage: %s NAME TYPE CONTENT [TTL]\n", argv[0]);
        return 2;
    }
    balvps_client *client = client_from_env();
    if (client == NULL) {
        return EXIT_FAILURE;
    }
    char *contents = list_of(argv[3]);
    balvps_call *call = balvps_call_new("set_records", BALVPS_NTS);
    balvps_call_string(call, "name", BALVPS_NTS, argv[1], BALVPS_NTS);
    balvps_call_string(call, "type", BALVPS_NTS, argv[2], BALVPS_NTS);
    balvps_call_json(call, "contents", BALVPS_NTS, contents, BALVPS_NTS);
    if (argc == 5) {
        balvps_call_string(call, "ttl", BALVPS_NTS, argv[4], BALVPS_NTS);
    }
    balvps_result *result = balvps_client_run(client, call);
    const int worked = succeeded(result);
    if (worked) {
        print_outcome(result);
    }
    balvps_result_free(result);
    balvps_call_free(call);
    balvps_client_free(client);
    free(contents);
    return worked ? EXIT_SUCCESS : EXIT_FAILURE;
}
