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

balvps_result *balvps_client_list_notifications(balvps_client *client) {
    return call_operation(client, "list_notifications", {}, nullptr);
}

balvps_result *balvps_client_list_payment_methods(balvps_client *client) {
    return call_operation(client, "list_payment_methods", {}, nullptr);
}

balvps_result *balvps_client_get_ticket_attachment(balvps_client *client, const char *file,
                                                   size_t file_length, const balvps_call *call) {
    return call_operation(client, "get_ticket_attachment", {{"file", file, file_length}}, call);
}

balvps_result *balvps_client_list_services(balvps_client *client) {
    return call_operation(client, "list_services", {}, nullptr);
}

balvps_result *balvps_client_get_service(balvps_client *client, int64_t id) {
    return call_operation(client, "get_service", {{"id", id}}, nullptr);
}

balvps_result *balvps_client_list_service_methods(balvps_client *client, int64_t id) {
    return call_operation(client, "list_service_methods", {{"id", id}}, nullptr);
}

balvps_result *balvps_client_set_service_label(balvps_client *client, int64_t id, const balvps_call *call) {
    return call_operation(client, "set_service_label", {{"id", id}}, call);
}

balvps_result *balvps_client_get_service_upgrades(balvps_client *client, int64_t id) {
    return call_operation(client, "get_service_upgrades", {{"id", id}}, nullptr);
}

balvps_result *balvps_client_upgrade_service(balvps_client *client, int64_t id, const balvps_call *call) {
    return call_operation(client, "upgrade_service", {{"id", id}}, call);
}

balvps_result *balvps_client_cancel_service(balvps_client *client, int64_t id, const balvps_call *call) {
    return call_operation(client, "cancel_service", {{"id", id}}, call);
}

balvps_result *balvps_client_list_vms(balvps_client *client, int64_t service_id) {
    return call_operation(client, "list_vms", {{"service_id", service_id}}, nullptr);
}

balvps_result *balvps_client_get_vm(balvps_client *client, int64_t service_id, const char *vm_id,
                                    size_t vm_id_length) {
    return call_operation(client, "get_vm", {{"service_id", service_id}, {"vm_id", vm_id, vm_id_length}},
                          nullptr);
}

balvps_result *balvps_client_start_vm(balvps_client *client, int64_t service_id, const char *vm_id,
                                      size_t vm_id_length) {
    return call_operation(client, "start_vm", {{"service_id", service_id}, {"vm_id", vm_id, vm_id_length}},
                          nullptr);
}

balvps_result *balvps_client_stop_vm(balvps_client *client, int64_t service_id, const char *vm_id,
                                     size_t vm_id_length) {
    return call_operation(client, "stop_vm", {{"service_id", service_id}, {"vm_id", vm_id, vm_id_length}},
                          nullptr);
}

balvps_result *balvps_client_shutdown_vm(balvps_client *client, int64_t service_id, const char *vm_id,
                                         size_t vm_id_length) {
    return call_operation(client, "shutdown_vm", {{"service_id", service_id}, {"vm_id", vm_id, vm_id_length}},
                          nullptr);
}

balvps_result *balvps_client_reboot_vm(balvps_client *client, int64_t service_id, const char *vm_id,
                                       size_t vm_id_length) {
    return call_operation(client, "reboot_vm", {{"service_id", service_id}, {"vm_id", vm_id, vm_id_length}},
                          nullptr);
}

balvps_result *balvps_client_reset_vm(balvps_client *client, int64_t service_id, const char *vm_id,
                                      size_t vm_id_length) {
    return call_operation(client, "reset_vm", {{"service_id", service_id}, {"vm_id", vm_id, vm_id_length}},
                          nullptr);
}

balvps_result *balvps_client_rebuild_vm(balvps_client *client, int64_t service_id, const char *vm_id,
                                        size_t vm_id_length, const balvps_call *call) {
    return call_operation(client, "rebuild_vm", {{"service_id", service_id}, {"vm_id", vm_id, vm_id_length}},
                          call);
}

balvps_result *balvps_client_list_templates(balvps_client *client, int64_t service_id) {
    return call_operation(client, "list_templates", {{"service_id", service_id}}, nullptr);
}

balvps_result *balvps_client_list_service_ips(balvps_client *client, int64_t service_id) {
    return call_operation(client, "list_service_ips", {{"service_id", service_id}}, nullptr);
}

balvps_result *balvps_client_get_rdns(balvps_client *client, int64_t service_id) {
    return call_operation(client, "get_rdns", {{"service_id", service_id}}, nullptr);
}

balvps_result *balvps_client_set_rdns(balvps_client *client, int64_t service_id, const balvps_call *call) {
    return call_operation(client, "set_rdns", {{"service_id", service_id}}, call);
}

balvps_result *balvps_client_list_categories(balvps_client *client) {
    return call_operation(client, "list_categories", {}, nullptr);
}

balvps_result *balvps_client_list_products(balvps_client *client, int64_t category_id) {
    return call_operation(client, "list_products", {{"category_id", category_id}}, nullptr);
}

balvps_result *balvps_client_get_product(balvps_client *client, int64_t product_id) {
    return call_operation(client, "get_product", {{"product_id", product_id}}, nullptr);
}

balvps_result *balvps_client_create_order(balvps_client *client, int64_t product_id,
                                          const balvps_call *call) {
    return call_operation(client, "create_order", {{"product_id", product_id}}, call);
}

balvps_result *balvps_client_quote_order(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "quote_order", {}, call);
}

balvps_result *balvps_client_list_domains(balvps_client *client) {
    return call_operation(client, "list_domains", {}, nullptr);
}

balvps_result *balvps_client_get_domain(balvps_client *client, int64_t id) {
    return call_operation(client, "get_domain", {{"id", id}}, nullptr);
}

balvps_result *balvps_client_lookup_domain(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "lookup_domain", {}, call);
}

balvps_result *balvps_client_get_nameservers(balvps_client *client, int64_t id) {
    return call_operation(client, "get_nameservers", {{"id", id}}, nullptr);
}

balvps_result *balvps_client_set_nameservers(balvps_client *client, int64_t id, const balvps_call *call) {
    return call_operation(client, "set_nameservers", {{"id", id}}, call);
}

balvps_result *balvps_client_get_epp_code(balvps_client *client, int64_t id) {
    return call_operation(client, "get_epp_code", {{"id", id}}, nullptr);
}

balvps_result *balvps_client_renew_domain(balvps_client *client, int64_t id, const balvps_call *call) {
    return call_operation(client, "renew_domain", {{"id", id}}, call);
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

balvps_result *balvps_client_wait_for_vm(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "wait_for_vm", {}, call);
}

balvps_result *balvps_client_order_and_wait(balvps_client *client, const balvps_call *call) {
    return call_operation(client, "order_and_wait", {}, call);
}
