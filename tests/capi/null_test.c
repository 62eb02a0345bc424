/* Every function with NULL in every place that takes a pointer: answered, not crashed on. */
#include <balvps/balvps.h>

#include "check.h"
#include "once.h"
#include "with_client.h"

/* Frees a result, which must be an error of that code. */
static void assert_code(balvps_result *result, int32_t code) {
    assert_non_null(result);
    assert_int_equal(balvps_error_code(balvps_result_error(result)), code);
    balvps_result_free(result);
}

/* Frees a result, whatever it is: the call went out. */
static void assert_answered(balvps_result *result) {
    assert_non_null(result);
    assert_int_not_equal(balvps_result_http_status(result), 0);
    balvps_result_free(result);
}

static void the_library(void **state) {
    (void)state;
    assert_non_null(balvps_catalog_json(NULL));
}

static void config(void **state) {
    (void)state;
    balvps_config_set(NULL, "retries", BALVPS_NTS, "1", BALVPS_NTS);
    balvps_config_set(NULL, NULL, 0, NULL, BALVPS_NTS);
    balvps_config_set_interrupt(NULL, NULL, NULL);
    balvps_config_set_token_store(NULL, NULL, NULL, NULL, NULL, NULL);
    balvps_config_set_portal(NULL, NULL, 0);
    balvps_config_free(NULL);

    balvps_config *without = balvps_config_new();
    balvps_config_set_interrupt(without, NULL, NULL);
    balvps_config_set_token_store(without, NULL, NULL, NULL, NULL, NULL);
    balvps_config_set_portal(without, NULL, 0);
    balvps_client_free(client_from(without));
}

static void making_a_client(void **state) {
    (void)state;
    balvps_error *error = balvps_client_new(NULL, NULL);
    assert_int_equal(balvps_error_code(error), BALVPS_ERROR_ARGUMENT);
    assert_contains(balvps_error_message(error), "'out'");
    balvps_error_free(error);
    balvps_config *empty = balvps_config_new();
    error = balvps_client_new(empty, NULL);
    assert_int_equal(balvps_error_code(error), BALVPS_ERROR_ARGUMENT);
    balvps_error_free(error);
    balvps_config_free(empty);
    balvps_client_free(NULL);
}

static void setting(void **state) {
    (void)state;
    balvps_call_string(NULL, "name", BALVPS_NTS, "x", BALVPS_NTS);
    balvps_call_string(NULL, NULL, 0, NULL, BALVPS_NTS);
    balvps_call_int(NULL, "name", BALVPS_NTS, 1);
    balvps_call_int(NULL, NULL, 0, 1);
    balvps_call_json(NULL, "name", BALVPS_NTS, "1", BALVPS_NTS);
    balvps_call_json(NULL, NULL, 0, NULL, BALVPS_NTS);
    balvps_call_object(NULL, "{}", BALVPS_NTS);
    balvps_call_object(NULL, NULL, BALVPS_NTS);
    balvps_call_option(NULL, "retries", BALVPS_NTS, "1", BALVPS_NTS);
    balvps_call_option(NULL, NULL, 0, NULL, BALVPS_NTS);
    balvps_call_cancel(NULL);
    balvps_call_free(NULL);

    balvps_call *mistaken = balvps_call_new(NULL, 0);
    balvps_call_object(mistaken, NULL, 100);
    assert_code(balvps_client_call(client, "get_details", BALVPS_NTS, mistaken), BALVPS_ERROR_ARGUMENT);
    balvps_call_free(mistaken);
    mistaken = balvps_call_new(NULL, 0);
    balvps_call_option(mistaken, NULL, 0, "1", BALVPS_NTS);
    assert_code(balvps_client_call(client, "get_details", BALVPS_NTS, mistaken), BALVPS_ERROR_ARGUMENT);
    balvps_call_free(mistaken);
    mistaken = balvps_call_new(NULL, 0);
    balvps_call_option(mistaken, "retries", BALVPS_NTS, NULL, 100);
    assert_code(balvps_client_call(client, "get_details", BALVPS_NTS, mistaken), BALVPS_ERROR_ARGUMENT);
    balvps_call_free(mistaken);
}

static void calls(void **state) {
    (void)state;
    balvps_call *none = balvps_call_new(NULL, 0);
    assert_code(balvps_client_call(NULL, "get_details", BALVPS_NTS, none), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_call(NULL, NULL, 0, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_call(client, NULL, 0, none), BALVPS_ERROR_ARGUMENT);
    assert_answered(balvps_client_call(client, "get_details", BALVPS_NTS, NULL));

    assert_code(balvps_client_call_json(NULL, "get_details", BALVPS_NTS, "{}", BALVPS_NTS),
                BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_call_json(NULL, NULL, 0, NULL, BALVPS_NTS), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_call_json(client, NULL, 0, "{}", BALVPS_NTS), BALVPS_ERROR_ARGUMENT);
    assert_answered(balvps_client_call_json(client, "get_details", BALVPS_NTS, NULL, BALVPS_NTS));
    assert_answered(balvps_client_call_json(client, "get_details", BALVPS_NTS, NULL, 100));

    assert_code(balvps_client_request(NULL, "GET", BALVPS_NTS, "/details", BALVPS_NTS, NULL, 0),
                BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_request(NULL, NULL, 0, NULL, 0, NULL, BALVPS_NTS), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_request(client, NULL, 0, "/details", BALVPS_NTS, NULL, 0),
                BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_request(client, "GET", BALVPS_NTS, NULL, 0, NULL, 0), BALVPS_ERROR_ARGUMENT);
    assert_answered(balvps_client_request(client, "GET", BALVPS_NTS, "/details", BALVPS_NTS, NULL, 100));

    balvps_call *details = balvps_call_new("get_details", BALVPS_NTS);
    assert_code(balvps_client_run(NULL, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_run(NULL, details), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_run(client, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_run(client, none), BALVPS_ERROR_ARGUMENT);
    assert_answered(balvps_client_run(client, details));
    assert_code(balvps_client_describe(NULL, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_describe(NULL, details), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_describe(client, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_describe(client, none), BALVPS_ERROR_ARGUMENT);
    balvps_call_free(details);
    balvps_call_free(none);
    assert_code(run_once(client, balvps_call_new_request(NULL, 0, "/details", BALVPS_NTS, NULL, 0)),
                BALVPS_ERROR_ARGUMENT);
    assert_code(run_once(client, balvps_call_new_request("GET", BALVPS_NTS, NULL, 100, NULL, 0)),
                BALVPS_ERROR_ARGUMENT);
    assert_answered(
        run_once(client, balvps_call_new_request("GET", BALVPS_NTS, "/details", BALVPS_NTS, NULL, 100)));
    assert_code(run_once(client, balvps_call_new_second_factor(NULL, 100)), BALVPS_ERROR_ARGUMENT);

    assert_code(balvps_client_verify_second_factor(NULL, "123456", BALVPS_NTS), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_verify_second_factor(client, NULL, BALVPS_NTS), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_verify_second_factor(client, NULL, 100), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_rate_limits(NULL), BALVPS_ERROR_ARGUMENT);
    assert_non_null(balvps_client_catalog_json(NULL, NULL));
    assert_ptr_equal(balvps_client_catalog_value(NULL), balvps_catalog_value());
    assert_code(balvps_client_authorities(NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_stored_tokens(NULL), BALVPS_ERROR_ARGUMENT);
}

static void queues(void **state) {
    (void)state;
    assert_null(balvps_queue_new(NULL));
    assert_true(balvps_queue_submit(NULL, NULL) == 0);
    assert_true(submit_once(NULL, balvps_call_new("get_details", BALVPS_NTS)) == 0);
    assert_null(balvps_queue_next(NULL, -1));
    assert_int_equal(balvps_queue_size(NULL), 0);
    assert_int_equal(balvps_queue_descriptor(NULL), -1);
    balvps_queue_cancel(NULL, 0);
    balvps_queue_free(NULL);

    balvps_queue *queue = balvps_queue_new(client);
    assert_true(balvps_queue_submit(queue, NULL) == 0);
    assert_int_equal(balvps_queue_size(queue), 0);
    assert_true(submit_once(queue, balvps_call_new(NULL, 0)) == 1);
    assert_code(balvps_queue_next(queue, -1), BALVPS_ERROR_ARGUMENT);
    assert_true(submit_once(queue, balvps_call_new("get_details", BALVPS_NTS)) == 2);
    assert_answered(balvps_queue_next(queue, -1));
    assert_null(balvps_queue_next(queue, -1));
    balvps_queue_free(queue);
}

static void functions_without_a_client(void **state) {
    (void)state;
    balvps_call *none = balvps_call_new(NULL, 0);
    balvps_result *results[] = {
        balvps_client_login(NULL, none),
        balvps_client_logout(NULL),
        balvps_client_refresh_token(NULL, none),
        balvps_client_revoke_token(NULL, none),
        balvps_client_signup(NULL, none),
        balvps_client_reset_password(NULL, none),
        balvps_client_get_details(NULL),
        balvps_client_update_details(NULL, none),
        balvps_client_list_contacts(NULL),
        balvps_client_add_contact(NULL, none),
        balvps_client_list_contact_privileges(NULL),
        balvps_client_get_contact(NULL, 1),
        balvps_client_edit_contact(NULL, 1, none),
        balvps_client_get_balance(NULL),
        balvps_client_list_invoices(NULL),
        balvps_client_get_invoice(NULL, 1),
        balvps_client_apply_credit(NULL, 1, none),
        balvps_client_list_tickets(NULL),
        balvps_client_create_ticket(NULL, none),
        balvps_client_get_ticket(NULL, 1),
        balvps_client_reply_ticket(NULL, 1, none),
        balvps_client_reopen_ticket(NULL, 1),
        balvps_client_close_ticket(NULL, 1),
        balvps_client_list_ticket_departments(NULL),
        balvps_client_list_dns(NULL),
        balvps_client_add_dns_zone(NULL, 1, none),
        balvps_client_list_service_dns(NULL, 1),
        balvps_client_get_dns_zone(NULL, 1, 1),
        balvps_client_delete_dns_zone(NULL, 1, 1),
        balvps_client_add_dns_record(NULL, 1, 1, none),
        balvps_client_edit_dns_record(NULL, 1, 1, 1, none),
        balvps_client_delete_dns_record(NULL, 1, 1, 1),
        balvps_client_list_notifications(NULL),
        balvps_client_list_payment_methods(NULL),
        balvps_client_get_ticket_attachment(NULL, "1", BALVPS_NTS, none),
        balvps_client_list_services(NULL),
        balvps_client_get_service(NULL, 1),
        balvps_client_list_service_methods(NULL, 1),
        balvps_client_set_service_label(NULL, 1, none),
        balvps_client_get_service_upgrades(NULL, 1),
        balvps_client_upgrade_service(NULL, 1, none),
        balvps_client_cancel_service(NULL, 1, none),
        balvps_client_list_vms(NULL, 1),
        balvps_client_get_vm(NULL, 1, "1", BALVPS_NTS),
        balvps_client_start_vm(NULL, 1, "1", BALVPS_NTS),
        balvps_client_stop_vm(NULL, 1, "1", BALVPS_NTS),
        balvps_client_shutdown_vm(NULL, 1, "1", BALVPS_NTS),
        balvps_client_reboot_vm(NULL, 1, "1", BALVPS_NTS),
        balvps_client_reset_vm(NULL, 1, "1", BALVPS_NTS),
        balvps_client_rebuild_vm(NULL, 1, "1", BALVPS_NTS, none),
        balvps_client_list_templates(NULL, 1),
        balvps_client_list_service_ips(NULL, 1),
        balvps_client_get_rdns(NULL, 1),
        balvps_client_set_rdns(NULL, 1, none),
        balvps_client_list_categories(NULL),
        balvps_client_list_products(NULL, 1),
        balvps_client_get_product(NULL, 1),
        balvps_client_create_order(NULL, 1, none),
        balvps_client_quote_order(NULL, none),
        balvps_client_list_domains(NULL),
        balvps_client_get_domain(NULL, 1),
        balvps_client_lookup_domain(NULL, none),
        balvps_client_get_nameservers(NULL, 1),
        balvps_client_set_nameservers(NULL, 1, none),
        balvps_client_get_epp_code(NULL, 1),
        balvps_client_renew_domain(NULL, 1, none),
        balvps_client_find_zone(NULL, none),
        balvps_client_list_records(NULL, none),
        balvps_client_ensure_record(NULL, none),
        balvps_client_set_records(NULL, none),
        balvps_client_remove_records(NULL, none),
        balvps_client_export_zone(NULL, none),
        balvps_client_plan_zone(NULL, none),
        balvps_client_apply_plan(NULL, none),
        balvps_client_wait_for_vm(NULL, none),
        balvps_client_order_and_wait(NULL, none),
    };
    balvps_call_free(none);
    for (size_t i = 0; i < COUNT_OF(results); ++i) {
        assert_contains(balvps_error_message(balvps_result_error(results[i])), "'client'");
        assert_code(results[i], BALVPS_ERROR_ARGUMENT);
    }
}

static void functions_without_a_call(void **state) {
    (void)state;
    assert_code(balvps_client_signup(client, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_reset_password(client, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_create_ticket(client, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_reply_ticket(client, 1, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_add_dns_zone(client, 1, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_add_dns_record(client, 1, 1, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_find_zone(client, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_get_vm(client, 1, NULL, BALVPS_NTS), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_get_vm(client, 1, NULL, 0), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_get_ticket_attachment(client, NULL, 100, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_rebuild_vm(client, 1, "1", BALVPS_NTS, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_set_rdns(client, 1, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_set_service_label(client, 1, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_quote_order(client, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_lookup_domain(client, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_list_records(client, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_ensure_record(client, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_set_records(client, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_remove_records(client, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_export_zone(client, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_plan_zone(client, NULL), BALVPS_ERROR_ARGUMENT);
    assert_code(balvps_client_apply_plan(client, NULL), BALVPS_ERROR_ARGUMENT);

    assert_answered(balvps_client_login(client, NULL));
    assert_answered(balvps_client_refresh_token(client, NULL));
    assert_answered(balvps_client_update_details(client, NULL));
    assert_answered(balvps_client_add_contact(client, NULL));
    assert_answered(balvps_client_edit_contact(client, 1, NULL));
    assert_answered(balvps_client_apply_credit(client, 1, NULL));
    assert_answered(balvps_client_edit_dns_record(client, 1, 1, 1, NULL));
    assert_answered(balvps_client_revoke_token(client, NULL));
}

static void results(void **state) {
    (void)state;
    size_t length = 7;
    assert_null(balvps_result_error(NULL));
    assert_true(balvps_result_tag(NULL) == 0);
    assert_int_equal(balvps_result_http_status(NULL), 0);
    assert_null(balvps_result_header(NULL, "Date", BALVPS_NTS, &length));
    assert_int_equal(length, 0);
    assert_null(balvps_result_header(NULL, NULL, 0, NULL));
    length = 7;
    assert_null(balvps_result_body(NULL, &length));
    assert_int_equal(length, 0);
    assert_null(balvps_result_body(NULL, NULL));
    length = 7;
    assert_null(balvps_result_json(NULL, &length));
    assert_int_equal(length, 0);
    assert_null(balvps_result_json(NULL, NULL));
    assert_null(balvps_result_value(NULL));
    length = 7;
    assert_null(balvps_result_attempts_json(NULL, &length));
    assert_int_equal(length, 0);
    assert_null(balvps_result_attempts_json(NULL, NULL));
    balvps_result_free(NULL);

    balvps_result *result = balvps_client_get_details(client);
    length = 7;
    assert_null(balvps_result_header(result, NULL, 0, &length));
    assert_int_equal(length, 0);
    assert_non_null(balvps_result_header(result, "Content-Type", BALVPS_NTS, NULL));
    assert_non_null(balvps_result_body(result, NULL));
    assert_non_null(balvps_result_json(result, NULL));
    assert_non_null(balvps_result_attempts_json(result, NULL));
    balvps_result_free(result);
}

static void values(void **state) {
    (void)state;
    size_t length = 7;
    int64_t integer = 7;
    double real = 7;
    int32_t flag = 7;
    assert_int_equal(balvps_value_type(NULL), BALVPS_VALUE_NONE);
    assert_int_equal(balvps_value_size(NULL), 0);
    assert_null(balvps_value_at(NULL, "", 0));
    assert_null(balvps_value_at(NULL, NULL, BALVPS_NTS));
    assert_null(balvps_value_member(NULL, "id", BALVPS_NTS));
    assert_null(balvps_value_member(NULL, NULL, BALVPS_NTS));
    assert_null(balvps_value_index(NULL, 0));
    assert_null(balvps_value_key(NULL, 0, &length));
    assert_int_equal(length, 0);
    assert_null(balvps_value_key(NULL, 0, NULL));
    length = 7;
    assert_null(balvps_value_string(NULL, &length));
    assert_int_equal(length, 0);
    assert_null(balvps_value_string(NULL, NULL));
    length = 7;
    assert_null(balvps_value_json(NULL, &length));
    assert_int_equal(length, 0);
    assert_null(balvps_value_json(NULL, NULL));
    balvps_text_free(NULL);
    assert_int_equal(balvps_value_int(NULL, &integer), 0);
    assert_int_equal(balvps_value_int(NULL, NULL), 0);
    assert_int_equal(balvps_value_double(NULL, &real), 0);
    assert_int_equal(balvps_value_double(NULL, NULL), 0);
    assert_int_equal(balvps_value_bool(NULL, &flag), 0);
    assert_int_equal(balvps_value_bool(NULL, NULL), 0);
    assert_int_equal(integer, 7);
    assert_true(real == 7);
    assert_int_equal(flag, 7);

    sandbox_play(*state, NULL, 200, NULL, "{\"text\":\"x\",\"number\":1,\"flag\":true}");
    balvps_result *result =
        balvps_client_request(client, "GET", BALVPS_NTS, "/anything", BALVPS_NTS, NULL, 0);
    const balvps_value *value = balvps_result_value(result);
    assert_non_null(value);
    assert_null(balvps_value_at(value, NULL, 0));
    assert_null(balvps_value_at(value, NULL, BALVPS_NTS));
    assert_null(balvps_value_member(value, NULL, 0));
    assert_null(balvps_value_member(value, NULL, BALVPS_NTS));
    assert_string_equal(balvps_value_key(value, 0, NULL), "text");
    assert_string_equal(balvps_value_string(balvps_value_index(value, 0), NULL), "x");
    assert_int_equal(balvps_value_int(balvps_value_index(value, 1), NULL), 0);
    assert_int_equal(balvps_value_double(balvps_value_index(value, 1), NULL), 0);
    assert_int_equal(balvps_value_bool(balvps_value_index(value, 2), NULL), 0);
    balvps_result_free(result);
}

static void errors(void **state) {
    (void)state;
    size_t length = 7;
    assert_int_equal(balvps_error_code(NULL), 0);
    assert_string_equal(balvps_error_name(NULL), "");
    assert_string_equal(balvps_error_family(NULL), "");
    assert_string_equal(balvps_error_reason(NULL), "");
    assert_string_equal(balvps_error_message(NULL), "");
    assert_int_equal(balvps_error_retryable(NULL), 0);
    assert_true(balvps_error_retry_after(NULL) == -1);
    assert_null(balvps_error_json(NULL, &length));
    assert_int_equal(length, 0);
    assert_null(balvps_error_json(NULL, NULL));
    assert_null(balvps_error_value(NULL));
    balvps_error_free(NULL);

    balvps_result *result = balvps_client_get_details(NULL);
    assert_non_null(balvps_error_json(balvps_result_error(result), NULL));
    balvps_result_free(result);
}

#define NULL_TEST(test) cmocka_unit_test_setup(test, sandbox_fresh)

int main(void) {
    const struct CMUnitTest tests[] = {
        NULL_TEST(the_library),
        NULL_TEST(config),
        NULL_TEST(making_a_client),
        NULL_TEST(setting),
        NULL_TEST(calls),
        NULL_TEST(queues),
        NULL_TEST(functions_without_a_client),
        NULL_TEST(functions_without_a_call),
        NULL_TEST(results),
        NULL_TEST(values),
        NULL_TEST(errors),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
