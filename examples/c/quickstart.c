/*
 * A tour of an account: the client, the balance and the invoices. With --write it also opens a ticket and
 * adds a DNS zone, and cleans up at the end.
 *
 * usage: quickstart [--write]        (the account comes from the environment, see from_env.h)
 *
 * Without --write nothing is changed, so the tour can run with a real account.
 */
#include <inttypes.h>

#include "from_env.h"

static const char zone_name[] = "balvps-quickstart.example";

static void heading(const char *title) {
    printf("\n%s\n", title);
}

/* Ends a step: frees the result and returns whether the step succeeded. */
static int done(balvps_result *result) {
    const int worked = succeeded(result);
    balvps_result_free(result);
    return worked;
}

/* ---- reading ---- */

static int who_am_i(balvps_client *client) {
    heading("Who am I");
    balvps_result *result = balvps_client_get_details(client);
    const balvps_value *me = value_at(result, "/client");
    if (me != NULL) {
        printf("  %s %s <%s>, %s, %s\n", text(me, "firstname"), text(me, "lastname"), text(me, "email"),
               text(me, "city"), text(me, "country"));
    }
    return done(result);
}

static int balance(balvps_client *client) {
    heading("Balance");
    balvps_result *result = balvps_client_get_balance(client);
    const balvps_value *details = value_at(result, "/details");
    if (details != NULL) {
        printf("  %s %s, credit %s\n", text(details, "acc_balance"), text(details, "currency"),
               text(details, "acc_credit"));
    }
    return done(result);
}

static int invoices(balvps_client *client) {
    heading("Invoices");
    balvps_result *result = balvps_client_list_invoices(client);
    const balvps_value *list = value_at(result, "/invoices");
    for (size_t i = 0; i < balvps_value_size(list); ++i) {
        const balvps_value *invoice = balvps_value_index(list, i);
        printf("  %-14s %10s %-3s  %-8s due %s\n", text(invoice, "number"), text(invoice, "total"),
               text(invoice, "currency"), text(invoice, "status"), text(invoice, "duedate"));
    }
    return done(result);
}

/* ---- a ticket ---- */

/* The first department for tickets; 0 if there is none. */
static int64_t first_department(balvps_client *client) {
    balvps_result *result = balvps_client_list_ticket_departments(client);
    const balvps_value *department = value_at(result, "/departments/0");
    const int64_t id = integer(department, "id");
    if (succeeded(result)) {
        printf("  department: %s\n", text(department, "name"));
    }
    balvps_result_free(result);
    return id;
}

/* Opens a ticket and returns its number; 0 if that failed. */
static int64_t open_ticket(balvps_client *client) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_int(call, "dept_id", BALVPS_NTS, first_department(client));
    balvps_call_string(call, "subject", BALVPS_NTS, "A question", BALVPS_NTS);
    balvps_call_string(call, "body", BALVPS_NTS, "Does my plan include backups? – Thanks!", BALVPS_NTS);
    balvps_result *result = balvps_client_create_ticket(client, call);
    balvps_call_free(call);

    const int64_t number = integer(balvps_result_value(result), "ticket");
    if (succeeded(result)) {
        printf("  opened #%" PRId64 "\n", number);
    }
    balvps_result_free(result);
    return number;
}

static int reply(balvps_client *client, int64_t number) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_string(call, "body", BALVPS_NTS, "And how long are they kept?", BALVPS_NTS);
    balvps_result *result = balvps_client_reply_ticket(client, number, call);
    balvps_call_free(call);
    return done(result);
}

static int read_ticket(balvps_client *client, int64_t number) {
    balvps_result *result = balvps_client_get_ticket(client, number);
    const balvps_value *ticket = value_at(result, "/ticket");
    if (ticket != NULL) {
        printf("  read back: \"%s\", %s, %zu replies\n", text(ticket, "subject"), text(ticket, "status"),
               balvps_value_size(value_at(result, "/replies")));
    }
    return done(result);
}

/* ---- a zone ---- */

typedef struct {
    int64_t service_id;
    int64_t zone_id;
} zone;

/* Adds the zone to the account's first DNS service. The answer has no id, so the zone is looked up by its
 * name. */
static int add_zone(balvps_client *client, zone *added) {
    balvps_result *services = balvps_client_list_dns(client);
    balvps_value_int(value_at(services, "/service_ids/0"), &added->service_id);
    if (!done(services)) {
        return 0;
    }

    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_string(call, "name", BALVPS_NTS, zone_name, BALVPS_NTS);
    balvps_result *result = balvps_client_add_dns_zone(client, added->service_id, call);
    balvps_call_free(call);
    if (!done(result)) {
        return 0;
    }

    balvps_result *list = balvps_client_list_service_dns(client, added->service_id);
    const balvps_value *zones = value_at(list, "/zones");
    for (size_t i = 0; i < balvps_value_size(zones); ++i) {
        const balvps_value *candidate = balvps_value_index(zones, i);
        if (strcmp(text(candidate, "name"), zone_name) == 0) {
            added->zone_id = integer(candidate, "domain_id");
        }
    }
    printf("  added %s to service %" PRId64 "\n", zone_name, added->service_id);
    return done(list);
}

static int add_record(balvps_client *client, zone at, const char *name, const char *type,
                      const char *content_json, int64_t priority) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_string(call, "name", BALVPS_NTS, name, BALVPS_NTS);
    balvps_call_string(call, "type", BALVPS_NTS, type, BALVPS_NTS);
    /* a string, or a list for SRV */
    balvps_call_json(call, "content", BALVPS_NTS, content_json, BALVPS_NTS);
    balvps_call_int(call, "ttl", BALVPS_NTS, 3600);
    balvps_call_int(call, "priority", BALVPS_NTS, priority);
    balvps_result *result = balvps_client_add_dns_record(client, at.service_id, at.zone_id, call);
    balvps_call_free(call);
    return done(result);
}

static int add_records(balvps_client *client, zone at) {
    return add_record(client, at, "www.balvps-quickstart.example", "A", "\"192.0.2.1\"", 0) &&
           add_record(client, at, "www.balvps-quickstart.example", "AAAA", "\"2001:db8::1\"", 0) &&
           add_record(client, at, "balvps-quickstart.example", "MX", "\"mail.balvps-quickstart.example\"",
                      10) &&
           add_record(client, at, "balvps-quickstart.example", "TXT", "\"v=spf1 mx -all\"", 0) &&
           add_record(client, at, "_sip._tcp.balvps-quickstart.example", "SRV",
                      "[10, 5060, \"sip.balvps-quickstart.example\"]", 10);
}

static void print_content(const balvps_value *content) {
    if (balvps_value_type(content) != BALVPS_VALUE_ARRAY) {
        printf("%s", balvps_value_string(content, NULL));
    }
    for (size_t i = 0; i < balvps_value_size(content); ++i) {
        printf("%s%s", i > 0 ? " " : "", balvps_value_string(balvps_value_index(content, i), NULL));
    }
}

static int read_zone(balvps_client *client, zone at) {
    balvps_result *result = balvps_client_get_dns_zone(client, at.service_id, at.zone_id);
    const balvps_value *records = value_at(result, "/records");
    for (size_t i = 0; i < balvps_value_size(records); ++i) {
        const balvps_value *record = balvps_value_index(records, i);
        printf("  %-36s %6" PRId64 "  %-5s ", text(record, "name"), integer(record, "ttl"),
               text(record, "type"));
        print_content(balvps_value_member(record, "content", BALVPS_NTS));
        printf("\n");
    }
    return done(result);
}

/* ---- the tour ---- */

static int write_tour(balvps_client *client) {
    heading("A ticket");
    const int64_t number = open_ticket(client);
    int worked = number > 0 && reply(client, number) && read_ticket(client, number);

    heading("A DNS zone");
    zone added = {0, 0};
    worked = add_zone(client, &added) && add_records(client, added) && read_zone(client, added) && worked;

    heading("Clean up"); /* also after a tour that failed */
    if (added.zone_id > 0 && done(balvps_client_delete_dns_zone(client, added.service_id, added.zone_id))) {
        printf("  zone deleted\n");
    } else {
        worked = 0;
    }
    if (number > 0 && done(balvps_client_close_ticket(client, number))) {
        printf("  ticket closed\n");
    } else {
        worked = 0;
    }
    return worked;
}

int main(int argc, char **argv) {
    const int may_write = argc == 2 && strcmp(argv[1], "--write") == 0;
    if (argc > 2 || (argc == 2 && !may_write)) {
        fprintf(stderr, "usage: %s [--write]\n", argv[0]);
        return 2;
    }
    balvps_client *client = client_from_env();
    if (client == NULL) {
        return EXIT_FAILURE;
    }
    printf("balvps %s\n", balvps_version());
    int worked = who_am_i(client) && balance(client) && invoices(client);
    if (worked && may_write) {
        worked = write_tour(client);
    } else if (worked) {
        printf("\nWith --write the tour goes on: it opens a ticket, adds a DNS zone, and cleans up.\n");
    }
    if (getenv("BALVPS_TOKEN") == NULL) { /* a token from elsewhere must stay valid */
        worked = done(balvps_client_logout(client)) && worked;
    }
    balvps_client_free(client);
    return worked ? EXIT_SUCCESS : EXIT_FAILURE;
}
