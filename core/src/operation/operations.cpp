// generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit
#include "operation/operation.h"

#include <algorithm>

namespace balvps {
namespace {

// clang-format off

// The schemas by which answers are normalised.
constexpr Schema any_schema{.kind = ValueKind::any, .fields = {}, .items = nullptr};
constexpr Schema boolean_schema{.kind = ValueKind::boolean, .fields = {}, .items = nullptr};
constexpr Schema messages_schema{.kind = ValueKind::messages, .fields = {}, .items = nullptr};
constexpr Field tokens_fields[] = {
    {"token", &any_schema, true},
    {"refresh", &any_schema, false},
    {"mfa", &any_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema tokens_schema{.kind = ValueKind::object, .fields = tokens_fields, .items = nullptr};
constexpr Field done_fields[] = {
    {"status", &boolean_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema done_schema{.kind = ValueKind::object, .fields = done_fields, .items = nullptr};
constexpr Field outcome_fields[] = {
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema outcome_schema{.kind = ValueKind::object, .fields = outcome_fields, .items = nullptr};
constexpr Schema integer_schema{.kind = ValueKind::integer, .fields = {}, .items = nullptr};
constexpr Schema date_schema{.kind = ValueKind::date, .fields = {}, .items = nullptr};
constexpr Field account_details_fields[] = {
    {"id", &integer_schema, false},
    {"email", &any_schema, false},
    {"lastlogin", &date_schema, false},
    {"ip", &any_schema, false},
    {"host", &any_schema, false},
    {"firstname", &any_schema, false},
    {"lastname", &any_schema, false},
    {"companyname", &any_schema, false},
    {"address1", &any_schema, false},
    {"address2", &any_schema, false},
    {"city", &any_schema, false},
    {"state", &any_schema, false},
    {"postcode", &any_schema, false},
    {"country", &any_schema, false},
    {"phonenumber", &any_schema, false},
};
constexpr Schema account_details_schema{.kind = ValueKind::object, .fields = account_details_fields, .items = nullptr};
constexpr Field get_details_fields[] = {
    {"client", &account_details_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_details_schema{.kind = ValueKind::object, .fields = get_details_fields, .items = nullptr};
constexpr Field update_details_fields[] = {
    {"client", &account_details_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema update_details_schema{.kind = ValueKind::object, .fields = update_details_fields, .items = nullptr};
constexpr Field contact_summary_fields[] = {
    {"email", &any_schema, false},
    {"id", &integer_schema, false},
    {"firstname", &any_schema, false},
    {"lastname", &any_schema, false},
    {"companyname", &any_schema, false},
    {"company", &boolean_schema, false},
    {"lastlogin", &date_schema, false},
};
constexpr Schema contact_summary_schema{.kind = ValueKind::object, .fields = contact_summary_fields, .items = nullptr};
constexpr Schema list_contacts_contacts_schema{.kind = ValueKind::list, .fields = {}, .items = &contact_summary_schema};
constexpr Field list_contacts_fields[] = {
    {"contacts", &list_contacts_contacts_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_contacts_schema{.kind = ValueKind::object, .fields = list_contacts_fields, .items = nullptr};
constexpr Field add_contact_fields[] = {
    {"contact_id", &integer_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema add_contact_schema{.kind = ValueKind::object, .fields = add_contact_fields, .items = nullptr};
constexpr Schema privileges_schema{.kind = ValueKind::privileges, .fields = {}, .items = nullptr};
constexpr Field list_contact_privileges_fields[] = {
    {"privileges", &privileges_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_contact_privileges_schema{.kind = ValueKind::object, .fields = list_contact_privileges_fields, .items = nullptr};
constexpr Field contact_fields[] = {
    {"id", &integer_schema, false},
    {"email", &any_schema, false},
    {"firstname", &any_schema, false},
    {"lastname", &any_schema, false},
    {"companyname", &any_schema, false},
    {"address1", &any_schema, false},
    {"address2", &any_schema, false},
    {"city", &any_schema, false},
    {"state", &any_schema, false},
    {"postcode", &any_schema, false},
    {"country", &any_schema, false},
    {"phonenumber", &any_schema, false},
    {"type", &any_schema, false},
    {"privileges", &privileges_schema, false},
};
constexpr Schema contact_schema{.kind = ValueKind::object, .fields = contact_fields, .items = nullptr};
constexpr Field get_contact_fields[] = {
    {"contact", &contact_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_contact_schema{.kind = ValueKind::object, .fields = get_contact_fields, .items = nullptr};
constexpr Schema money_schema{.kind = ValueKind::money, .fields = {}, .items = nullptr};
constexpr Field balance_fields[] = {
    {"currency", &any_schema, false},
    {"acc_balance", &money_schema, false},
    {"acc_credit", &money_schema, false},
};
constexpr Schema balance_schema{.kind = ValueKind::object, .fields = balance_fields, .items = nullptr};
constexpr Field get_balance_fields[] = {
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
    {"details", &balance_schema, true},
};
constexpr Schema get_balance_schema{.kind = ValueKind::object, .fields = get_balance_fields, .items = nullptr};
constexpr Field invoice_summary_fields[] = {
    {"id", &integer_schema, false},
    {"date", &date_schema, false},
    {"dateorig", &date_schema, false},
    {"duedate", &date_schema, false},
    {"paybefore", &date_schema, false},
    {"total", &money_schema, false},
    {"datepaid", &date_schema, false},
    {"status", &any_schema, false},
    {"merge_id", &integer_schema, false},
    {"number", &any_schema, false},
    {"currency", &any_schema, false},
};
constexpr Schema invoice_summary_schema{.kind = ValueKind::object, .fields = invoice_summary_fields, .items = nullptr};
constexpr Schema list_invoices_invoices_schema{.kind = ValueKind::list, .fields = {}, .items = &invoice_summary_schema};
constexpr Field list_invoices_fields[] = {
    {"invoices", &list_invoices_invoices_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_invoices_schema{.kind = ValueKind::object, .fields = list_invoices_fields, .items = nullptr};
constexpr Field invoice_item_fields[] = {
    {"id", &integer_schema, false},
    {"invoice_id", &integer_schema, false},
    {"type", &any_schema, false},
    {"item_id", &integer_schema, false},
    {"description", &any_schema, false},
    {"amount", &money_schema, false},
    {"taxed", &boolean_schema, false},
    {"qty", &any_schema, false},
    {"linetotal", &money_schema, false},
};
constexpr Schema invoice_item_schema{.kind = ValueKind::object, .fields = invoice_item_fields, .items = nullptr};
constexpr Schema invoice_items_schema{.kind = ValueKind::list, .fields = {}, .items = &invoice_item_schema};
constexpr Field invoice_client_fields[] = {
    {"id", &integer_schema, false},
    {"email", &any_schema, false},
    {"firstname", &any_schema, false},
    {"lastname", &any_schema, false},
    {"companyname", &any_schema, false},
    {"address1", &any_schema, false},
    {"address2", &any_schema, false},
    {"city", &any_schema, false},
    {"state", &any_schema, false},
    {"postcode", &any_schema, false},
    {"country", &any_schema, false},
    {"phonenumber", &any_schema, false},
};
constexpr Schema invoice_client_schema{.kind = ValueKind::object, .fields = invoice_client_fields, .items = nullptr};
constexpr Field invoice_fields[] = {
    {"id", &integer_schema, false},
    {"status", &any_schema, false},
    {"date", &date_schema, false},
    {"duedate", &date_schema, false},
    {"paybefore", &date_schema, false},
    {"datepaid", &date_schema, false},
    {"subtotal", &money_schema, false},
    {"credit", &money_schema, false},
    {"tax", &money_schema, false},
    {"taxrate", &any_schema, false},
    {"tax2", &money_schema, false},
    {"taxrate2", &any_schema, false},
    {"taxexempt", &boolean_schema, false},
    {"total", &money_schema, false},
    {"rate", &any_schema, false},
    {"rate2", &any_schema, false},
    {"rate3", &any_schema, false},
    {"notes", &any_schema, false},
    {"items", &invoice_items_schema, false},
    {"client", &invoice_client_schema, false},
    {"number", &any_schema, false},
    {"currency", &any_schema, false},
};
constexpr Schema invoice_schema{.kind = ValueKind::object, .fields = invoice_fields, .items = nullptr};
constexpr Field get_invoice_fields[] = {
    {"invoice", &invoice_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_invoice_schema{.kind = ValueKind::object, .fields = get_invoice_fields, .items = nullptr};
constexpr Field apply_credit_fields[] = {
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
    {"invoice_status", &any_schema, false},
    {"applied", &money_schema, false},
};
constexpr Schema apply_credit_schema{.kind = ValueKind::object, .fields = apply_credit_fields, .items = nullptr};
constexpr Field ticket_summary_fields[] = {
    {"client_read", &boolean_schema, false},
    {"ticket_number", &integer_schema, false},
    {"date", &date_schema, false},
    {"deptname", &any_schema, false},
    {"subject", &any_schema, false},
    {"status", &any_schema, false},
    {"lastreply", &date_schema, false},
};
constexpr Schema ticket_summary_schema{.kind = ValueKind::object, .fields = ticket_summary_fields, .items = nullptr};
constexpr Schema list_tickets_tickets_schema{.kind = ValueKind::list, .fields = {}, .items = &ticket_summary_schema};
constexpr Field list_tickets_fields[] = {
    {"tickets", &list_tickets_tickets_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_tickets_schema{.kind = ValueKind::object, .fields = list_tickets_fields, .items = nullptr};
constexpr Field create_ticket_fields[] = {
    {"ticket", &integer_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema create_ticket_schema{.kind = ValueKind::object, .fields = create_ticket_fields, .items = nullptr};
constexpr Field ticket_fields[] = {
    {"date", &date_schema, false},
    {"ticket_number", &integer_schema, false},
    {"name", &any_schema, false},
    {"email", &any_schema, false},
    {"subject", &any_schema, false},
    {"body", &any_schema, false},
    {"status", &any_schema, false},
    {"client_read", &boolean_schema, false},
    {"deptname", &any_schema, false},
};
constexpr Schema ticket_schema{.kind = ValueKind::object, .fields = ticket_fields, .items = nullptr};
constexpr Field reply_fields[] = {
    {"id", &integer_schema, false},
    {"name", &any_schema, false},
    {"date", &date_schema, false},
    {"body", &any_schema, false},
    {"status", &any_schema, false},
    {"type", &any_schema, false},
};
constexpr Schema reply_schema{.kind = ValueKind::object, .fields = reply_fields, .items = nullptr};
constexpr Schema get_ticket_replies_schema{.kind = ValueKind::list, .fields = {}, .items = &reply_schema};
constexpr Field get_ticket_fields[] = {
    {"ticket", &ticket_schema, true},
    {"replies", &get_ticket_replies_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_ticket_schema{.kind = ValueKind::object, .fields = get_ticket_fields, .items = nullptr};
constexpr Field department_fields[] = {
    {"id", &integer_schema, false},
    {"name", &any_schema, false},
};
constexpr Schema department_schema{.kind = ValueKind::object, .fields = department_fields, .items = nullptr};
constexpr Schema list_ticket_departments_departments_schema{.kind = ValueKind::list, .fields = {}, .items = &department_schema};
constexpr Field list_ticket_departments_fields[] = {
    {"departments", &list_ticket_departments_departments_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_ticket_departments_schema{.kind = ValueKind::object, .fields = list_ticket_departments_fields, .items = nullptr};
constexpr Schema zone_list_service_ids_schema{.kind = ValueKind::list, .fields = {}, .items = &integer_schema};
constexpr Field zone_summary_fields[] = {
    {"domain_id", &integer_schema, false},
    {"name", &any_schema, false},
    {"service_id", &integer_schema, false},
};
constexpr Schema zone_summary_schema{.kind = ValueKind::object, .fields = zone_summary_fields, .items = nullptr};
constexpr Schema zone_list_zones_schema{.kind = ValueKind::list, .fields = {}, .items = &zone_summary_schema};
constexpr Field zone_list_fields[] = {
    {"service_ids", &zone_list_service_ids_schema, false},
    {"zones", &zone_list_zones_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema zone_list_schema{.kind = ValueKind::object, .fields = zone_list_fields, .items = nullptr};
constexpr Field zone_answer_fields[] = {
    {"zone", &zone_summary_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema zone_answer_schema{.kind = ValueKind::object, .fields = zone_answer_fields, .items = nullptr};
constexpr Schema string_or_list_schema{.kind = ValueKind::string_or_list, .fields = {}, .items = nullptr};
constexpr Field record_fields[] = {
    {"id", &integer_schema, false},
    {"domain_id", &integer_schema, false},
    {"name", &any_schema, false},
    {"ttl", &integer_schema, false},
    {"prio", &integer_schema, false},
    {"priority", &integer_schema, false},
    {"content", &string_or_list_schema, false},
    {"type", &any_schema, false},
    {"change_date", &any_schema, false},
};
constexpr Schema record_schema{.kind = ValueKind::object, .fields = record_fields, .items = nullptr};
constexpr Schema get_dns_zone_records_schema{.kind = ValueKind::list, .fields = {}, .items = &record_schema};
constexpr Field get_dns_zone_fields[] = {
    {"service_id", &integer_schema, false},
    {"name", &any_schema, false},
    {"records", &get_dns_zone_records_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_dns_zone_schema{.kind = ValueKind::object, .fields = get_dns_zone_fields, .items = nullptr};
constexpr Field record_answer_fields[] = {
    {"record", &record_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema record_answer_schema{.kind = ValueKind::object, .fields = record_answer_fields, .items = nullptr};
constexpr Field notification_fields[] = {
    {"id", &integer_schema, false},
    {"date", &date_schema, false},
    {"subject", &any_schema, false},
    {"message", &any_schema, false},
    {"seen", &boolean_schema, false},
};
constexpr Schema notification_schema{.kind = ValueKind::object, .fields = notification_fields, .items = nullptr};
constexpr Schema list_notifications_notifications_schema{.kind = ValueKind::list, .fields = {}, .items = &notification_schema};
constexpr Field list_notifications_fields[] = {
    {"notifications", &list_notifications_notifications_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_notifications_schema{.kind = ValueKind::object, .fields = list_notifications_fields, .items = nullptr};
constexpr Schema id_schema{.kind = ValueKind::id, .fields = {}, .items = nullptr};
constexpr Field payment_method_fields[] = {
    {"id", &id_schema, false},
    {"name", &any_schema, false},
};
constexpr Schema payment_method_schema{.kind = ValueKind::object, .fields = payment_method_fields, .items = nullptr};
constexpr Schema list_payment_methods_payments_schema{.kind = ValueKind::list, .fields = {}, .items = &payment_method_schema, .key = "id", .value = "name"};
constexpr Field list_payment_methods_fields[] = {
    {"payments", &list_payment_methods_payments_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_payment_methods_schema{.kind = ValueKind::object, .fields = list_payment_methods_fields, .items = nullptr};
constexpr Field file_fields[] = {
    {"content_type", &any_schema, false},
    {"size", &integer_schema, false},
    {"base64", &any_schema, false},
};
constexpr Schema file_schema{.kind = ValueKind::undescribed, .fields = file_fields, .items = nullptr};
constexpr Field service_summary_fields[] = {
    {"id", &integer_schema, false},
    {"domain", &any_schema, false},
    {"total", &money_schema, false},
    {"status", &any_schema, false},
    {"billingcycle", &any_schema, false},
    {"next_due", &date_schema, false},
    {"category", &any_schema, false},
    {"category_url", &any_schema, false},
    {"name", &any_schema, false},
};
constexpr Schema service_summary_schema{.kind = ValueKind::object, .fields = service_summary_fields, .items = nullptr};
constexpr Schema list_services_services_schema{.kind = ValueKind::list, .fields = {}, .items = &service_summary_schema};
constexpr Field list_services_fields[] = {
    {"services", &list_services_services_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_services_schema{.kind = ValueKind::object, .fields = list_services_fields, .items = nullptr};
constexpr Field service_fields[] = {
    {"id", &integer_schema, false},
    {"date_created", &date_schema, false},
    {"domain", &any_schema, false},
    {"firstpayment", &money_schema, false},
    {"total", &money_schema, false},
    {"billingcycle", &any_schema, false},
    {"next_due", &date_schema, false},
    {"next_invoice", &date_schema, false},
    {"status", &any_schema, false},
    {"label", &any_schema, false},
    {"username", &any_schema, false},
    {"password", &any_schema, false},
    {"name", &any_schema, false},
};
constexpr Schema service_schema{.kind = ValueKind::object, .fields = service_fields, .items = nullptr};
constexpr Field get_service_fields[] = {
    {"service", &service_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_service_schema{.kind = ValueKind::object, .fields = get_service_fields, .items = nullptr};
constexpr Field service_method_fields[] = {
    {"name", &any_schema, false},
    {"method", &any_schema, false},
    {"route", &any_schema, false},
};
constexpr Schema service_method_schema{.kind = ValueKind::object, .fields = service_method_fields, .items = nullptr};
constexpr Schema list_service_methods_methods_schema{.kind = ValueKind::list, .fields = {}, .items = &service_method_schema};
constexpr Field list_service_methods_fields[] = {
    {"methods", &list_service_methods_methods_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_service_methods_schema{.kind = ValueKind::object, .fields = list_service_methods_fields, .items = nullptr};
constexpr Field resource_item_fields[] = {
    {"id", &integer_schema, false},
    {"name", &any_schema, false},
    {"price", &money_schema, false},
    {"setup_price", &money_schema, false},
    {"selected", &boolean_schema, false},
};
constexpr Schema resource_item_schema{.kind = ValueKind::object, .fields = resource_item_fields, .items = nullptr};
constexpr Schema resource_items_schema{.kind = ValueKind::list, .fields = {}, .items = &resource_item_schema};
constexpr Field resource_fields[] = {
    {"id", &integer_schema, false},
    {"name", &any_schema, false},
    {"type", &any_schema, false},
    {"items", &resource_items_schema, false},
};
constexpr Schema resource_schema{.kind = ValueKind::object, .fields = resource_fields, .items = nullptr};
constexpr Schema get_service_upgrades_resources_schema{.kind = ValueKind::list, .fields = {}, .items = &resource_schema};
constexpr Schema undescribed_schema{.kind = ValueKind::undescribed, .fields = {}, .items = nullptr};
constexpr Field get_service_upgrades_fields[] = {
    {"resources", &get_service_upgrades_resources_schema, false},
    {"package", &undescribed_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_service_upgrades_schema{.kind = ValueKind::object, .fields = get_service_upgrades_fields, .items = nullptr};
constexpr Field open_outcome_fields[] = {
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema open_outcome_schema{.kind = ValueKind::undescribed, .fields = open_outcome_fields, .items = nullptr};
constexpr Field vm_address_fields[] = {
    {"id", &id_schema, false},
    {"ipaddress", &any_schema, false},
    {"main", &boolean_schema, false},
};
constexpr Schema vm_address_schema{.kind = ValueKind::object, .fields = vm_address_fields, .items = nullptr};
constexpr Schema vm_ip_schema{.kind = ValueKind::list, .fields = {}, .items = &vm_address_schema, .key = "id", .value = "ipaddress"};
constexpr Field vm_fields[] = {
    {"id", &id_schema, false},
    {"name", &any_schema, false},
    {"label", &any_schema, false},
    {"hostname", &any_schema, false},
    {"status", &any_schema, false},
    {"power", &boolean_schema, false},
    {"ip", &vm_ip_schema, false},
    {"template", &id_schema, false},
    {"template_name", &any_schema, false},
    {"ipv4", &any_schema, false},
    {"ipv6", &any_schema, false},
    {"memory", &integer_schema, false},
    {"disk", &integer_schema, false},
    {"cpus", &integer_schema, false},
    {"username", &any_schema, false},
    {"password", &any_schema, false},
};
constexpr Schema vm_schema{.kind = ValueKind::object, .fields = vm_fields, .items = nullptr};
constexpr Schema list_vms_vms_schema{.kind = ValueKind::list, .fields = {}, .items = &vm_schema, .key = "id"};
constexpr Field list_vms_fields[] = {
    {"vms", &list_vms_vms_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_vms_schema{.kind = ValueKind::object, .fields = list_vms_fields, .items = nullptr};
constexpr Field get_vm_fields[] = {
    {"vm", &vm_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_vm_schema{.kind = ValueKind::object, .fields = get_vm_fields, .items = nullptr};
constexpr Field list_templates_fields[] = {
    {"templates", &list_payment_methods_payments_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_templates_schema{.kind = ValueKind::object, .fields = list_templates_fields, .items = nullptr};
constexpr std::string_view list_service_ips_ip_names[] = {"ips", "list"};
constexpr Field list_service_ips_fields[] = {
    {"ip", &vm_ip_schema, true, list_service_ips_ip_names},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_service_ips_schema{.kind = ValueKind::object, .fields = list_service_ips_fields, .items = nullptr};
constexpr Field reverse_name_fields[] = {
    {"ip", &any_schema, false},
    {"hostname", &any_schema, false},
};
constexpr Schema reverse_name_schema{.kind = ValueKind::object, .fields = reverse_name_fields, .items = nullptr};
constexpr Schema get_rdns_rdns_schema{.kind = ValueKind::list, .fields = {}, .items = &reverse_name_schema, .key = "ip", .value = "hostname"};
constexpr Field get_rdns_fields[] = {
    {"rdns", &get_rdns_rdns_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_rdns_schema{.kind = ValueKind::object, .fields = get_rdns_fields, .items = nullptr};
constexpr Field category_fields[] = {
    {"id", &integer_schema, false},
    {"name", &any_schema, false},
    {"description", &any_schema, false},
    {"slug", &any_schema, false},
};
constexpr Schema category_schema{.kind = ValueKind::object, .fields = category_fields, .items = nullptr};
constexpr Schema list_categories_categories_schema{.kind = ValueKind::list, .fields = {}, .items = &category_schema};
constexpr Field list_categories_fields[] = {
    {"categories", &list_categories_categories_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_categories_schema{.kind = ValueKind::object, .fields = list_categories_fields, .items = nullptr};
constexpr Schema product_summary_tags_schema{.kind = ValueKind::list, .fields = {}, .items = &any_schema};
constexpr Field period_fields[] = {
    {"title", &any_schema, false},
    {"value", &any_schema, false},
    {"price", &money_schema, false},
    {"setup", &money_schema, false},
    {"selected", &boolean_schema, false},
};
constexpr Schema period_schema{.kind = ValueKind::object, .fields = period_fields, .items = nullptr};
constexpr Schema product_summary_periods_schema{.kind = ValueKind::list, .fields = {}, .items = &period_schema};
constexpr Field product_summary_fields[] = {
    {"id", &integer_schema, false},
    {"type", &any_schema, false},
    {"name", &any_schema, false},
    {"stock", &boolean_schema, false},
    {"paytype", &any_schema, false},
    {"description", &any_schema, false},
    {"qty", &any_schema, false},
    {"tags", &product_summary_tags_schema, false},
    {"periods", &product_summary_periods_schema, false},
};
constexpr Schema product_summary_schema{.kind = ValueKind::object, .fields = product_summary_fields, .items = nullptr};
constexpr Schema list_products_products_schema{.kind = ValueKind::list, .fields = {}, .items = &product_summary_schema};
constexpr Field list_products_fields[] = {
    {"products", &list_products_products_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_products_schema{.kind = ValueKind::object, .fields = list_products_fields, .items = nullptr};
constexpr Field product_fields[] = {
    {"id", &integer_schema, false},
    {"category_name", &any_schema, false},
    {"category_id", &integer_schema, false},
    {"name", &any_schema, false},
    {"price", &money_schema, false},
    {"recurring", &any_schema, false},
    {"setup", &money_schema, false},
    {"config", &undescribed_schema, false},
    {"recurring_price", &money_schema, false},
    {"prorata_date", &date_schema, false},
};
constexpr Schema product_schema{.kind = ValueKind::object, .fields = product_fields, .items = nullptr};
constexpr Field get_product_fields[] = {
    {"product", &product_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_product_schema{.kind = ValueKind::object, .fields = get_product_fields, .items = nullptr};
constexpr Field order_item_fields[] = {
    {"type", &any_schema, false},
    {"id", &integer_schema, false},
    {"name", &any_schema, false},
    {"product_id", &integer_schema, false},
};
constexpr Schema order_item_schema{.kind = ValueKind::object, .fields = order_item_fields, .items = nullptr};
constexpr Schema order_items_schema{.kind = ValueKind::list, .fields = {}, .items = &order_item_schema};
constexpr Field order_fields[] = {
    {"order_num", &integer_schema, false},
    {"invoice_id", &integer_schema, false},
    {"total", &money_schema, false},
    {"items", &order_items_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema order_schema{.kind = ValueKind::object, .fields = order_fields, .items = nullptr};
constexpr Field domain_summary_fields[] = {
    {"id", &integer_schema, false},
    {"name", &any_schema, false},
    {"expires", &date_schema, false},
    {"recurring_amount", &money_schema, false},
    {"date_created", &date_schema, false},
    {"status", &any_schema, false},
    {"period", &integer_schema, false},
    {"autorenew", &boolean_schema, false},
    {"daytoexpire", &integer_schema, false},
};
constexpr Schema domain_summary_schema{.kind = ValueKind::object, .fields = domain_summary_fields, .items = nullptr};
constexpr Schema list_domains_domains_schema{.kind = ValueKind::list, .fields = {}, .items = &domain_summary_schema};
constexpr Field list_domains_fields[] = {
    {"domains", &list_domains_domains_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_domains_schema{.kind = ValueKind::object, .fields = list_domains_fields, .items = nullptr};
constexpr Field domain_fields[] = {
    {"id", &integer_schema, false},
    {"name", &any_schema, false},
    {"date_created", &date_schema, false},
    {"firstpayment", &money_schema, false},
    {"recurring_amount", &money_schema, false},
    {"period", &integer_schema, false},
    {"expires", &date_schema, false},
    {"status", &any_schema, false},
    {"next_due", &date_schema, false},
    {"next_invoice", &date_schema, false},
    {"idprotection", &boolean_schema, false},
    {"nameservers", &product_summary_tags_schema, false},
    {"autorenew", &boolean_schema, false},
};
constexpr Schema domain_schema{.kind = ValueKind::object, .fields = domain_fields, .items = nullptr};
constexpr Field get_domain_fields[] = {
    {"details", &domain_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_domain_schema{.kind = ValueKind::object, .fields = get_domain_fields, .items = nullptr};
constexpr Field lookup_domain_fields[] = {
    {"status", &any_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema lookup_domain_schema{.kind = ValueKind::object, .fields = lookup_domain_fields, .items = nullptr};
constexpr Field get_nameservers_fields[] = {
    {"nameservers", &product_summary_tags_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_nameservers_schema{.kind = ValueKind::object, .fields = get_nameservers_fields, .items = nullptr};
constexpr std::string_view get_epp_code_epp_code_names[] = {"epp", "eppcode"};
constexpr Field get_epp_code_fields[] = {
    {"epp_code", &any_schema, false, get_epp_code_epp_code_names},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_epp_code_schema{.kind = ValueKind::object, .fields = get_epp_code_fields, .items = nullptr};
constexpr Field find_zone_fields[] = {
    {"zone", &zone_summary_schema, true},
};
constexpr Schema find_zone_schema{.kind = ValueKind::object, .fields = find_zone_fields, .items = nullptr};
constexpr Field normal_record_fields[] = {
    {"id", &integer_schema, false},
    {"name", &any_schema, false},
    {"type", &any_schema, false},
    {"content", &any_schema, false},
    {"priority", &integer_schema, false},
    {"ttl", &integer_schema, false},
};
constexpr Schema normal_record_schema{.kind = ValueKind::object, .fields = normal_record_fields, .items = nullptr};
constexpr Schema list_records_records_schema{.kind = ValueKind::list, .fields = {}, .items = &normal_record_schema};
constexpr Field list_records_fields[] = {
    {"zone", &zone_summary_schema, true},
    {"records", &list_records_records_schema, true},
};
constexpr Schema list_records_schema{.kind = ValueKind::object, .fields = list_records_fields, .items = nullptr};
constexpr Field ensure_record_fields[] = {
    {"record", &normal_record_schema, true},
    {"change", &any_schema, true},
    {"warnings", &messages_schema, false},
};
constexpr Schema ensure_record_schema{.kind = ValueKind::object, .fields = ensure_record_fields, .items = nullptr};
constexpr Field record_change_fields[] = {
    {"action", &any_schema, false},
    {"name", &any_schema, false},
    {"type", &any_schema, false},
    {"before", &normal_record_schema, false},
    {"after", &normal_record_schema, false},
};
constexpr Schema record_change_schema{.kind = ValueKind::object, .fields = record_change_fields, .items = nullptr};
constexpr Schema set_records_changes_schema{.kind = ValueKind::list, .fields = {}, .items = &record_change_schema};
constexpr Field set_records_fields[] = {
    {"records", &list_records_records_schema, true},
    {"changes", &set_records_changes_schema, true},
    {"warnings", &messages_schema, false},
};
constexpr Schema set_records_schema{.kind = ValueKind::object, .fields = set_records_fields, .items = nullptr};
constexpr Field remove_records_fields[] = {
    {"removed", &list_records_records_schema, true},
};
constexpr Schema remove_records_schema{.kind = ValueKind::object, .fields = remove_records_fields, .items = nullptr};
constexpr Field export_zone_fields[] = {
    {"zone", &zone_summary_schema, true},
    {"serial", &any_schema, true},
    {"records", &list_records_records_schema, true},
};
constexpr Schema export_zone_schema{.kind = ValueKind::object, .fields = export_zone_fields, .items = nullptr};
constexpr Field plan_counts_fields[] = {
    {"add", &integer_schema, false},
    {"update", &integer_schema, false},
    {"delete", &integer_schema, false},
    {"unchanged", &integer_schema, false},
};
constexpr Schema plan_counts_schema{.kind = ValueKind::object, .fields = plan_counts_fields, .items = nullptr};
constexpr Field plan_fields[] = {
    {"zone", &zone_summary_schema, false},
    {"serial", &any_schema, false},
    {"changes", &set_records_changes_schema, false},
    {"counts", &plan_counts_schema, false},
    {"records", &integer_schema, false},
    {"warnings", &messages_schema, false},
};
constexpr Schema plan_schema{.kind = ValueKind::object, .fields = plan_fields, .items = nullptr};
constexpr Field plan_zone_fields[] = {
    {"plan", &plan_schema, true},
};
constexpr Schema plan_zone_schema{.kind = ValueKind::object, .fields = plan_zone_fields, .items = nullptr};
constexpr Field applied_change_fields[] = {
    {"action", &any_schema, false},
    {"name", &any_schema, false},
    {"type", &any_schema, false},
    {"before", &normal_record_schema, false},
    {"after", &normal_record_schema, false},
    {"outcome", &any_schema, false},
    {"error", &any_schema, false},
};
constexpr Schema applied_change_schema{.kind = ValueKind::object, .fields = applied_change_fields, .items = nullptr};
constexpr Schema apply_plan_changes_schema{.kind = ValueKind::list, .fields = {}, .items = &applied_change_schema};
constexpr Field apply_plan_counts_fields[] = {
    {"done", &integer_schema, false},
    {"failed", &integer_schema, false},
    {"uncertain", &integer_schema, false},
    {"skipped", &integer_schema, false},
};
constexpr Schema apply_plan_counts_schema{.kind = ValueKind::object, .fields = apply_plan_counts_fields, .items = nullptr};
constexpr Field apply_plan_fields[] = {
    {"changes", &apply_plan_changes_schema, true},
    {"counts", &apply_plan_counts_schema, true},
    {"serial", &any_schema, false},
};
constexpr Schema apply_plan_schema{.kind = ValueKind::object, .fields = apply_plan_fields, .items = nullptr};
constexpr Field wait_for_vm_fields[] = {
    {"vm", &vm_schema, true},
    {"state", &any_schema, true},
    {"reached", &boolean_schema, true},
    {"seconds", &integer_schema, false},
};
constexpr Schema wait_for_vm_schema{.kind = ValueKind::object, .fields = wait_for_vm_fields, .items = nullptr};
constexpr Schema order_and_wait_services_schema{.kind = ValueKind::list, .fields = {}, .items = &service_schema};
constexpr Field order_and_wait_fields[] = {
    {"order", &order_schema, true},
    {"invoice", &invoice_schema, false},
    {"services", &order_and_wait_services_schema, true},
    {"active", &boolean_schema, true},
    {"seconds", &integer_schema, false},
    {"warnings", &messages_schema, false},
};
constexpr Schema order_and_wait_schema{.kind = ValueKind::object, .fields = order_and_wait_fields, .items = nullptr};

// The parameters of the operations.
constexpr Parameter login_parameters[] = {
    {.name = "username", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = "username"},
    {.name = "password", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = true, .is_domain_name = false, .config_key = "password"},
};
constexpr Parameter refresh_token_parameters[] = {
    {.name = "refresh_token", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = true, .is_domain_name = false, .config_key = "refresh_token"},
};
constexpr Parameter revoke_token_parameters[] = {
    {.name = "refresh_token", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = true, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter signup_parameters[] = {
    {.name = "email", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "firstname", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "lastname", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "companyname", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "address1", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "address2", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "city", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "state", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "postcode", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "country", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "phonenumber", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "type", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "vatnumber", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "mobilephone", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "password", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = true, .is_domain_name = false, .config_key = ""},
    {.name = "currency", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter reset_password_parameters[] = {
    {.name = "email", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter update_details_parameters[] = {
    {.name = "email", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "firstname", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "lastname", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "companyname", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "address1", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "address2", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "city", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "state", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "postcode", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "country", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "phonenumber", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "type", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "vatnumber", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "mobilephone", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "telegramnotifications", .type = ParameterType::string_list, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter add_contact_parameters[] = {
    {.name = "password", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = true, .is_domain_name = false, .config_key = ""},
    {.name = "privileges", .type = ParameterType::object, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "email", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "firstname", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "lastname", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "companyname", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "address1", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "address2", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "city", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "state", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "postcode", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "country", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "phonenumber", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "type", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "vatnumber", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "mobilephone", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "telegramnotifications", .type = ParameterType::string_list, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter get_contact_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter edit_contact_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "privileges", .type = ParameterType::object, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "email", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "firstname", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "lastname", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "companyname", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "address1", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "address2", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "city", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "state", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "postcode", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "country", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "phonenumber", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "type", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "vatnumber", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "mobilephone", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "telegramnotifications", .type = ParameterType::string_list, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter get_invoice_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter apply_credit_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "amount", .type = ParameterType::decimal, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter create_ticket_parameters[] = {
    {.name = "dept_id", .type = ParameterType::integer, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "subject", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "body", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter get_ticket_parameters[] = {
    {.name = "number", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter reply_ticket_parameters[] = {
    {.name = "number", .type = ParameterType::integer, .in_path = true, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "body", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter reopen_ticket_parameters[] = {
    {.name = "number", .type = ParameterType::integer, .in_path = true, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter close_ticket_parameters[] = {
    {.name = "number", .type = ParameterType::integer, .in_path = true, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter add_dns_zone_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "name", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = true, .config_key = ""},
};
constexpr Parameter list_service_dns_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter get_dns_zone_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "zone_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter delete_dns_zone_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "zone_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter add_dns_record_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "zone_id", .type = ParameterType::integer, .in_path = true, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "name", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = true, .config_key = ""},
    {.name = "ttl", .type = ParameterType::integer, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "priority", .type = ParameterType::integer, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "type", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "content", .type = ParameterType::string_or_list, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter edit_dns_record_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "zone_id", .type = ParameterType::integer, .in_path = true, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "record_id", .type = ParameterType::integer, .in_path = true, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "name", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = true, .config_key = ""},
    {.name = "ttl", .type = ParameterType::integer, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "priority", .type = ParameterType::integer, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "type", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "content", .type = ParameterType::string_or_list, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter delete_dns_record_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "zone_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "record_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter get_ticket_attachment_parameters[] = {
    {.name = "file", .type = ParameterType::path_text, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "number", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .in_query = true},
};
constexpr Parameter get_service_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "service_id"},
};
constexpr Parameter list_service_methods_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "service_id"},
};
constexpr Parameter set_service_label_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "service_id"},
    {.name = "label", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter get_service_upgrades_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "service_id"},
};
constexpr Parameter upgrade_service_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "service_id"},
    {.name = "resources", .type = ParameterType::container, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "package", .type = ParameterType::integer, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "cycle", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "send", .type = ParameterType::boolean, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter cancel_service_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "service_id"},
    {.name = "immediate", .type = ParameterType::flag_text, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "reason", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter list_vms_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
};
constexpr Parameter get_vm_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
    {.name = "vm_id", .type = ParameterType::path_text, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "vmid"},
};
constexpr Parameter start_vm_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
    {.name = "vm_id", .type = ParameterType::path_text, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "vmid"},
};
constexpr Parameter stop_vm_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
    {.name = "vm_id", .type = ParameterType::path_text, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "vmid"},
};
constexpr Parameter shutdown_vm_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
    {.name = "vm_id", .type = ParameterType::path_text, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "vmid"},
};
constexpr Parameter reboot_vm_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
    {.name = "vm_id", .type = ParameterType::path_text, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "vmid"},
};
constexpr Parameter reset_vm_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
    {.name = "vm_id", .type = ParameterType::path_text, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "vmid"},
};
constexpr Parameter rebuild_vm_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
    {.name = "vm_id", .type = ParameterType::path_text, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "vmid"},
    {.name = "template", .type = ParameterType::name_or_id, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter list_templates_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
};
constexpr Parameter list_service_ips_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
};
constexpr Parameter get_rdns_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
};
constexpr Parameter set_rdns_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
    {.name = "ip", .type = ParameterType::address, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "hostname", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = true, .config_key = "", .named_by = "ip"},
};
constexpr Parameter list_products_parameters[] = {
    {.name = "category_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
};
constexpr Parameter get_product_parameters[] = {
    {.name = "product_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
};
constexpr Parameter create_order_parameters[] = {
    {.name = "product_id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
    {.name = "domain", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = true, .config_key = ""},
    {.name = "cycle", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "pay_method", .type = ParameterType::integer, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "custom", .type = ParameterType::container, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "promocode", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "aff_id", .type = ParameterType::integer, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter quote_order_parameters[] = {
    {.name = "pay_method", .type = ParameterType::integer, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "output", .type = ParameterType::string, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "items", .type = ParameterType::object_list, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter get_domain_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "domain_id"},
};
constexpr Parameter lookup_domain_parameters[] = {
    {.name = "name", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = true, .config_key = ""},
};
constexpr Parameter get_nameservers_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "domain_id"},
};
constexpr Parameter set_nameservers_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "domain_id"},
    {.name = "nameservers", .type = ParameterType::string_list, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter get_epp_code_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "domain_id"},
};
constexpr Parameter renew_domain_parameters[] = {
    {.name = "id", .type = ParameterType::integer, .in_path = true, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "domain_id"},
    {.name = "years", .type = ParameterType::digits, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "pay_method", .type = ParameterType::integer, .in_path = false, .in_body = true, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter find_zone_parameters[] = {
    {.name = "name", .type = ParameterType::string, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "exact", .type = ParameterType::boolean, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter list_records_parameters[] = {
    {.name = "zone", .type = ParameterType::name_or_id, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "service_id", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "name", .type = ParameterType::string, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "type", .type = ParameterType::string, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "content", .type = ParameterType::string_or_list, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter ensure_record_parameters[] = {
    {.name = "name", .type = ParameterType::string, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "type", .type = ParameterType::string, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "content", .type = ParameterType::string_or_list, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "ttl", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "priority", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "zone", .type = ParameterType::name_or_id, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "service_id", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "readback", .type = ParameterType::boolean, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter set_records_parameters[] = {
    {.name = "name", .type = ParameterType::string, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "type", .type = ParameterType::string, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "contents", .type = ParameterType::content_list, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "ttl", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "priority", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "zone", .type = ParameterType::name_or_id, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "service_id", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "readback", .type = ParameterType::boolean, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter remove_records_parameters[] = {
    {.name = "name", .type = ParameterType::string, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "type", .type = ParameterType::string, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "content", .type = ParameterType::string_or_list, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "zone", .type = ParameterType::name_or_id, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "service_id", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter export_zone_parameters[] = {
    {.name = "zone", .type = ParameterType::name_or_id, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "service_id", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter plan_zone_parameters[] = {
    {.name = "zone", .type = ParameterType::name_or_id, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "service_id", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "records", .type = ParameterType::object_list, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "delete", .type = ParameterType::boolean, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "ignore", .type = ParameterType::object_list, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "include_ns", .type = ParameterType::boolean, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter apply_plan_parameters[] = {
    {.name = "plan", .type = ParameterType::object, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "force", .type = ParameterType::boolean, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "readback", .type = ParameterType::boolean, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter wait_for_vm_parameters[] = {
    {.name = "service_id", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
    {.name = "vm_id", .type = ParameterType::path_text, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "vmid"},
    {.name = "state", .type = ParameterType::string, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "last_state", .type = ParameterType::string, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "settle_ms", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "interval_ms", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter order_and_wait_parameters[] = {
    {.name = "product_id", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = true, .secret = false, .is_domain_name = false, .config_key = "", .other_name = "id"},
    {.name = "domain", .type = ParameterType::string, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = true, .config_key = ""},
    {.name = "cycle", .type = ParameterType::string, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "pay_method", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "custom", .type = ParameterType::container, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "promocode", .type = ParameterType::string, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "aff_id", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "pay_with_credit", .type = ParameterType::boolean, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "interval_ms", .type = ParameterType::integer, .in_path = false, .in_body = false, .required = false, .secret = false, .is_domain_name = false, .config_key = ""},
};
constexpr Parameter verify_second_factor_parameters[] = {
    {.name = "method", .type = ParameterType::string, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
    {.name = "payload", .type = ParameterType::object, .in_path = false, .in_body = true, .required = true, .secret = false, .is_domain_name = false, .config_key = ""},
};

// How an ambiguous write is confirmed.
constexpr Confirmation::Match add_contact_confirmation_matches[] = {
    {"email", "email", Confirmation::Kind::text},
};
constexpr Confirmation add_contact_confirmation{.list = "list_contacts", .items = "contacts", .id = "id", .answer = "contact_id", .field = "id", .matches = add_contact_confirmation_matches};
constexpr Confirmation::Match create_ticket_confirmation_matches[] = {
    {"subject", "subject", Confirmation::Kind::text},
};
constexpr Confirmation create_ticket_confirmation{.list = "list_tickets", .items = "tickets", .id = "ticket_number", .answer = "ticket", .field = "ticket_number", .matches = create_ticket_confirmation_matches};
constexpr Confirmation::Match add_dns_zone_confirmation_matches[] = {
    {"name", "name", Confirmation::Kind::domain},
};
constexpr Confirmation add_dns_zone_confirmation{.list = "list_dns", .items = "zones", .id = "domain_id", .answer = "zone", .field = "", .matches = add_dns_zone_confirmation_matches};
constexpr Confirmation::Match add_dns_record_confirmation_matches[] = {
    {"name", "name", Confirmation::Kind::name_in_zone},
    {"type", "type", Confirmation::Kind::domain},
    {"content", "content", Confirmation::Kind::content},
};
constexpr Confirmation add_dns_record_confirmation{.list = "get_dns_zone", .items = "records", .id = "id", .answer = "record", .field = "", .matches = add_dns_record_confirmation_matches};

// What some installs send inside a list.
constexpr Pick get_vm_pick{"vm", "vms", "vm_id"};

constexpr Operation table[] = {
    {.name = "login", .method = Method::post, .path = "/login", .authentication = Authentication::none,
     .token_effect = TokenEffect::log_in, .limit = LimitScope::login, .sends_password = true, .safe = false,
     .idempotent = true, .has_body = true, .body_optional = false, .secret = true,
     .parameters = login_parameters, .response = &tokens_schema, .fallback = "", .confirmation = nullptr},
    {.name = "logout", .method = Method::post, .path = "/logout", .authentication = Authentication::required,
     .token_effect = TokenEffect::forget, .limit = LimitScope::calls, .sends_password = false, .safe = false,
     .idempotent = false, .has_body = false, .body_optional = false, .secret = false, .parameters = {},
     .response = &done_schema, .fallback = "", .confirmation = nullptr},
    {.name = "refresh_token", .method = Method::post, .path = "/token",
     .authentication = Authentication::none, .token_effect = TokenEffect::refresh, .limit = LimitScope::calls,
     .sends_password = false, .safe = false, .idempotent = false, .has_body = true, .body_optional = false,
     .secret = true, .parameters = refresh_token_parameters, .response = &tokens_schema, .fallback = "",
     .confirmation = nullptr},
    {.name = "revoke_token", .method = Method::post, .path = "/revoke",
     .authentication = Authentication::unless_body, .token_effect = TokenEffect::forget,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = true, .secret = false, .parameters = revoke_token_parameters,
     .response = &done_schema, .fallback = "", .confirmation = nullptr},
    {.name = "signup", .method = Method::post, .path = "/signup", .authentication = Authentication::none,
     .token_effect = TokenEffect::none, .limit = LimitScope::calls, .sends_password = false, .safe = false,
     .idempotent = false, .has_body = true, .body_optional = false, .secret = false,
     .parameters = signup_parameters, .response = &outcome_schema, .fallback = "", .confirmation = nullptr},
    {.name = "reset_password", .method = Method::post, .path = "/passwordreset",
     .authentication = Authentication::none, .token_effect = TokenEffect::none, .limit = LimitScope::calls,
     .sends_password = false, .safe = false, .idempotent = false, .has_body = true, .body_optional = false,
     .secret = false, .parameters = reset_password_parameters, .response = &outcome_schema, .fallback = "",
     .confirmation = nullptr},
    {.name = "get_details", .method = Method::get, .path = "/details",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = {}, .response = &get_details_schema,
     .fallback = "", .confirmation = nullptr},
    {.name = "update_details", .method = Method::put, .path = "/details",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true, .has_body = true,
     .body_optional = false, .secret = false, .parameters = update_details_parameters,
     .response = &update_details_schema, .fallback = "", .confirmation = nullptr},
    {.name = "list_contacts", .method = Method::get, .path = "/contact",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = {}, .response = &list_contacts_schema,
     .fallback = "", .confirmation = nullptr},
    {.name = "add_contact", .method = Method::post, .path = "/contact",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = add_contact_parameters,
     .response = &add_contact_schema, .fallback = "", .confirmation = &add_contact_confirmation},
    {.name = "list_contact_privileges", .method = Method::get, .path = "/contact/privileges",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = {}, .response = &list_contact_privileges_schema,
     .fallback = "", .confirmation = nullptr},
    {.name = "get_contact", .method = Method::get, .path = "/contact/{id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = get_contact_parameters,
     .response = &get_contact_schema, .fallback = "", .confirmation = nullptr},
    {.name = "edit_contact", .method = Method::put, .path = "/contact/{id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true, .has_body = true,
     .body_optional = false, .secret = false, .parameters = edit_contact_parameters,
     .response = &outcome_schema, .fallback = "", .confirmation = nullptr},
    {.name = "get_balance", .method = Method::get, .path = "/balance",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = {}, .response = &get_balance_schema,
     .fallback = "", .confirmation = nullptr},
    {.name = "list_invoices", .method = Method::get, .path = "/invoice",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = {}, .response = &list_invoices_schema,
     .fallback = "", .confirmation = nullptr},
    {.name = "get_invoice", .method = Method::get, .path = "/invoice/{id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = get_invoice_parameters,
     .response = &get_invoice_schema, .fallback = "", .confirmation = nullptr},
    {.name = "apply_credit", .method = Method::post, .path = "/invoice/{id}/credit",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = apply_credit_parameters,
     .response = &apply_credit_schema, .fallback = "", .confirmation = nullptr, .effect = Effect::costs},
    {.name = "list_tickets", .method = Method::get, .path = "/tickets",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = {}, .response = &list_tickets_schema,
     .fallback = "", .confirmation = nullptr},
    {.name = "create_ticket", .method = Method::post, .path = "/tickets",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = create_ticket_parameters,
     .response = &create_ticket_schema, .fallback = "", .confirmation = &create_ticket_confirmation},
    {.name = "get_ticket", .method = Method::get, .path = "/tickets/{number}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = get_ticket_parameters,
     .response = &get_ticket_schema, .fallback = "", .confirmation = nullptr},
    {.name = "reply_ticket", .method = Method::post, .path = "/tickets/{number}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = reply_ticket_parameters,
     .response = &outcome_schema, .fallback = "", .confirmation = nullptr},
    {.name = "reopen_ticket", .method = Method::put, .path = "/tickets/{number}/open",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true, .has_body = true,
     .body_optional = false, .secret = false, .parameters = reopen_ticket_parameters,
     .response = &done_schema, .fallback = "", .confirmation = nullptr},
    {.name = "close_ticket", .method = Method::put, .path = "/tickets/{number}/close",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true, .has_body = true,
     .body_optional = false, .secret = false, .parameters = close_ticket_parameters, .response = &done_schema,
     .fallback = "", .confirmation = nullptr},
    {.name = "list_ticket_departments", .method = Method::get, .path = "/ticket/departments",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = {}, .response = &list_ticket_departments_schema,
     .fallback = "", .confirmation = nullptr},
    {.name = "list_dns", .method = Method::get, .path = "/dns", .authentication = Authentication::required,
     .token_effect = TokenEffect::none, .limit = LimitScope::calls, .sends_password = false, .safe = true,
     .idempotent = true, .has_body = false, .body_optional = false, .secret = false, .parameters = {},
     .response = &zone_list_schema, .fallback = "", .confirmation = nullptr},
    {.name = "add_dns_zone", .method = Method::post, .path = "/service/{service_id}/dns",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = add_dns_zone_parameters,
     .response = &zone_answer_schema, .fallback = "", .confirmation = &add_dns_zone_confirmation},
    {.name = "list_service_dns", .method = Method::get, .path = "/service/{service_id}/dns",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = list_service_dns_parameters,
     .response = &zone_list_schema, .fallback = "list_dns", .confirmation = nullptr},
    {.name = "get_dns_zone", .method = Method::get, .path = "/service/{service_id}/dns/{zone_id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = get_dns_zone_parameters,
     .response = &get_dns_zone_schema, .fallback = "", .confirmation = nullptr},
    {.name = "delete_dns_zone", .method = Method::delete_, .path = "/service/{service_id}/dns/{zone_id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = delete_dns_zone_parameters,
     .response = &outcome_schema, .fallback = "", .confirmation = nullptr, .effect = Effect::destroys},
    {.name = "add_dns_record", .method = Method::post, .path = "/service/{service_id}/dns/{zone_id}/records",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = add_dns_record_parameters,
     .response = &record_answer_schema, .fallback = "", .confirmation = &add_dns_record_confirmation},
    {.name = "edit_dns_record", .method = Method::put,
     .path = "/service/{service_id}/dns/{zone_id}/records/{record_id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true, .has_body = true,
     .body_optional = false, .secret = false, .parameters = edit_dns_record_parameters,
     .response = &record_answer_schema, .fallback = "", .confirmation = nullptr},
    {.name = "delete_dns_record", .method = Method::delete_,
     .path = "/service/{service_id}/dns/{zone_id}/records/{record_id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = delete_dns_record_parameters,
     .response = &outcome_schema, .fallback = "", .confirmation = nullptr, .effect = Effect::destroys},
    {.name = "list_notifications", .method = Method::get, .path = "/notifications",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = {}, .response = &list_notifications_schema,
     .fallback = "", .confirmation = nullptr},
    {.name = "list_payment_methods", .method = Method::get, .path = "/payment",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = {}, .response = &list_payment_methods_schema,
     .fallback = "", .confirmation = nullptr},
    {.name = "get_ticket_attachment", .method = Method::get, .path = "/ticket/attachment/{file}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = get_ticket_attachment_parameters,
     .response = &file_schema, .fallback = "", .confirmation = nullptr, .may_be_file = true},
    {.name = "list_services", .method = Method::get, .path = "/service",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = {}, .response = &list_services_schema,
     .fallback = "", .confirmation = nullptr},
    {.name = "get_service", .method = Method::get, .path = "/service/{id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = true, .parameters = get_service_parameters,
     .response = &get_service_schema, .fallback = "", .confirmation = nullptr},
    {.name = "list_service_methods", .method = Method::get, .path = "/service/{id}/methods",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = list_service_methods_parameters,
     .response = &list_service_methods_schema, .fallback = "", .confirmation = nullptr},
    {.name = "set_service_label", .method = Method::post, .path = "/service/{id}/label",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = set_service_label_parameters,
     .response = &outcome_schema, .fallback = "", .confirmation = nullptr, .routed_by = "id"},
    {.name = "get_service_upgrades", .method = Method::get, .path = "/service/{id}/upgrade",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = get_service_upgrades_parameters,
     .response = &get_service_upgrades_schema, .fallback = "", .confirmation = nullptr, .routed_by = "id"},
    {.name = "upgrade_service", .method = Method::post, .path = "/service/{id}/upgrade",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = upgrade_service_parameters,
     .response = &open_outcome_schema, .fallback = "", .confirmation = nullptr, .effect = Effect::costs,
     .routed_by = "id"},
    {.name = "cancel_service", .method = Method::post, .path = "/service/{id}/cancel",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = cancel_service_parameters,
     .response = &outcome_schema, .fallback = "", .confirmation = nullptr, .effect = Effect::destroys,
     .routed_by = "id"},
    {.name = "list_vms", .method = Method::get, .path = "/service/{service_id}/vms",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = true, .parameters = list_vms_parameters, .response = &list_vms_schema,
     .fallback = "", .confirmation = nullptr, .routed_by = "service_id"},
    {.name = "get_vm", .method = Method::get, .path = "/service/{service_id}/vms/{vm_id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = true, .parameters = get_vm_parameters, .response = &get_vm_schema,
     .fallback = "", .confirmation = nullptr, .pick = &get_vm_pick, .routed_by = "service_id"},
    {.name = "start_vm", .method = Method::post, .path = "/service/{service_id}/vms/{vm_id}/start",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = start_vm_parameters,
     .response = &done_schema, .fallback = "", .confirmation = nullptr, .routed_by = "service_id"},
    {.name = "stop_vm", .method = Method::post, .path = "/service/{service_id}/vms/{vm_id}/stop",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = stop_vm_parameters,
     .response = &done_schema, .fallback = "", .confirmation = nullptr, .effect = Effect::interrupts,
     .routed_by = "service_id"},
    {.name = "shutdown_vm", .method = Method::post, .path = "/service/{service_id}/vms/{vm_id}/shutdown",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = shutdown_vm_parameters,
     .response = &done_schema, .fallback = "", .confirmation = nullptr, .effect = Effect::interrupts,
     .routed_by = "service_id"},
    {.name = "reboot_vm", .method = Method::post, .path = "/service/{service_id}/vms/{vm_id}/reboot",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = reboot_vm_parameters,
     .response = &done_schema, .fallback = "", .confirmation = nullptr, .effect = Effect::interrupts,
     .routed_by = "service_id"},
    {.name = "reset_vm", .method = Method::post, .path = "/service/{service_id}/vms/{vm_id}/reset",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = reset_vm_parameters,
     .response = &done_schema, .fallback = "", .confirmation = nullptr, .effect = Effect::interrupts,
     .routed_by = "service_id"},
    {.name = "rebuild_vm", .method = Method::post, .path = "/service/{service_id}/vms/{vm_id}/rebuild",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = rebuild_vm_parameters,
     .response = &done_schema, .fallback = "", .confirmation = nullptr, .effect = Effect::destroys,
     .routed_by = "service_id"},
    {.name = "list_templates", .method = Method::get, .path = "/service/{service_id}/templates",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = list_templates_parameters,
     .response = &list_templates_schema, .fallback = "", .confirmation = nullptr, .routed_by = "service_id"},
    {.name = "list_service_ips", .method = Method::get, .path = "/service/{service_id}/ip",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = list_service_ips_parameters,
     .response = &list_service_ips_schema, .fallback = "", .confirmation = nullptr,
     .routed_by = "service_id"},
    {.name = "get_rdns", .method = Method::get, .path = "/service/{service_id}/rdns",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = get_rdns_parameters, .response = &get_rdns_schema,
     .fallback = "", .confirmation = nullptr, .routed_by = "service_id"},
    {.name = "set_rdns", .method = Method::post, .path = "/service/{service_id}/rdns",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = set_rdns_parameters,
     .response = &outcome_schema, .fallback = "", .confirmation = nullptr, .routed_by = "service_id"},
    {.name = "list_categories", .method = Method::get, .path = "/category",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = {}, .response = &list_categories_schema,
     .fallback = "", .confirmation = nullptr},
    {.name = "list_products", .method = Method::get, .path = "/category/{category_id}/product",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = list_products_parameters,
     .response = &list_products_schema, .fallback = "", .confirmation = nullptr},
    {.name = "get_product", .method = Method::get, .path = "/order/{product_id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = get_product_parameters,
     .response = &get_product_schema, .fallback = "", .confirmation = nullptr},
    {.name = "create_order", .method = Method::post, .path = "/order/{product_id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = create_order_parameters,
     .response = &order_schema, .fallback = "", .confirmation = nullptr, .effect = Effect::costs},
    {.name = "quote_order", .method = Method::post, .path = "/quote",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = true,
     .body_optional = false, .secret = false, .parameters = quote_order_parameters,
     .response = &open_outcome_schema, .fallback = "", .confirmation = nullptr},
    {.name = "list_domains", .method = Method::get, .path = "/domain",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = {}, .response = &list_domains_schema,
     .fallback = "", .confirmation = nullptr},
    {.name = "get_domain", .method = Method::get, .path = "/domain/{id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = get_domain_parameters,
     .response = &get_domain_schema, .fallback = "", .confirmation = nullptr},
    {.name = "lookup_domain", .method = Method::post, .path = "/domain/lookup",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = true,
     .body_optional = false, .secret = false, .parameters = lookup_domain_parameters,
     .response = &lookup_domain_schema, .fallback = "", .confirmation = nullptr, .may_be_empty = true},
    {.name = "get_nameservers", .method = Method::get, .path = "/domain/{id}/ns",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = false, .parameters = get_nameservers_parameters,
     .response = &get_nameservers_schema, .fallback = "", .confirmation = nullptr},
    {.name = "set_nameservers", .method = Method::put, .path = "/domain/{id}/ns",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true, .has_body = true,
     .body_optional = false, .secret = false, .parameters = set_nameservers_parameters,
     .response = &outcome_schema, .fallback = "", .confirmation = nullptr},
    {.name = "get_epp_code", .method = Method::get, .path = "/domain/{id}/epp",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true, .has_body = false,
     .body_optional = false, .secret = true, .parameters = get_epp_code_parameters,
     .response = &get_epp_code_schema, .fallback = "", .confirmation = nullptr},
    {.name = "renew_domain", .method = Method::post, .path = "/domain/{id}/renew",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = renew_domain_parameters,
     .response = &order_schema, .fallback = "", .confirmation = nullptr, .effect = Effect::costs},
};

constexpr Operation procedure_table[] = {
    {.name = "find_zone", .method = Method::get, .path = "", .authentication = Authentication::required,
     .token_effect = TokenEffect::none, .limit = LimitScope::calls, .sends_password = false, .safe = true,
     .idempotent = true, .has_body = false, .body_optional = false, .secret = false,
     .parameters = find_zone_parameters, .response = &find_zone_schema, .fallback = "",
     .confirmation = nullptr, .procedure = Procedure::find_zone},
    {.name = "list_records", .method = Method::get, .path = "", .authentication = Authentication::required,
     .token_effect = TokenEffect::none, .limit = LimitScope::calls, .sends_password = false, .safe = true,
     .idempotent = true, .has_body = false, .body_optional = false, .secret = false,
     .parameters = list_records_parameters, .response = &list_records_schema, .fallback = "",
     .confirmation = nullptr, .procedure = Procedure::list_records},
    {.name = "ensure_record", .method = Method::get, .path = "", .authentication = Authentication::required,
     .token_effect = TokenEffect::none, .limit = LimitScope::calls, .sends_password = false, .safe = false,
     .idempotent = true, .has_body = false, .body_optional = false, .secret = false,
     .parameters = ensure_record_parameters, .response = &ensure_record_schema, .fallback = "",
     .confirmation = nullptr, .procedure = Procedure::ensure_record},
    {.name = "set_records", .method = Method::get, .path = "", .authentication = Authentication::required,
     .token_effect = TokenEffect::none, .limit = LimitScope::calls, .sends_password = false, .safe = false,
     .idempotent = true, .has_body = false, .body_optional = false, .secret = false,
     .parameters = set_records_parameters, .response = &set_records_schema, .fallback = "",
     .confirmation = nullptr, .procedure = Procedure::set_records, .effect = Effect::destroys},
    {.name = "remove_records", .method = Method::get, .path = "", .authentication = Authentication::required,
     .token_effect = TokenEffect::none, .limit = LimitScope::calls, .sends_password = false, .safe = false,
     .idempotent = true, .has_body = false, .body_optional = false, .secret = false,
     .parameters = remove_records_parameters, .response = &remove_records_schema, .fallback = "",
     .confirmation = nullptr, .procedure = Procedure::remove_records, .effect = Effect::destroys},
    {.name = "export_zone", .method = Method::get, .path = "", .authentication = Authentication::required,
     .token_effect = TokenEffect::none, .limit = LimitScope::calls, .sends_password = false, .safe = true,
     .idempotent = true, .has_body = false, .body_optional = false, .secret = false,
     .parameters = export_zone_parameters, .response = &export_zone_schema, .fallback = "",
     .confirmation = nullptr, .procedure = Procedure::export_zone},
    {.name = "plan_zone", .method = Method::get, .path = "", .authentication = Authentication::required,
     .token_effect = TokenEffect::none, .limit = LimitScope::calls, .sends_password = false, .safe = true,
     .idempotent = true, .has_body = false, .body_optional = false, .secret = false,
     .parameters = plan_zone_parameters, .response = &plan_zone_schema, .fallback = "",
     .confirmation = nullptr, .procedure = Procedure::plan_zone},
    {.name = "apply_plan", .method = Method::get, .path = "", .authentication = Authentication::required,
     .token_effect = TokenEffect::none, .limit = LimitScope::calls, .sends_password = false, .safe = false,
     .idempotent = true, .has_body = false, .body_optional = false, .secret = false,
     .parameters = apply_plan_parameters, .response = &apply_plan_schema, .fallback = "",
     .confirmation = nullptr, .procedure = Procedure::apply_plan, .effect = Effect::destroys},
    {.name = "wait_for_vm", .method = Method::get, .path = "", .authentication = Authentication::required,
     .token_effect = TokenEffect::none, .limit = LimitScope::calls, .sends_password = false, .safe = true,
     .idempotent = true, .has_body = false, .body_optional = false, .secret = true,
     .parameters = wait_for_vm_parameters, .response = &wait_for_vm_schema, .fallback = "",
     .confirmation = nullptr, .procedure = Procedure::wait_for_vm,
     .usual_timeout = std::chrono::seconds(600)},
    {.name = "order_and_wait", .method = Method::get, .path = "", .authentication = Authentication::required,
     .token_effect = TokenEffect::none, .limit = LimitScope::calls, .sends_password = false, .safe = false,
     .idempotent = true, .has_body = false, .body_optional = false, .secret = true,
     .parameters = order_and_wait_parameters, .response = &order_and_wait_schema, .fallback = "",
     .confirmation = nullptr, .procedure = Procedure::order_and_wait,
     .usual_timeout = std::chrono::seconds(600), .effect = Effect::costs},
};

// Operations that only the library itself calls.
constexpr Operation internal_table[] = {
    {.name = "verify_second_factor", .method = Method::post, .path = "/mfa/verify",
     .authentication = Authentication::none, .token_effect = TokenEffect::verify, .limit = LimitScope::calls,
     .sends_password = false, .safe = false, .idempotent = false, .has_body = true, .body_optional = false,
     .secret = true, .parameters = verify_second_factor_parameters, .response = &tokens_schema,
     .fallback = "", .confirmation = nullptr},
};

// clang-format on

}  // namespace

std::span<const Operation> operations() noexcept {
    return table;
}

std::span<const Operation> procedures() noexcept {
    return procedure_table;
}

const Operation *find_operation(std::string_view name) noexcept {
    const auto is_it = [name](const Operation &operation) { return operation.name == name; };
    for (const std::span<const Operation> known : {operations(), procedures()}) {
        const auto found = std::find_if(known.begin(), known.end(), is_it);
        if (found != known.end()) {
            return &*found;
        }
    }
    return nullptr;
}

const Operation &verify_second_factor_operation() noexcept {
    return internal_table[0];
}

}  // namespace balvps
