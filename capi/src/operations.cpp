// generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit
#include "balvps/balvps.h"
#include "call_operation.h"

using balvps::capi::call_operation;

balvps_result *balvps_client_login(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "login", {}, call);
}

balvps_result *balvps_client_logout(balvps_client *client) {
    return call_operation(client, "logout", {}, nullptr);
}

balvps_result *balvps_client_refresh_token(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "refresh_token", {}, call);
}

balvps_result *balvps_client_revoke_token(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "revoke_token", {}, call);
}

balvps_result *balvps_client_signup(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "signup", {}, call);
}

balvps_result *balvps_client_reset_password(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "reset_password", {}, call);
}

balvps_result *balvps_client_get_details(balvps_client *client) {
    return call_operation(client, "get_details", {}, nullptr);
}

balvps_result *balvps_client_update_details(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "update_details", {}, call);
}

balvps_result *balvps_client_list_contacts(balvps_client *client) {
    return call_operation(client, "list_contacts", {}, nullptr);
}

balvps_result *balvps_client_add_contact(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "add_contact", {}, call);
}

balvps_result *balvps_client_list_contact_privileges(balvps_client *client) {
    return call_operation(client, "list_contact_privileges", {}, nullptr);
}

balvps_result *balvps_client_get_contact(balvps_client *client, int64_t id) {
    return call_operation(client, "get_contact", {{"id", id}}, nullptr);
}

balvps_result *balvps_client_edit_contact(balvps_client *client, int64_t id, const balvps_call *call) {
    return call_operation(client, "edit_contact", {{"id", id}}, call);
}

balvps_result *balvps_client_get_balance(balvps_client *client) {
    return call_operation(client, "get_balance", {}, nullptr);
}

balvps_result *balvps_client_list_invoices(balvps_client *client) {
    return call_operation(client, "list_invoices", {}, nullptr);
}

balvps_result *balvps_client_get_invoice(balvps_client *client, int64_t id) {
    return call_operation(client, "get_invoice", {{"id", id}}, nullptr);
}

balvps_result *balvps_client_apply_credit(balvps_client *client, int64_t id, const balvps_call *call) {
    return call_operation(client, "apply_credit", {{"id", id}}, call);
}

balvps_result *balvps_client_list_tickets(balvps_client *client) {
    return call_operation(client, "list_tickets", {}, nullptr);
}

balvps_result *balvps_client_create_ticket(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "create_ticket", {}, call);
}

balvps_result *balvps_client_get_ticket(balvps_client *client, int64_t number) {
    return call_operation(client, "get_ticket", {{"number", number}}, nullptr);
}

balvps_result *balvps_client_reply_ticket(balvps_client *client, int64_t number, const balvps_call *call) {
    return call_operation(client, "reply_ticket", {{"number", number}}, call);
}

balvps_result *balvps_client_reopen_ticket(balvps_client *client, int64_t number) {
    return call_operation(client, "reopen_ticket", {{"number", number}}, nullptr);
}

balvps_result *balvps_client_close_ticket(balvps_client *client, int64_t number) {
    return call_operation(client, "close_ticket", {{"number", number}}, nullptr);
}

balvps_result *balvps_client_list_ticket_departments(balvps_client *client) {
    return call_operation(client, "list_ticket_departments", {}, nullptr);
}

balvps_result *balvps_client_list_dns(balvps_client *client) {
    return call_operation(client, "list_dns", {}, nullptr);
}

balvps_result *balvps_client_add_dns_zone(balvps_client *client, int64_t service_id,
                                          const balvps_call *call) {
    return call_operation(client, "add_dns_zone", {{"service_id", service_id}}, call);
}

balvps_result *balvps_client_list_service_dns(balvps_client *client, int64_t service_id) {
    return call_operation(client, "list_service_dns", {{"service_id", service_id}}, nullptr);
}

balvps_result *balvps_client_get_dns_zone(balvps_client *client, int64_t service_id, int64_t zone_id) {
    return call_operation(client, "get_dns_zone", {{"service_id", service_id}, {"zone_id", zone_id}},
                          nullptr);
}

balvps_result *balvps_client_delete_dns_zone(balvps_client *client, int64_t service_id, int64_t zone_id) {
    return call_operation(client, "delete_dns_zone", {{"service_id", service_id}, {"zone_id", zone_id}},
                          nullptr);
}

balvps_result *balvps_client_add_dns_record(balvps_client *client, int64_t service_id, int64_t zone_id,
                                            const balvps_call *call) {
    return call_operation(client, "add_dns_record", {{"service_id", service_id}, {"zone_id", zone_id}}, call);
}

balvps_result *balvps_client_edit_dns_record(balvps_client *client, int64_t service_id, int64_t zone_id,
                                             int64_t record_id, const balvps_call *call) {
    return call_operation(client, "edit_dns_record",
                          {{"service_id", service_id}, {"zone_id", zone_id}, {"record_id", record_id}}, call);
}

balvps_result *balvps_client_delete_dns_record(balvps_client *client, int64_t service_id, int64_t zone_id,
                                               int64_t record_id) {
    return call_operation(client, "delete_dns_record",
                          {{"service_id", service_id}, {"zone_id", zone_id}, {"record_id", record_id}},
                          nullptr);
}

balvps_result *balvps_client_find_zone(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "find_zone", {}, call);
}

balvps_result *balvps_client_list_records(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "list_records", {}, call);
}

balvps_result *balvps_client_ensure_record(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "ensure_record", {}, call);
}

balvps_result *balvps_client_set_records(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "set_records", {}, call);
}

balvps_result *balvps_client_remove_records(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "remove_records", {}, call);
}

balvps_result *balvps_client_export_zone(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "export_zone", {}, call);
}

balvps_result *balvps_client_plan_zone(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "plan_zone", {}, call);
}

balvps_result *balvps_client_apply_plan(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "apply_plan", {}, call);
}
