/*
 * Makes sure that a DNS record exists: adds it, changes it, or leaves it as it is. A second run changes
 * nothing, so the program can run as a cron job (dynamic DNS) or as a certificate hook.
 *
 * usage: upsert_dns_record NAME TYPE CONTENT [TTL]     (the account is the environment's, see from_env.h)
 *        upsert_dns_record home.example.com A 192.0.2.1 300
 *
 * NAME is fully qualified. Its zone is searched for in the account. TYPE is a type whose content is a
 * single text, such as A, AAAA, CNAME, MX, NS, TXT or CAA.
 */
#include <strings.h>

#include "from_env.h"

typedef struct {
    const char *name;
    const char *type;
    const char *content;
    int64_t ttl; /* 0: the service's default, or the record's current value */
} wanted_record;

/* ---- names ---- */

/* The length of a name without a trailing dot. */
static size_t name_length(const char *name) {
    const size_t length = strlen(name);
    return length > 0 && name[length - 1] == '.' ? length - 1 : length;
}

/* Whether `name` is `zone` or below it. notexample.com is not below example.com. */
static int lies_in(const char *name, const char *zone) {
    const size_t length = name_length(name);
    const size_t zone_length = name_length(zone);
    return zone_length > 0 && length >= zone_length &&
           (length == zone_length || name[length - zone_length - 1] == '.') &&
           strncasecmp(name + length - zone_length, zone, zone_length) == 0;
}

/* Whether a record's name, fully qualified or relative to `zone`, is the fully qualified `name`. */
static int is_named(const char *record_name, const char *name, const char *zone) {
    const size_t length = name_length(record_name);
    const size_t full_length = lies_in(record_name, zone) ? length : length + 1 + name_length(zone);
    return full_length == name_length(name) && strncasecmp(record_name, name, length) == 0;
}

/* The zone that contains `name`, or NULL. If there are several, the longest. */
static const balvps_value *find_zone(const balvps_value *zones, const char *name) {
    const balvps_value *best = NULL;
    for (size_t i = 0; i < balvps_value_size(zones); ++i) {
        const balvps_value *zone = balvps_value_index(zones, i);
        if (lies_in(name, text(zone, "name")) &&
            name_length(text(zone, "name")) > name_length(text(best, "name"))) {
            best = zone;
        }
    }
    return best;
}

/* ---- records ---- */

/* Compares content without the double quotes that the service adds to TXT. */
static int has_content(const balvps_value *record, const char *content) {
    const char *stored = text(record, "content");
    const size_t length = strlen(content);
    if (strcmp(text(record, "type"), "TXT") == 0 && stored[0] == '"' && content[0] != '"') {
        return strlen(stored) == length + 2 && strncmp(stored + 1, content, length) == 0;
    }
    return strcmp(stored, content) == 0;
}

typedef struct {
    const balvps_value *record; /* the one with the wanted content, else the last one, or NULL */
    int has_content;
    size_t count;
} match;

/* Searches a zone for records of the wanted name and type. */
static match find_record(const balvps_value *records, const char *zone, const wanted_record *wanted) {
    match found = {NULL, 0, 0};
    for (size_t i = 0; i < balvps_value_size(records); ++i) {
        const balvps_value *record = balvps_value_index(records, i);
        if (strcasecmp(text(record, "type"), wanted->type) != 0 ||
            !is_named(text(record, "name"), wanted->name, zone)) {
            continue;
        }
        found.count += 1;
        if (!found.has_content) {
            found.record = record;
            found.has_content = has_content(record, wanted->content);
        }
    }
    return found;
}

/* Adds the record, or changes `existing`. */
static int write_record(balvps_client *client, int64_t service_id, int64_t zone_id,
                        const balvps_value *existing, const wanted_record *wanted) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_string(call, "name", BALVPS_NTS, wanted->name, name_length(wanted->name));
    balvps_call_string(call, "type", BALVPS_NTS, wanted->type, BALVPS_NTS);
    balvps_call_string(call, "content", BALVPS_NTS, wanted->content, BALVPS_NTS);
    if (existing != NULL) {
        balvps_call_int(call, "ttl", BALVPS_NTS, integer(existing, "ttl"));
        /* MX uses it */
        balvps_call_int(call, "priority", BALVPS_NTS, integer(existing, "priority"));
    }
    if (wanted->ttl > 0) {
        balvps_call_int(call, "ttl", BALVPS_NTS, wanted->ttl);
    }
    balvps_result *result = existing == NULL ? balvps_client_add_dns_record(client, service_id, zone_id, call)
                                             : balvps_client_edit_dns_record(client, service_id, zone_id,
                                                                             integer(existing, "id"), call);
    balvps_call_free(call);
    const int worked = succeeded(result);
    balvps_result_free(result);
    if (worked) {
        printf("%s: %s %s %s\n", existing == NULL ? "added" : "updated", wanted->name, wanted->type,
               wanted->content);
    }
    return worked;
}

static int upsert(balvps_client *client, const balvps_value *zone, const wanted_record *wanted) {
    const int64_t service_id = integer(zone, "service_id");
    const int64_t zone_id = integer(zone, "domain_id");
    balvps_result *result = balvps_client_get_dns_zone(client, service_id, zone_id);
    int worked = succeeded(result);
    if (worked) {
        const match found = find_record(value_at(result, "/records"), text(zone, "name"), wanted);
        if (found.has_content && (wanted->ttl == 0 || wanted->ttl == integer(found.record, "ttl"))) {
            printf("unchanged: %s %s %s\n", wanted->name, wanted->type, wanted->content);
        } else if (!found.has_content && found.count > 1) {
            fprintf(stderr, "error: %s has %zu records of type %s; it is not clear which to change\n",
                    wanted->name, found.count, wanted->type);
            worked = 0;
        } else {
            worked = write_record(client, service_id, zone_id, found.record, wanted);
        }
    }
    balvps_result_free(result);
    return worked;
}

int main(int argc, char **argv) {
    if (argc < 4 || argc > 5 || (argc == 5 && strtoll(argv[4], NULL, 10) <= 0)) {
        fprintf(stderr, "usage: %s NAME TYPE CONTENT [TTL]\n", argv[0]);
        return 2;
    }
    const wanted_record wanted = {argv[1], argv[2], argv[3], argc == 5 ? strtoll(argv[4], NULL, 10) : 0};

    balvps_client *client = client_from_env();
    if (client == NULL) {
        return EXIT_FAILURE;
    }
    balvps_result *result = balvps_client_list_dns(client);
    int worked = succeeded(result);
    if (worked) {
        const balvps_value *zone = find_zone(value_at(result, "/zones"), wanted.name);
        if (zone != NULL) {
            worked = upsert(client, zone, &wanted);
        } else {
            fprintf(stderr, "error: %s lies in no zone of this account\n", wanted.name);
            worked = 0;
        }
    }
    balvps_result_free(result);
    balvps_client_free(client);
    return worked ? EXIT_SUCCESS : EXIT_FAILURE;
}
