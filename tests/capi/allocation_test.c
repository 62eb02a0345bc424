/*
 * Takes away memory at every place where the library asks for some: the nth allocation fails, for n = 1, 2,
 * ... until none does, once as a single failure and once with every later one. Each time the outcome is an
 * error or a proper answer, nothing is leaked, and the same works again as soon as there is memory.
 *
 * What memory that is, and how it is taken away, is in allocation/.
 */
#include <balvps/balvps.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "allocation/short_memory.h"
#include "check.h"
#include "once.h"
#include "sandbox_process.h"

/* ---- what is done while memory is short ---- */

static sandbox *server;
static const char *base_url;
static balvps_client *standing; /* a client made when memory was plenty */
static balvps_client *hasty;    /* another, for queues: it does not wait long, and keeps no connection */
static balvps_client *keeping;  /* another: it keeps the connection, of which its queues have one */

/* What went wrong in a step, to be reported when there is memory for it; NULL: nothing. */
static const char *defect;

static void expect(int holds, const char *what) {
    if (!holds && defect == NULL) {
        defect = what;
    }
}

/* A text that may not be there for want of memory. */
static void look_at(const char *text, size_t length) {
    expect(length == (text == NULL ? 0 : strlen(text)), "a length that is not that of the text");
}

/* Looks at a result as a caller does. */
static void read_result(const balvps_result *result) {
    expect(result != NULL, "a call gave NULL");
    const balvps_error *error = balvps_result_error(result);
    if (error != NULL) {
        expect(balvps_error_code(error) > 0, "an error without a code");
        expect(balvps_error_name(error)[0] != '\0', "an error without a name");
        expect(balvps_error_family(error)[0] != '\0', "an error without a family");
        expect(balvps_error_message(error)[0] != '\0', "an error without a message");
        expect(balvps_result_value(result) == NULL, "an error with a value");
        balvps_error_value(error);
        size_t length = 7;
        const char *text = balvps_error_json(error, &length);
        look_at(text, length);
    } else {
        expect(balvps_result_value(result) != NULL, "a success without a value");
        size_t length = 7;
        const char *text = balvps_result_json(result, &length);
        look_at(text, length);
    }
    balvps_result_body(result, NULL);
    balvps_result_header(result, "Content-Type", BALVPS_NTS, NULL);
    size_t length = 7;
    const char *attempts = balvps_result_attempts_json(result, &length);
    look_at(attempts, length);
}

/* The texts that could not be written for want of memory can be now, and are whole. */
static void read_result_again(const balvps_result *result) {
    size_t length = 0;
    const balvps_error *error = balvps_result_error(result);
    const char *text =
        error != NULL ? balvps_error_json(error, &length) : balvps_result_json(result, &length);
    expect(text != NULL && text[0] == '{' && text[length - 1] == '}' && strlen(text) == length,
           "broken JSON");
    cJSON *json = cJSON_ParseWithOpts(text, NULL, 1);
    expect(json != NULL, "JSON that cannot be parsed");
    cJSON_Delete(json);
    const balvps_value *tree = error != NULL ? balvps_error_value(error) : balvps_result_value(result);
    expect(balvps_value_type(tree) == BALVPS_VALUE_OBJECT, "no tree");
    text = balvps_result_attempts_json(result, &length);
    expect(text != NULL && text[0] == '[' && text[length - 1] == ']' && strlen(text) == length,
           "broken JSON of attempts");
}

static int32_t never(void *context) {
    (void)context;
    return 0;
}

static void make_client(void) {
    balvps_config *config = balvps_config_new();
    balvps_config_set(config, "base_url", BALVPS_NTS, base_url, BALVPS_NTS);
    balvps_config_set(config, "username", BALVPS_NTS, SANDBOX_USERNAME, BALVPS_NTS);
    balvps_config_set(config, "password", BALVPS_NTS, SANDBOX_PASSWORD, BALVPS_NTS);
    balvps_config_set(config, "user_agent", BALVPS_NTS, "a program with a name of some length", BALVPS_NTS);
    balvps_config_set_interrupt(config, never, NULL);
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    expect((error == NULL) == (client != NULL), "neither a client nor an error, or both");
    if (error != NULL) {
        expect(balvps_error_code(error) == BALVPS_ERROR_OUT_OF_MEMORY, "a client failed for another reason");
    }
    balvps_error_json(error, NULL);
    balvps_error_free(error);
    balvps_client_free(client);
    balvps_config_free(config);
}

/* A client with a portal's document, its catalog, and a call of an operation of the portal. */
static void read_portal(void) {
    static const char document[] =
        "{\"swagger\":\"2.0\",\"info\":{\"title\":\"A title of some "
        "length\"},\"paths\":{\"domain/@id/dns/@index\":"
        "{\"put\":{\"operationId\":\"change_a_record_of_a_domain\",\"parameters\":[{\"name\":\"record_"
        "identifier\","
        "\"in\":\"path\"},{\"name\":\"a field of some length\",\"enum\":[\"a value of some length\"]}]}},"
        "\"signup\":{\"post\":{\"parameters\":[{\"name\":\"taxoffice\"}]}},\"../of/some/length\":{}}}";
    balvps_config *config = balvps_config_new();
    balvps_config_set_portal(config, document, BALVPS_NTS);
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    expect((error == NULL) == (client != NULL), "neither a client nor an error, or both");
    if (error != NULL) {
        expect(balvps_error_code(error) == BALVPS_ERROR_OUT_OF_MEMORY, "a portal failed for another reason");
    } else {
        size_t length = 7;
        const char *text = balvps_client_catalog_json(client, &length);
        look_at(text, length);
        const balvps_value *tree = balvps_client_catalog_value(client);
        expect(tree == NULL || balvps_value_type(tree) == BALVPS_VALUE_OBJECT, "not all of the catalog");
        balvps_call *call = balvps_call_new("change_a_record_of_a_domain", BALVPS_NTS);
        balvps_call_object(call, "{\"id\":7,\"index\":\"a text of some length\"}", BALVPS_NTS);
        balvps_result *result = balvps_client_describe(client, call);
        expect(balvps_result_error(result) == NULL || memory.failed, "the call is not known");
        balvps_result_free(result);
        balvps_call_free(call);
        call = balvps_call_new_portal_document();
        result = balvps_client_describe(client, call);
        expect(balvps_result_error(result) == NULL || memory.failed, "the document cannot be fetched");
        balvps_result_free(result);
        balvps_call_free(call);
        memory.until_failure = 0;
        expect(balvps_client_catalog_json(client, NULL) != NULL, "no catalog");
        expect(balvps_client_catalog_value(client) != NULL, "no tree of the catalog");
    }
    balvps_error_free(error);
    balvps_client_free(client);
    balvps_config_free(config);
}

static void complain_about_config(void) {
    balvps_config *config = balvps_config_new();
    balvps_config_set(config, "a key that does not exist at all", BALVPS_NTS, "x", BALVPS_NTS);
    balvps_config_set(config, "retries", BALVPS_NTS, "a value that is no number at all", BALVPS_NTS);
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    expect(error != NULL && client == NULL, "a mistake was forgotten");
    balvps_error_json(error, NULL);
    balvps_error_free(error);
    balvps_client_free(client);
    balvps_config_free(config);
}

/* What new_contact_call comes to when it is sent. */
static const char new_contact[] =
    "{\"privileges\":{\"support\":[\"tickets\"],\"services\":{\"full\":1}},"
    "\"email\":\"somebody@a-domain-of-some-length.example\",\"firstname\":\"A first name of some length\"}";

static balvps_call *new_contact_call(void) {
    balvps_call *call = balvps_call_new("add_contact", BALVPS_NTS);
    balvps_call_string(call, "email", BALVPS_NTS, "somebody@a-domain-of-some-length.example", BALVPS_NTS);
    balvps_call_string(call, "firstname", BALVPS_NTS, "Joe", BALVPS_NTS);
    balvps_call_string(call, "firstname", BALVPS_NTS, "A first name of some length", BALVPS_NTS);
    balvps_call_json(call, "privileges", BALVPS_NTS, "{\"support\":[\"tickets\"],\"services\":{\"full\":1}}",
                     BALVPS_NTS);
    return call;
}

/* Argument mistakes, found in memory: nothing is sent. */
static void complain_about_arguments(void) {
    balvps_call *call = new_contact_call();
    balvps_call_json(call, "a name that no operation knows", BALVPS_NTS, "[1,2,3", BALVPS_NTS);
    balvps_call_int(call, "id", BALVPS_NTS, 1);
    balvps_result *result = balvps_client_call(standing, "add_contact", BALVPS_NTS, call);
    read_result(result);
    expect(balvps_result_error(result) != NULL, "a mistake was forgotten");
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
    balvps_call_free(call);
}

static void call_by_name(void) {
    balvps_call *call = new_contact_call();
    balvps_result *result = balvps_client_call(standing, "add_contact", BALVPS_NTS, call);
    read_result(result);
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
    balvps_call_free(call);
}

/* Money: without its amount, it would pay all there is. */
static void pay(void) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_string(call, "amount", BALVPS_NTS, "2.10", BALVPS_NTS);
    balvps_result *result = balvps_client_apply_credit(standing, 308976, call);
    read_result(result);
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
    balvps_call_free(call);
}

static void call_by_json(void) {
    balvps_result *result = balvps_client_call_json(standing, "get_dns_zone", BALVPS_NTS,
                                                    "{\"service_id\":10,\"zone_id\":\"60\"}", BALVPS_NTS);
    read_result(result);
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
}

static void fall_back(void) {
    balvps_result *result = balvps_client_list_service_dns(standing, 10);
    read_result(result);
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
}

static void request(void) {
    static const char body[] = "{\"body\":\"A reply that is longer than what stands inside a string\"}";
    balvps_result *result =
        balvps_client_request(standing, "POST", BALVPS_NTS, "/tickets/1", BALVPS_NTS, body, sizeof body - 1);
    read_result(result);
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
}

static void request_with_options(void) {
    balvps_call *call = balvps_call_new_request("GET", BALVPS_NTS, "/contact/49", BALVPS_NTS, NULL, 0);
    balvps_call_option(call, "retries", BALVPS_NTS, "1", BALVPS_NTS);
    balvps_result *result = run_once(standing, call);
    read_result(result);
    balvps_result_free(result);
    call = balvps_call_new_second_factor("123456", BALVPS_NTS);
    balvps_call_option(call, "retries", BALVPS_NTS, "1", BALVPS_NTS);
    result = run_once(standing, call);
    expect(balvps_result_error(result) != NULL, "no login waits for a second factor");
    read_result(result);
    balvps_result_free(result);
}

/* What would be sent, and a part of it as a text of its own. */
static void describe(void) {
    balvps_call *call = new_contact_call();
    balvps_result *result = balvps_client_describe(standing, call);
    read_result(result);
    const balvps_value *body = balvps_value_at(balvps_result_value(result), "/body", BALVPS_NTS);
    char *text = balvps_value_json(body, NULL);
    expect(memory.failed || (text != NULL && strcmp(text, new_contact) == 0), "another body");
    memory.until_failure = 0;
    read_result_again(result);
    balvps_text_free(text);
    balvps_result_free(result);
    balvps_call_free(call);
}

static void read_catalog(void) {
    const balvps_value *catalog = balvps_catalog_value();
    expect(catalog != NULL || memory.failed, "no catalog");
    expect(catalog == NULL || balvps_value_type(catalog) == BALVPS_VALUE_OBJECT, "not all of the catalog");
}

/* ---- each function of operations.h ---- */

static size_t function; /* symbols_test.py sees to it that they are all here */

/* The call with what the function cannot do without. */
static balvps_call *with(balvps_call *call, const char *json) {
    balvps_call_object(call, json, BALVPS_NTS);
    return call;
}

static balvps_result *call_nth_function(balvps_client *client, balvps_call *call) {
    switch (function) {
        case 0:
            return balvps_client_login(client, call);
        case 1:
            return balvps_client_logout(client);
        case 2:
            return balvps_client_refresh_token(client, call);
        case 3:
            return balvps_client_revoke_token(client, call);
        case 4:
            return balvps_client_signup(
                client,
                with(call,
                     "{\"email\":\"a@b.example\",\"address1\":\"a\",\"city\":\"c\",\"state\":\"s\","
                     "\"postcode\":\"1\",\"country\":\"US\",\"phonenumber\":\"1\",\"password\":\"p\"}"));
        case 5:
            return balvps_client_reset_password(client, with(call, "{\"email\":\"a@b.example\"}"));
        case 6:
            return balvps_client_get_details(client);
        case 7:
            return balvps_client_update_details(client, with(call, "{\"city\":\"c\"}"));
        case 8:
            return balvps_client_list_contacts(client);
        case 9:
            return balvps_client_add_contact(client, with(call, "{\"email\":\"a@b.example\"}"));
        case 10:
            return balvps_client_list_contact_privileges(client);
        case 11:
            return balvps_client_get_contact(client, 49);
        case 12:
            return balvps_client_edit_contact(client, 49, with(call, "{\"city\":\"c\"}"));
        case 13:
            return balvps_client_get_balance(client);
        case 14:
            return balvps_client_list_invoices(client);
        case 15:
            return balvps_client_get_invoice(client, 308976);
        case 16:
            return balvps_client_apply_credit(client, 308976, with(call, "{\"amount\":\"0.01\"}"));
        case 17:
            return balvps_client_list_tickets(client);
        case 18:
            return balvps_client_create_ticket(
                client, with(call, "{\"dept_id\":1,\"subject\":\"s\",\"body\":\"b\"}"));
        case 19:
            return balvps_client_get_ticket(client, 1);
        case 20:
            return balvps_client_reply_ticket(client, 1, with(call, "{\"body\":\"b\"}"));
        case 21:
            return balvps_client_reopen_ticket(client, 1);
        case 22:
            return balvps_client_close_ticket(client, 1);
        case 23:
            return balvps_client_list_ticket_departments(client);
        case 24:
            return balvps_client_list_dns(client);
        case 25:
            return balvps_client_add_dns_zone(client, 10, with(call, "{\"name\":\"a.example\"}"));
        case 26:
            return balvps_client_list_service_dns(client, 10);
        case 27:
            return balvps_client_get_dns_zone(client, 10, 60);
        case 28:
            return balvps_client_delete_dns_zone(client, 10, 1);
        case 29:
            return balvps_client_add_dns_record(
                client, 10, 60, with(call, "{\"name\":\"a\",\"type\":\"A\",\"content\":\"192.0.2.1\"}"));
        case 30:
            return balvps_client_edit_dns_record(client, 10, 60, 1,
                                                 with(call, "{\"content\":\"192.0.2.1\"}"));
        case 31:
            return balvps_client_delete_dns_record(client, 10, 60, 1);
        case 32:
            return balvps_client_find_zone(client, with(call, "{\"name\":\"www.qwerty.com\"}"));
        case 33:
            return balvps_client_list_records(client, with(call, "{\"zone\":\"qwerty.com\"}"));
        case 34:
            return balvps_client_ensure_record(
                client, with(call, "{\"name\":\"a.qwerty.com\",\"type\":\"A\",\"content\":\"192.0.2.1\"}"));
        case 35:
            return balvps_client_set_records(
                client,
                with(call, "{\"name\":\"a.qwerty.com\",\"type\":\"A\",\"contents\":[\"192.0.2.1\"]}"));
        case 36:
            return balvps_client_remove_records(client,
                                                with(call, "{\"name\":\"a.qwerty.com\",\"type\":\"A\"}"));
        case 37:
            return balvps_client_export_zone(client, with(call, "{\"zone\":\"qwerty.com\"}"));
        case 38:
            return balvps_client_plan_zone(client, with(call,
                                                        "{\"zone\":\"qwerty.com\",\"records\":[{\"name\":"
                                                        "\"a\",\"type\":\"A\",\"content\":\"192.0.2.1\"}]}"));
        case 39:
            return balvps_client_apply_plan(
                client, with(call,
                             "{\"plan\":{\"zone\":{\"domain_id\":60,\"name\":\"qwerty.com\",\"service_id\":"
                             "10},\"serial\":null,\"changes\":[],\"counts\":{\"add\":0,\"update\":0,"
                             "\"delete\":0,\"unchanged\":0},\"records\":0,\"warnings\":[]}}"));
        case 40:
            return balvps_client_list_notifications(client);
        case 41:
            return balvps_client_list_payment_methods(client);
        case 42:
            return balvps_client_get_ticket_attachment(client, "1", BALVPS_NTS, with(call, "{\"number\":1}"));
        case 43:
            return balvps_client_list_services(client);
        case 44:
            return balvps_client_get_service(client, 1);
        case 45:
            return balvps_client_list_service_methods(client, 1);
        case 46:
            return balvps_client_set_service_label(client, 1, with(call, "{\"label\":\"a\"}"));
        case 47:
            return balvps_client_get_service_upgrades(client, 1);
        case 48:
            return balvps_client_upgrade_service(client, 1, with(call, "{\"package\":9}"));
        case 49:
            return balvps_client_cancel_service(client, 1, with(call, "{\"immediate\":false}"));
        case 50:
            return balvps_client_list_vms(client, 1);
        case 51:
            return balvps_client_get_vm(client, 1, "1", BALVPS_NTS);
        case 52:
            return balvps_client_start_vm(client, 1, "1", BALVPS_NTS);
        case 53:
            return balvps_client_stop_vm(client, 1, "1", BALVPS_NTS);
        case 54:
            return balvps_client_shutdown_vm(client, 1, "1", BALVPS_NTS);
        case 55:
            return balvps_client_reboot_vm(client, 1, "1", BALVPS_NTS);
        case 56:
            return balvps_client_reset_vm(client, 1, "1", BALVPS_NTS);
        case 57:
            return balvps_client_rebuild_vm(client, 1, "1", BALVPS_NTS, with(call, "{\"template\":3}"));
        case 58:
            return balvps_client_list_templates(client, 1);
        case 59:
            return balvps_client_list_service_ips(client, 1);
        case 60:
            return balvps_client_get_rdns(client, 1);
        case 61:
            return balvps_client_set_rdns(client, 1,
                                          with(call, "{\"ip\":\"192.0.2.1\",\"hostname\":\"a.example\"}"));
        case 62:
            return balvps_client_list_categories(client);
        case 63:
            return balvps_client_list_products(client, 1);
        case 64:
            return balvps_client_get_product(client, 1);
        case 65:
            return balvps_client_create_order(client, 1, with(call, "{\"cycle\":\"m\"}"));
        case 66:
            return balvps_client_quote_order(client, with(call, "{\"items\":[]}"));
        case 67:
            return balvps_client_list_domains(client);
        case 68:
            return balvps_client_get_domain(client, 1);
        case 69:
            return balvps_client_lookup_domain(client, with(call, "{\"name\":\"a.example\"}"));
        case 70:
            return balvps_client_get_nameservers(client, 1);
        case 71:
            return balvps_client_set_nameservers(client, 1, with(call, "{\"nameservers\":[\"a.example\"]}"));
        case 72:
            return balvps_client_get_epp_code(client, 1);
        case 73:
            return balvps_client_renew_domain(client, 1, with(call, "{\"years\":1}"));
        case 74:
            return balvps_client_wait_for_vm(client, with(call, "{\"service_id\":30,\"vm_id\":\"1001\"}"));
        case 75: /* an order that is refused, because one that is placed would make the test wait each time */
            return balvps_client_order_and_wait(client, with(call, "{\"product_id\":999}"));
        default:
            expect(0, "more operations than functions");
            return NULL;
    }
}

static void call_function(void) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_result *result = call_nth_function(standing, call);
    read_result(result);
    expect(memory.failed || balvps_error_code(balvps_result_error(result)) != BALVPS_ERROR_ARGUMENT,
           "a mistake in the test: nothing was sent");
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
    balvps_call_free(call);
}

/* From nothing to an answer: a new connection and a sign-in. */
static void first_call(void) {
    balvps_config *config = balvps_config_new();
    balvps_config_set(config, "base_url", BALVPS_NTS, base_url, BALVPS_NTS);
    balvps_config_set(config, "username", BALVPS_NTS, SANDBOX_USERNAME, BALVPS_NTS);
    balvps_config_set(config, "password", BALVPS_NTS, SANDBOX_PASSWORD, BALVPS_NTS);
    balvps_config_set(config, "retries", BALVPS_NTS, "0", BALVPS_NTS);
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    if (client != NULL) {
        balvps_result *result = balvps_client_get_details(client);
        read_result(result);
        memory.until_failure = 0;
        read_result_again(result);
        balvps_result_free(result);
    }
    balvps_error_free(error);
    balvps_client_free(client);
    balvps_config_free(config);
}

/* ---- calls in full, limits, second factor, stores ---- */

static void call_with_object(void) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_object(call, "{\"email\":\"somebody@a-domain-of-some-length.example\",\"firstname\":\"Joe\"}",
                       BALVPS_NTS);
    balvps_call_option(call, "timeout_ms", BALVPS_NTS, "30000", BALVPS_NTS);
    balvps_call_option(call, "retries", BALVPS_NTS, "1", BALVPS_NTS);
    balvps_result *result = balvps_client_call(standing, "add_contact", BALVPS_NTS, call);
    read_result(result);
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
    balvps_call_free(call);
}

/* The service answers nothing, so what it has is listed before and after; see the answers played. */
static void confirm(void) {
    balvps_call *call = new_contact_call();
    balvps_call_option(call, "confirm", BALVPS_NTS, "true", BALVPS_NTS);
    balvps_result *result = balvps_client_run(standing, call);
    read_result(result);
    expect(balvps_result_error(result) != NULL, "a write without an answer worked");
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
    balvps_call_free(call);
}

/* Writes each time, because the zone never shows the record; see the answers played. */
static void ensure_record(void) {
    balvps_call *call = balvps_call_new(NULL, 0);
    with(call,
         "{\"name\":\"a.qwerty.com\",\"type\":\"TXT\",\"content\":\"a text of more than a few letters\","
         "\"zone\":60,\"service_id\":10,\"readback\":false}");
    balvps_result *result = balvps_client_ensure_record(standing, call);
    read_result(result);
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
    balvps_call_free(call);
}

static void complain_about_options(void) {
    balvps_call *call = balvps_call_new(NULL, 0);
    balvps_call_option(call, "an option that does not exist at all", BALVPS_NTS, "true", BALVPS_NTS);
    balvps_call_object(call, "[\"this is no object of arguments\"]", BALVPS_NTS);
    balvps_call_cancel(call);
    balvps_result *result = balvps_client_call(standing, "get_details", BALVPS_NTS, call);
    read_result(result);
    expect(balvps_result_error(result) != NULL, "a mistake was forgotten");
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
    balvps_call_free(call);
}

static void read_limits(void) {
    balvps_result *result = balvps_client_rate_limits(standing);
    read_result(result);
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
}

static void read_authorities(void) {
    balvps_result *result = balvps_client_authorities(standing);
    read_result(result);
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
}

static void read_stored_tokens(void) {
    balvps_result *result = balvps_client_stored_tokens(standing);
    read_result(result);
    memory.until_failure = 0;
    read_result_again(result);
    balvps_result_free(result);
}

/* Where memory fails at some places within libcurl, it waits for a connection that it does not make, until
 * the time for that is over. */
static const char short_wait[] = "300";
static const char longer_wait[] = "1000";
static const char shortest_wait[] = "200"; /* where it happens often */

/* A client of its own, which calls once; `answer` completes a login that asks for a second factor. */
static void sign_in_with(balvps_config *config, int answer) {
    balvps_config_set(config, "base_url", BALVPS_NTS, base_url, BALVPS_NTS);
    balvps_config_set(config, "retry_base_ms", BALVPS_NTS, "1", BALVPS_NTS);
    balvps_config_set(config, "connect_timeout_ms", BALVPS_NTS, short_wait, BALVPS_NTS);
    balvps_config_set(config, "attempt_timeout_ms", BALVPS_NTS, longer_wait, BALVPS_NTS);
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    if (client != NULL) {
        balvps_result *result = balvps_client_get_details(client);
        read_result(result);
        if (answer) {
            balvps_result_free(result);
            result = balvps_client_verify_second_factor(client, "123456", BALVPS_NTS);
            read_result(result);
        }
        memory.until_failure = 0;
        read_result_again(result);
        balvps_result_free(result);
    }
    balvps_error_free(error);
    balvps_client_free(client);
    balvps_config_free(config);
}

static balvps_config *user_config(void) {
    balvps_config *config = balvps_config_new();
    balvps_config_set(config, "username", BALVPS_NTS, SANDBOX_USERNAME, BALVPS_NTS);
    balvps_config_set(config, "password", BALVPS_NTS, SANDBOX_PASSWORD, BALVPS_NTS);
    return config;
}

static void answer_second_factor(void) {
    sign_in_with(user_config(), 1);
}

static void answer_second_factor_by_itself(void) {
    balvps_config *config = user_config();
    balvps_config_set(config, "totp_secret", BALVPS_NTS, "GEZDGNBVGY3TQOJQ", BALVPS_NTS);
    sign_in_with(config, 0);
}

static void refresh(void) {
    balvps_config *config = user_config();
    balvps_config_set(config, "refresh_token", BALVPS_NTS, "a refresh token of some length", BALVPS_NTS);
    sign_in_with(config, 0);
}

/* A store as a program may have one. It needs no memory itself. */
static struct {
    char text[1024];
    size_t length;
    int locked;
} store;

static int32_t load(void *context, balvps_token_receiver receive, void *receiver) {
    (void)context;
    if (store.length > 0) {
        receive(receiver, store.text, store.length);
    }
    return 0;
}

static int32_t save(void *context, const char *text, size_t length) {
    (void)context;
    if (length >= sizeof store.text) {
        return -1;
    }
    store.length = text == NULL ? 0 : length;
    if (text != NULL) {
        memcpy(store.text, text, length);
    }
    return 0;
}

static int32_t lock(void *context) {
    (void)context;
    ++store.locked;
    return 0;
}

static void unlock(void *context) {
    (void)context;
    --store.locked;
}

static void sign_in_with_a_store(int keeps) {
    if (!keeps) {
        store.length = 0;
    }
    balvps_config *config = user_config();
    balvps_config_set_token_store(config, load, save, lock, unlock, NULL);
    sign_in_with(config, 0);
    expect(store.locked == 0, "the store stays locked");
}

static void fill_a_store(void) {
    sign_in_with_a_store(0);
}

static void use_a_store(void) {
    sign_in_with_a_store(1);
}

static const char *store_name; /* "file:PATH" */

static void sign_in_with_a_file(void) {
    balvps_config *config = user_config();
    balvps_config_set(config, "token_store", BALVPS_NTS, store_name, BALVPS_NTS);
    sign_in_with(config, 0);
}

static void complain_about_a_store(void) {
    balvps_config *config = balvps_config_new();
    balvps_config_set_token_store(config, load, NULL, NULL, NULL, NULL);
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    expect(error != NULL && client == NULL, "a mistake was forgotten");
    balvps_error_free(error);
    balvps_client_free(client);
    balvps_config_free(config);
}

/* ---- the queue ---- */

enum { QUEUED = 8, PATIENCE_MS = 20000 };

/* Takes all results of a queue, and returns how many calls were cancelled. While none comes for want of
 * memory nothing is lost: there is some again. */
static int take_all(balvps_queue *queue, int submitted, const int *accepted) {
    int cancelled = 0;
    int seen[QUEUED + 1] = {0};
    int taken = 0;
    for (int tries = 0; balvps_queue_size(queue) > 0 && tries < 50; ++tries) {
        balvps_result *result = balvps_queue_next(queue, PATIENCE_MS);
        if (result == NULL) {
            memory.until_failure = 0;
            continue;
        }
        const uint64_t tag = balvps_result_tag(result);
        expect(tag >= 1 && tag <= QUEUED, "a result without its tag");
        seen[tag <= QUEUED ? tag : 0] += 1;
        ++taken;
        cancelled += balvps_error_code(balvps_result_error(result)) == BALVPS_ERROR_CANCELLED;
        read_result(result);
        balvps_result_free(result);
    }
    expect(balvps_queue_size(queue) == 0, "a call was lost in the queue");
    expect(taken == submitted, "not as many results as calls");
    for (int tag = 1; tag <= QUEUED; ++tag) {
        expect(seen[tag] == accepted[tag], "a tag twice, or not at all");
    }
    return cancelled;
}

static void put(uint64_t tag, int *submitted, int *accepted) {
    if (tag != 0) {
        ++*submitted;
        expect(tag <= QUEUED, "a tag beyond the calls");
        accepted[tag <= QUEUED ? tag : 0] = 1;
    }
}

static void run_queue(balvps_client *client, int cancels) {
    balvps_queue *queue = balvps_queue_new(client);
    expect(queue != NULL || memory.failed, "no queue");
    int submitted = 0;
    int accepted[QUEUED + 1] = {0};
    put(submit_once(queue, new_contact_call()), &submitted, accepted);
    put(submit_once(queue, balvps_call_new("get_details", BALVPS_NTS)), &submitted, accepted);
    put(submit_once(queue, balvps_call_new(NULL, 0)), &submitted, accepted);
    put(submit_once(queue, balvps_call_new("no such operation, whatever is done", BALVPS_NTS)), &submitted,
        accepted);
    put(submit_once(queue,
                    with(balvps_call_new("get_dns_zone", BALVPS_NTS), "{\"service_id\":10,\"zone_id\":60}")),
        &submitted, accepted);
    put(submit_once(queue, balvps_call_new_request("GET", BALVPS_NTS, "/contact/7", BALVPS_NTS, NULL, 0)),
        &submitted, accepted);
    put(submit_once(queue, balvps_call_new_second_factor("123456", BALVPS_NTS)), &submitted, accepted);
    put(submit_once(queue, with(balvps_call_new("list_service_dns", BALVPS_NTS), "{\"service_id\":10}")),
        &submitted, accepted);
    expect((int)balvps_queue_size(queue) == submitted, "the queue does not count its calls");
    if (cancels) {
        balvps_result *first = balvps_queue_next(queue, 0);
        submitted -= first != NULL;
        accepted[first == NULL ? 0 : balvps_result_tag(first)] = 0;
        balvps_result_free(first);
        balvps_queue_cancel(queue, 2);
        balvps_queue_cancel(queue, 0);
    }
    if (queue != NULL) {
        const int cancelled = take_all(queue, submitted, accepted);
        expect(!cancels || memory.failed || cancelled > 0, "nothing was cancelled");
    }
    balvps_queue_free(queue);
}

static void queue_calls(void) {
    run_queue(hasty, 0);
}

/* The second time there is memory: what the first time lost is there again, a connection or the room for a
 * call. */
static void queue_calls_one_by_one(void) {
    run_queue(keeping, 0);
    memory.until_failure = 0;
    run_queue(keeping, 0);
}

static void queue_and_cancel(void) {
    run_queue(hasty, 1);
}

/* What is left in a queue goes with it. */
static void abandon_queue(void) {
    balvps_queue *queue = balvps_queue_new(hasty);
    submit_once(queue, balvps_call_new("get_details", BALVPS_NTS));
    submit_once(queue, balvps_call_new("get_balance", BALVPS_NTS));
    balvps_result_free(balvps_queue_next(queue, 0));
    submit_once(queue, balvps_call_new("list_contacts", BALVPS_NTS));
    balvps_queue_free(queue);
}

/* A client of its own whose queue signs in. */
static void sign_in_in_a_queue(void) {
    balvps_config *config = user_config();
    balvps_config_set(config, "base_url", BALVPS_NTS, base_url, BALVPS_NTS);
    balvps_config_set(config, "attempt_timeout_ms", BALVPS_NTS, shortest_wait, BALVPS_NTS);
    balvps_config_set(config, "retries", BALVPS_NTS, "0", BALVPS_NTS);
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    balvps_queue *queue = balvps_queue_new(client);
    balvps_client_free(client); /* a queue may outlive it */
    int submitted = 0;
    int accepted[QUEUED + 1] = {0};
    put(submit_once(queue, balvps_call_new("get_details", BALVPS_NTS)), &submitted, accepted);
    put(submit_once(queue, balvps_call_new("get_balance", BALVPS_NTS)), &submitted, accepted);
    if (queue != NULL) {
        take_all(queue, submitted, accepted);
    }
    balvps_queue_free(queue);
    balvps_error_free(error);
    balvps_config_free(config);
}

/* ---- the sweep ---- */

/* Returns how many allocations are left over. */
static long run_short(void (*step)(void), long nth, int stays_short) {
    const long before = memory.live;
    memory.until_failure = nth;
    memory.stays_short = stays_short;
    memory.failed = 0;
    step();
    memory.until_failure = 0;

    /* The same client works again, and has the connection back that it may have lost; a used one. */
    for (int i = 0; i < 2; ++i) {
        balvps_result *result = balvps_client_get_details(standing);
        expect(balvps_result_error(result) == NULL, "the client does not recover");
        balvps_result_free(result);
    }
    return memory.live - before;
}

/* A connection that is made anew may look like a leak, and what is kept for ever (such as the text of the one
 * error there is when memory is out) is; but a leak is there again each time. */
static int leaks(void (*step)(void), long nth, int stays_short) {
    for (int again = 0; again < 3; ++again) {
        if (run_short(step, nth, stays_short) <= 0) {
            return 0;
        }
    }
    return 1;
}

/* Returns how many allocations the step makes. */
static long sweep(void (*step)(void), int stays_short, int may_leak) {
    long nth = 0;
    do {
        const long left = run_short(step, ++nth, stays_short);
        const int failed = memory.failed;
        if (defect != NULL) {
            fail_msg("allocation %ld: %s", nth, defect);
        }
        if (!may_leak && left > 0 && leaks(step, nth, stays_short)) {
            fail_msg("allocation %ld: %ld were not freed", nth, left);
        }
        if (!failed) {
            return nth;
        }
    } while (1);
}

static void sweep_both_ways(void (*step)(void)) {
    for (int stays_short = 0; stays_short < 2; ++stays_short) {
        const long allocations = sweep(step, stays_short, 0);
        print_message("%ld allocations\n", allocations);
        assert_true(allocations > 1);
    }
}

/* Arguments arrive whole, or nothing is sent: every request to a path had this body. */
static void assert_all_sent(const char *path, const char *body) {
    counts = 0;
    cJSON *log = sandbox_log(server);
    int sent = 0;
    const cJSON *entry = NULL;
    cJSON_ArrayForEach(entry, log) {
        if (strcmp(cJSON_GetStringValue(cJSON_GetObjectItem(entry, "path")), path) == 0 &&
            strcmp(cJSON_GetStringValue(cJSON_GetObjectItem(entry, "method")), "POST") == 0) {
            assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(entry, "body")), body);
            ++sent;
        }
    }
    cJSON_Delete(log);
    assert_true(sent > 0);
}

/* Every call that could not be made is the same one, which nothing changes; so it is with configs. */
static void a_call_that_could_not_be_made(void **state) {
    (void)state;
    memory.until_failure = 1;
    balvps_call *call = balvps_call_new(NULL, 0);
    const long before = memory.live;
    balvps_call_string(call, "amount", BALVPS_NTS, "a text that does not fit into a string itself",
                       BALVPS_NTS);
    balvps_call_option(call, "no such option", BALVPS_NTS, "1", BALVPS_NTS);
    balvps_call_cancel(call);
    balvps_call_free(call);
    assert_int_equal(memory.live, before);
    sandbox_command(server, "DELETE", "log", NULL);
    balvps_result *result = balvps_client_apply_credit(standing, 308976, call);
    assert_int_equal(balvps_error_code(balvps_result_error(result)), BALVPS_ERROR_OUT_OF_MEMORY);
    balvps_result_free(result);
    assert_int_equal(sandbox_count(server, "/api/invoice/308976/credit"), 0);
}

static void a_config_that_could_not_be_made(void **state) {
    (void)state;
    memory.until_failure = 1;
    balvps_config *config = balvps_config_new();
    const long before = memory.live;
    balvps_config_set(config, "username", BALVPS_NTS, "a text that does not fit into a string itself",
                      BALVPS_NTS);
    balvps_config_set(config, "no such key", BALVPS_NTS, "1", BALVPS_NTS);
    balvps_config_set_interrupt(config, never, NULL);
    balvps_config_set_token_store(config, load, NULL, NULL, NULL, NULL);
    balvps_config_free(config);
    assert_int_equal(memory.live, before);
    balvps_client *client = NULL;
    balvps_error *error = balvps_client_new(config, &client);
    assert_int_equal(balvps_error_code(error), BALVPS_ERROR_OUT_OF_MEMORY);
    assert_null(client);
    balvps_error_free(error);
}

static void making_a_client(void **state) {
    (void)state;
    sweep_both_ways(make_client);
}

static void a_portal(void **state) {
    (void)state;
    sweep_both_ways(read_portal);
}

static void a_mistaken_config(void **state) {
    (void)state;
    sweep_both_ways(complain_about_config);
}

static void mistaken_arguments(void **state) {
    (void)state;
    sweep_both_ways(complain_about_arguments);
}

static void a_call_by_name(void **state) {
    (void)state;
    sweep_both_ways(call_by_name);
    assert_all_sent("/api/contact", new_contact);
}

static void a_payment(void **state) {
    (void)state;
    sandbox_command(server, "POST", "play",
                    "{\"answers\":[{\"path\":\"/api/invoice/308976/credit\",\"times\":1000000,"
                    "\"body\":\"{\\\"success\\\":true}\"}]}");
    sweep_both_ways(pay);
    assert_all_sent("/api/invoice/308976/credit", "{\"amount\":\"2.10\"}");
}

static void a_call_by_json(void **state) {
    (void)state;
    sweep_both_ways(call_by_json);
}

static void a_call_that_falls_back(void **state) {
    (void)state;
    sandbox_command(server, "POST", "configure", "{\"service_dns\":false}");
    sweep_both_ways(fall_back);
}

static void a_raw_request(void **state) {
    (void)state;
    sweep_both_ways(request);
}

static void a_raw_request_with_options(void **state) {
    (void)state;
    sweep_both_ways(request_with_options);
}

static void a_description(void **state) {
    (void)state;
    sandbox_command(server, "DELETE", "log", NULL);
    sweep_both_ways(describe);
    assert_int_equal(sandbox_count(server, "/api/contact"), 0);
}

/* It is made once: afterwards there is nothing more to fail. */
static void the_catalog(void **state) {
    (void)state;
    assert_true(sweep(read_catalog, 0, 0) > 1);
    assert_int_equal(sweep(read_catalog, 1, 0), 1);
}

static void each_function(void **state) {
    (void)state;
    const balvps_value *catalog = balvps_catalog_value();
    const size_t operations = balvps_value_size(balvps_value_at(catalog, "/operations", BALVPS_NTS));
    const size_t procedures = balvps_value_size(balvps_value_at(catalog, "/procedures", BALVPS_NTS));
    assert_true(operations > 0 && procedures > 0);
    for (function = 0; function < operations + procedures; ++function) {
        print_message("function %zu\n", function);
        assert_true(sweep(call_function, 0, 0) > 1);
    }
}

static void the_first_call_of_a_client(void **state) {
    (void)state;
    sweep_both_ways(first_call);
}

static void a_call_with_an_object_and_options(void **state) {
    (void)state;
    sweep_both_ways(call_with_object);
    assert_all_sent("/api/contact",
                    "{\"email\":\"somebody@a-domain-of-some-length.example\",\"firstname\":\"Joe\"}");
}

static void an_unanswered_write_that_is_confirmed(void **state) {
    (void)state;
    sandbox_command(
        server, "POST", "play",
        "{\"answers\":[{\"method\":\"POST\",\"path\":\"/api/contact\",\"drop\":true,\"times\":1000000},"
        "{\"method\":\"GET\",\"path\":\"/api/contact\",\"times\":1000000,"
        "\"body\":\"{\\\"contacts\\\":[{\\\"id\\\":\\\"49\\\",\\\"email\\\":\\\"a@b.example\\\"}]}\"}]}");
    sweep_both_ways(confirm);
    assert_all_sent("/api/contact", new_contact);
}

static void a_procedure_that_writes(void **state) {
    (void)state;
    sandbox_command(server, "POST", "play",
                    "{\"answers\":[{\"method\":\"GET\",\"path\":\"/api/service/10/dns/60\",\"times\":1000000,"
                    "\"body\":\"{\\\"name\\\":\\\"qwerty.com\\\",\\\"records\\\":[]}\"}]}");
    sweep_both_ways(ensure_record);
    assert_all_sent("/api/service/10/dns/60/records",
                    "{\"service_id\":10,\"zone_id\":60,\"name\":\"a.qwerty.com\",\"type\":\"TXT\","
                    "\"content\":\"a text of more than a few letters\"}");
}

static void mistaken_options(void **state) {
    (void)state;
    sweep_both_ways(complain_about_options);
}

static void the_limits(void **state) {
    (void)state;
    sweep_both_ways(read_limits);
    sweep_both_ways(read_authorities);
    sweep_both_ways(read_stored_tokens);
}

/* The tokens played are good for the details, which are played too; the client that stands has its own. */
static void play_tokens(void) {
    sandbox_command(
        server, "POST", "play",
        "{\"answers\":["
        "{\"path\":\"/api/login\",\"times\":1000000,\"body\":\"{\\\"token\\\":null,\\\"mfa\\\":{"
        "\\\"token\\\":\\\"mfa.token\\\",\\\"methods\\\":[\\\"google_authenticator\\\"]}}\"},"
        "{\"path\":\"/api/mfa/verify\",\"times\":1000000,"
        "\"body\":\"{\\\"token\\\":\\\"a.token\\\",\\\"refresh\\\":\\\"another\\\"}\"},"
        "{\"path\":\"/api/token\",\"times\":1000000,"
        "\"body\":\"{\\\"token\\\":\\\"a.token\\\",\\\"refresh\\\":\\\"another\\\"}\"},"
        "{\"path\":\"/api/details\",\"times\":1000000,\"body\":\"{\\\"client\\\":{\\\"id\\\":26}}\"}]}");
}

static void a_second_factor_that_is_answered(void **state) {
    (void)state;
    play_tokens();
    sweep_both_ways(answer_second_factor);
}

static void a_second_factor_from_the_config(void **state) {
    (void)state;
    play_tokens();
    sweep_both_ways(answer_second_factor_by_itself);
}

static void a_refresh(void **state) {
    (void)state;
    play_tokens();
    sweep_both_ways(refresh);
}

static void a_store_that_is_filled(void **state) {
    (void)state;
    sweep_both_ways(fill_a_store);
}

static void a_store_that_is_used(void **state) {
    (void)state;
    fill_a_store();
    assert_true(store.length > 0);
    sweep_both_ways(use_a_store);
}

static void a_store_in_a_file(void **state) {
    (void)state;
    char folder[] = "/tmp/balvps-test-XXXXXX";
    char name[sizeof folder + 32];
    assert_non_null(mkdtemp(folder));
    snprintf(name, sizeof name, "file:%s/tokens", folder);
    store_name = name;
    sweep_both_ways(sign_in_with_a_file);
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    int left = 0;
    for (const struct dirent *entry = readdir(entries); entry != NULL; entry = readdir(entries)) {
        if (entry->d_name[0] != '.') {
            print_message("%s\n", entry->d_name);
            ++left;
            assert_int_equal(unlinkat(dirfd(entries), entry->d_name, 0), 0);
        }
    }
    closedir(entries);
    assert_int_equal(rmdir(folder), 0);
    assert_in_range(left, 1, 2); /* the tokens and the lock, nothing that was to replace them */
}

static void a_mistaken_store(void **state) {
    (void)state;
    sweep_both_ways(complain_about_a_store);
}

/* How many connections and transfers calls at once leave behind for the next queue is a matter of luck, and
 * may grow for many runs until there is one for each call. So here none is kept, and each run leaves what
 * there was. */
static void a_queue(void **state) {
    (void)state;
    sweep_both_ways(queue_calls);
    assert_all_sent("/api/contact", new_contact);
}

/* One call at a time leaves one connection and one transfer behind, which no run may add to. */
static void a_queue_that_keeps_its_connection(void **state) {
    (void)state;
    sweep_both_ways(queue_calls_one_by_one);
    assert_all_sent("/api/contact", new_contact);
}

static void a_queue_that_is_cancelled(void **state) {
    (void)state;
    sweep_both_ways(queue_and_cancel);
}

/* Where libcurl gives a name's resolution up, its thread frees what belongs to that, which is not counted
 * here. */
static void a_queue_that_is_abandoned(void **state) {
    (void)state;
    assert_true(sweep(abandon_queue, 0, 1) > 1);
    assert_true(sweep(abandon_queue, 1, 1) > 1);
}

static void a_queue_that_signs_in(void **state) {
    (void)state;
    sweep_both_ways(sign_in_in_a_queue);
}

static balvps_config *config_for(const char *attempt_timeout_ms) {
    balvps_config *config = sandbox_config(server);
    balvps_config_set(config, "base_url", BALVPS_NTS, base_url, BALVPS_NTS);
    balvps_config_set(config, "attempt_timeout_ms", BALVPS_NTS, attempt_timeout_ms, BALVPS_NTS);
    return config;
}

static balvps_client *client_that_called(balvps_config *config) {
    balvps_client *client = client_from(config);
    balvps_result_free(balvps_client_get_details(client));
    return client;
}

static int fresh(void **state) {
    server = *state;
    sandbox_fresh(state);
    base_url = sandbox_http_base_url(server);
    balvps_config *config = config_for(longer_wait);
    balvps_config_set(config, "connect_timeout_ms", BALVPS_NTS, short_wait, BALVPS_NTS);
    /* apply_plan keeps up to that many connections open. Each new one would look like a leak. */
    balvps_config_set(config, "max_connections", BALVPS_NTS, "1", BALVPS_NTS);
    standing = client_that_called(config);
    config = config_for(shortest_wait);
    balvps_config_set(config, "max_idle_connections", BALVPS_NTS, "0", BALVPS_NTS);
    hasty = client_that_called(config);
    config = config_for(shortest_wait);
    balvps_config_set(config, "max_in_flight", BALVPS_NTS, "1", BALVPS_NTS);
    keeping = client_that_called(config);
    counts = 1;
    return 0;
}

static int free_clients(void **state) {
    (void)state;
    memory.until_failure = 0;
    counts = 0;
    defect = NULL;
    balvps_client_free(standing);
    balvps_client_free(hasty);
    balvps_client_free(keeping);
    return 0;
}

#define ALLOCATION_TEST(test) cmocka_unit_test_setup_teardown(test, fresh, free_clients)

int main(void) {
    const struct CMUnitTest tests[] = {
        ALLOCATION_TEST(a_call_that_could_not_be_made),
        ALLOCATION_TEST(a_config_that_could_not_be_made),
        ALLOCATION_TEST(making_a_client),
        ALLOCATION_TEST(a_mistaken_config),
        ALLOCATION_TEST(mistaken_arguments),
        ALLOCATION_TEST(a_call_by_name),
        ALLOCATION_TEST(a_payment),
        ALLOCATION_TEST(a_call_by_json),
        ALLOCATION_TEST(a_call_that_falls_back),
        ALLOCATION_TEST(a_raw_request),
        ALLOCATION_TEST(a_raw_request_with_options),
        ALLOCATION_TEST(a_description),
        ALLOCATION_TEST(the_catalog),
        ALLOCATION_TEST(a_portal),
        ALLOCATION_TEST(each_function),
        ALLOCATION_TEST(the_first_call_of_a_client),
        ALLOCATION_TEST(a_call_with_an_object_and_options),
        ALLOCATION_TEST(an_unanswered_write_that_is_confirmed),
        ALLOCATION_TEST(a_procedure_that_writes),
        ALLOCATION_TEST(mistaken_options),
        ALLOCATION_TEST(the_limits),
        ALLOCATION_TEST(a_second_factor_that_is_answered),
        ALLOCATION_TEST(a_second_factor_from_the_config),
        ALLOCATION_TEST(a_refresh),
        ALLOCATION_TEST(a_store_that_is_filled),
        ALLOCATION_TEST(a_store_that_is_used),
        ALLOCATION_TEST(a_store_in_a_file),
        ALLOCATION_TEST(a_mistaken_store),
        ALLOCATION_TEST(a_queue),
        ALLOCATION_TEST(a_queue_that_keeps_its_connection),
        ALLOCATION_TEST(a_queue_that_is_cancelled),
        ALLOCATION_TEST(a_queue_that_is_abandoned),
        ALLOCATION_TEST(a_queue_that_signs_in),
    };
    return cmocka_run_group_tests(tests, sandbox_set_up, sandbox_tear_down);
}
