// generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit
#include "operation/operation.h"

#include <algorithm>

namespace balvps {
namespace {

// clang-format off

// The schemas by which answers are normalised.
constexpr Schema any_schema{ValueKind::any, {}, nullptr};
constexpr Schema boolean_schema{ValueKind::boolean, {}, nullptr};
constexpr Schema messages_schema{ValueKind::messages, {}, nullptr};
constexpr Field tokens_fields[] = {
    {"token", &any_schema, true},
    {"refresh", &any_schema, false},
    {"mfa", &any_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema tokens_schema{ValueKind::object, tokens_fields, nullptr};
constexpr Field done_fields[] = {
    {"status", &boolean_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema done_schema{ValueKind::object, done_fields, nullptr};
constexpr Field outcome_fields[] = {
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema outcome_schema{ValueKind::object, outcome_fields, nullptr};
constexpr Schema integer_schema{ValueKind::integer, {}, nullptr};
constexpr Schema date_schema{ValueKind::date, {}, nullptr};
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
constexpr Schema account_details_schema{ValueKind::object, account_details_fields, nullptr};
constexpr Field get_details_fields[] = {
    {"client", &account_details_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_details_schema{ValueKind::object, get_details_fields, nullptr};
constexpr Field update_details_fields[] = {
    {"client", &account_details_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema update_details_schema{ValueKind::object, update_details_fields, nullptr};
constexpr Field contact_summary_fields[] = {
    {"email", &any_schema, false},
    {"id", &integer_schema, false},
    {"firstname", &any_schema, false},
    {"lastname", &any_schema, false},
    {"companyname", &any_schema, false},
    {"company", &boolean_schema, false},
    {"lastlogin", &date_schema, false},
};
constexpr Schema contact_summary_schema{ValueKind::object, contact_summary_fields, nullptr};
constexpr Schema list_contacts_contacts_schema{ValueKind::list, {}, &contact_summary_schema};
constexpr Field list_contacts_fields[] = {
    {"contacts", &list_contacts_contacts_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_contacts_schema{ValueKind::object, list_contacts_fields, nullptr};
constexpr Field add_contact_fields[] = {
    {"contact_id", &integer_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema add_contact_schema{ValueKind::object, add_contact_fields, nullptr};
constexpr Schema privileges_schema{ValueKind::privileges, {}, nullptr};
constexpr Field list_contact_privileges_fields[] = {
    {"privileges", &privileges_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_contact_privileges_schema{ValueKind::object, list_contact_privileges_fields, nullptr};
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
constexpr Schema contact_schema{ValueKind::object, contact_fields, nullptr};
constexpr Field get_contact_fields[] = {
    {"contact", &contact_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_contact_schema{ValueKind::object, get_contact_fields, nullptr};
constexpr Schema money_schema{ValueKind::money, {}, nullptr};
constexpr Field balance_fields[] = {
    {"currency", &any_schema, false},
    {"acc_balance", &money_schema, false},
    {"acc_credit", &money_schema, false},
};
constexpr Schema balance_schema{ValueKind::object, balance_fields, nullptr};
constexpr Field get_balance_fields[] = {
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
    {"details", &balance_schema, true},
};
constexpr Schema get_balance_schema{ValueKind::object, get_balance_fields, nullptr};
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
constexpr Schema invoice_summary_schema{ValueKind::object, invoice_summary_fields, nullptr};
constexpr Schema list_invoices_invoices_schema{ValueKind::list, {}, &invoice_summary_schema};
constexpr Field list_invoices_fields[] = {
    {"invoices", &list_invoices_invoices_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_invoices_schema{ValueKind::object, list_invoices_fields, nullptr};
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
constexpr Schema invoice_item_schema{ValueKind::object, invoice_item_fields, nullptr};
constexpr Schema invoice_items_schema{ValueKind::list, {}, &invoice_item_schema};
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
constexpr Schema invoice_client_schema{ValueKind::object, invoice_client_fields, nullptr};
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
constexpr Schema invoice_schema{ValueKind::object, invoice_fields, nullptr};
constexpr Field get_invoice_fields[] = {
    {"invoice", &invoice_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_invoice_schema{ValueKind::object, get_invoice_fields, nullptr};
constexpr Field apply_credit_fields[] = {
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
    {"invoice_status", &any_schema, false},
    {"applied", &money_schema, false},
};
constexpr Schema apply_credit_schema{ValueKind::object, apply_credit_fields, nullptr};
constexpr Field ticket_summary_fields[] = {
    {"client_read", &boolean_schema, false},
    {"ticket_number", &integer_schema, false},
    {"date", &date_schema, false},
    {"deptname", &any_schema, false},
    {"subject", &any_schema, false},
    {"status", &any_schema, false},
    {"lastreply", &date_schema, false},
};
constexpr Schema ticket_summary_schema{ValueKind::object, ticket_summary_fields, nullptr};
constexpr Schema list_tickets_tickets_schema{ValueKind::list, {}, &ticket_summary_schema};
constexpr Field list_tickets_fields[] = {
    {"tickets", &list_tickets_tickets_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_tickets_schema{ValueKind::object, list_tickets_fields, nullptr};
constexpr Field create_ticket_fields[] = {
    {"ticket", &integer_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema create_ticket_schema{ValueKind::object, create_ticket_fields, nullptr};
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
constexpr Schema ticket_schema{ValueKind::object, ticket_fields, nullptr};
constexpr Field reply_fields[] = {
    {"id", &integer_schema, false},
    {"name", &any_schema, false},
    {"date", &date_schema, false},
    {"body", &any_schema, false},
    {"status", &any_schema, false},
    {"type", &any_schema, false},
};
constexpr Schema reply_schema{ValueKind::object, reply_fields, nullptr};
constexpr Schema get_ticket_replies_schema{ValueKind::list, {}, &reply_schema};
constexpr Field get_ticket_fields[] = {
    {"ticket", &ticket_schema, true},
    {"replies", &get_ticket_replies_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_ticket_schema{ValueKind::object, get_ticket_fields, nullptr};
constexpr Field department_fields[] = {
    {"id", &integer_schema, false},
    {"name", &any_schema, false},
};
constexpr Schema department_schema{ValueKind::object, department_fields, nullptr};
constexpr Schema list_ticket_departments_departments_schema{ValueKind::list, {}, &department_schema};
constexpr Field list_ticket_departments_fields[] = {
    {"departments", &list_ticket_departments_departments_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema list_ticket_departments_schema{ValueKind::object, list_ticket_departments_fields, nullptr};
constexpr Schema zone_list_service_ids_schema{ValueKind::list, {}, &integer_schema};
constexpr Field zone_summary_fields[] = {
    {"domain_id", &integer_schema, false},
    {"name", &any_schema, false},
    {"service_id", &integer_schema, false},
};
constexpr Schema zone_summary_schema{ValueKind::object, zone_summary_fields, nullptr};
constexpr Schema zone_list_zones_schema{ValueKind::list, {}, &zone_summary_schema};
constexpr Field zone_list_fields[] = {
    {"service_ids", &zone_list_service_ids_schema, false},
    {"zones", &zone_list_zones_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema zone_list_schema{ValueKind::object, zone_list_fields, nullptr};
constexpr Field zone_answer_fields[] = {
    {"zone", &zone_summary_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema zone_answer_schema{ValueKind::object, zone_answer_fields, nullptr};
constexpr Schema string_or_list_schema{ValueKind::string_or_list, {}, nullptr};
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
constexpr Schema record_schema{ValueKind::object, record_fields, nullptr};
constexpr Schema get_dns_zone_records_schema{ValueKind::list, {}, &record_schema};
constexpr Field get_dns_zone_fields[] = {
    {"service_id", &integer_schema, false},
    {"name", &any_schema, false},
    {"records", &get_dns_zone_records_schema, true},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema get_dns_zone_schema{ValueKind::object, get_dns_zone_fields, nullptr};
constexpr Field record_answer_fields[] = {
    {"record", &record_schema, false},
    {"success", &boolean_schema, false},
    {"info", &messages_schema, false},
};
constexpr Schema record_answer_schema{ValueKind::object, record_answer_fields, nullptr};
constexpr Field find_zone_fields[] = {
    {"zone", &zone_summary_schema, true},
};
constexpr Schema find_zone_schema{ValueKind::object, find_zone_fields, nullptr};
constexpr Field normal_record_fields[] = {
    {"id", &integer_schema, false},
    {"name", &any_schema, false},
    {"type", &any_schema, false},
    {"content", &any_schema, false},
    {"priority", &integer_schema, false},
    {"ttl", &integer_schema, false},
};
constexpr Schema normal_record_schema{ValueKind::object, normal_record_fields, nullptr};
constexpr Schema list_records_records_schema{ValueKind::list, {}, &normal_record_schema};
constexpr Field list_records_fields[] = {
    {"zone", &zone_summary_schema, true},
    {"records", &list_records_records_schema, true},
};
constexpr Schema list_records_schema{ValueKind::object, list_records_fields, nullptr};
constexpr Field ensure_record_fields[] = {
    {"record", &normal_record_schema, true},
    {"change", &any_schema, true},
    {"warnings", &messages_schema, false},
};
constexpr Schema ensure_record_schema{ValueKind::object, ensure_record_fields, nullptr};
constexpr Field record_change_fields[] = {
    {"action", &any_schema, false},
    {"name", &any_schema, false},
    {"type", &any_schema, false},
    {"before", &normal_record_schema, false},
    {"after", &normal_record_schema, false},
};
constexpr Schema record_change_schema{ValueKind::object, record_change_fields, nullptr};
constexpr Schema set_records_changes_schema{ValueKind::list, {}, &record_change_schema};
constexpr Field set_records_fields[] = {
    {"records", &list_records_records_schema, true},
    {"changes", &set_records_changes_schema, true},
    {"warnings", &messages_schema, false},
};
constexpr Schema set_records_schema{ValueKind::object, set_records_fields, nullptr};
constexpr Field remove_records_fields[] = {
    {"removed", &list_records_records_schema, true},
};
constexpr Schema remove_records_schema{ValueKind::object, remove_records_fields, nullptr};
constexpr Field export_zone_fields[] = {
    {"zone", &zone_summary_schema, true},
    {"serial", &any_schema, true},
    {"records", &list_records_records_schema, true},
};
constexpr Schema export_zone_schema{ValueKind::object, export_zone_fields, nullptr};
constexpr Field plan_counts_fields[] = {
    {"add", &integer_schema, false},
    {"update", &integer_schema, false},
    {"delete", &integer_schema, false},
    {"unchanged", &integer_schema, false},
};
constexpr Schema plan_counts_schema{ValueKind::object, plan_counts_fields, nullptr};
constexpr Field plan_fields[] = {
    {"zone", &zone_summary_schema, false},
    {"serial", &any_schema, false},
    {"changes", &set_records_changes_schema, false},
    {"counts", &plan_counts_schema, false},
    {"records", &integer_schema, false},
    {"warnings", &messages_schema, false},
};
constexpr Schema plan_schema{ValueKind::object, plan_fields, nullptr};
constexpr Field plan_zone_fields[] = {
    {"plan", &plan_schema, true},
};
constexpr Schema plan_zone_schema{ValueKind::object, plan_zone_fields, nullptr};
constexpr Field applied_change_fields[] = {
    {"action", &any_schema, false},
    {"name", &any_schema, false},
    {"type", &any_schema, false},
    {"before", &normal_record_schema, false},
    {"after", &normal_record_schema, false},
    {"outcome", &any_schema, false},
    {"error", &any_schema, false},
};
constexpr Schema applied_change_schema{ValueKind::object, applied_change_fields, nullptr};
constexpr Schema apply_plan_changes_schema{ValueKind::list, {}, &applied_change_schema};
constexpr Field apply_plan_counts_fields[] = {
    {"done", &integer_schema, false},
    {"failed", &integer_schema, false},
    {"uncertain", &integer_schema, false},
    {"skipped", &integer_schema, false},
};
constexpr Schema apply_plan_counts_schema{ValueKind::object, apply_plan_counts_fields, nullptr};
constexpr Field apply_plan_fields[] = {
    {"changes", &apply_plan_changes_schema, true},
    {"counts", &apply_plan_counts_schema, true},
    {"serial", &any_schema, false},
};
constexpr Schema apply_plan_schema{ValueKind::object, apply_plan_fields, nullptr};

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

constexpr Operation table[] = {
    {.name = "login", .method = Method::post, .path = "/login", .authentication = Authentication::none,
     .token_effect = TokenEffect::log_in, .limit = LimitScope::login, .sends_password = true, .safe = false,
     .idempotent = true, .has_body = true, .body_optional = false, .secret = true,
     .parameters = login_parameters, .response = &tokens_schema, .fallback = "", .confirmation = nullptr},
    {.name = "logout", .method = Method::post, .path = "/logout",
     .authentication = Authentication::required, .token_effect = TokenEffect::forget,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = false, .body_optional = false, .secret = false, .parameters = {}, .response = &done_schema,
     .fallback = "", .confirmation = nullptr},
    {.name = "refresh_token", .method = Method::post, .path = "/token",
     .authentication = Authentication::none, .token_effect = TokenEffect::refresh,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = true, .parameters = refresh_token_parameters,
     .response = &tokens_schema, .fallback = "", .confirmation = nullptr},
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
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = {},
     .response = &get_details_schema, .fallback = "", .confirmation = nullptr},
    {.name = "update_details", .method = Method::put, .path = "/details",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true,
     .has_body = true, .body_optional = false, .secret = false, .parameters = update_details_parameters,
     .response = &update_details_schema, .fallback = "", .confirmation = nullptr},
    {.name = "list_contacts", .method = Method::get, .path = "/contact",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = {},
     .response = &list_contacts_schema, .fallback = "", .confirmation = nullptr},
    {.name = "add_contact", .method = Method::post, .path = "/contact",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = add_contact_parameters,
     .response = &add_contact_schema, .fallback = "", .confirmation = &add_contact_confirmation},
    {.name = "list_contact_privileges", .method = Method::get, .path = "/contact/privileges",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = {},
     .response = &list_contact_privileges_schema, .fallback = "", .confirmation = nullptr},
    {.name = "get_contact", .method = Method::get, .path = "/contact/{id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = get_contact_parameters,
     .response = &get_contact_schema, .fallback = "", .confirmation = nullptr},
    {.name = "edit_contact", .method = Method::put, .path = "/contact/{id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true,
     .has_body = true, .body_optional = false, .secret = false, .parameters = edit_contact_parameters,
     .response = &outcome_schema, .fallback = "", .confirmation = nullptr},
    {.name = "get_balance", .method = Method::get, .path = "/balance",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = {},
     .response = &get_balance_schema, .fallback = "", .confirmation = nullptr},
    {.name = "list_invoices", .method = Method::get, .path = "/invoice",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = {},
     .response = &list_invoices_schema, .fallback = "", .confirmation = nullptr},
    {.name = "get_invoice", .method = Method::get, .path = "/invoice/{id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = get_invoice_parameters,
     .response = &get_invoice_schema, .fallback = "", .confirmation = nullptr},
    {.name = "apply_credit", .method = Method::post, .path = "/invoice/{id}/credit",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = apply_credit_parameters,
     .response = &apply_credit_schema, .fallback = "", .confirmation = nullptr},
    {.name = "list_tickets", .method = Method::get, .path = "/tickets",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = {},
     .response = &list_tickets_schema, .fallback = "", .confirmation = nullptr},
    {.name = "create_ticket", .method = Method::post, .path = "/tickets",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = create_ticket_parameters,
     .response = &create_ticket_schema, .fallback = "", .confirmation = &create_ticket_confirmation},
    {.name = "get_ticket", .method = Method::get, .path = "/tickets/{number}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = get_ticket_parameters,
     .response = &get_ticket_schema, .fallback = "", .confirmation = nullptr},
    {.name = "reply_ticket", .method = Method::post, .path = "/tickets/{number}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = false, .parameters = reply_ticket_parameters,
     .response = &outcome_schema, .fallback = "", .confirmation = nullptr},
    {.name = "reopen_ticket", .method = Method::put, .path = "/tickets/{number}/open",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true,
     .has_body = true, .body_optional = false, .secret = false, .parameters = reopen_ticket_parameters,
     .response = &done_schema, .fallback = "", .confirmation = nullptr},
    {.name = "close_ticket", .method = Method::put, .path = "/tickets/{number}/close",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true,
     .has_body = true, .body_optional = false, .secret = false, .parameters = close_ticket_parameters,
     .response = &done_schema, .fallback = "", .confirmation = nullptr},
    {.name = "list_ticket_departments", .method = Method::get, .path = "/ticket/departments",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = {},
     .response = &list_ticket_departments_schema, .fallback = "", .confirmation = nullptr},
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
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = list_service_dns_parameters,
     .response = &zone_list_schema, .fallback = "list_dns", .confirmation = nullptr},
    {.name = "get_dns_zone", .method = Method::get, .path = "/service/{service_id}/dns/{zone_id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = true, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = get_dns_zone_parameters,
     .response = &get_dns_zone_schema, .fallback = "", .confirmation = nullptr},
    {.name = "delete_dns_zone", .method = Method::delete_, .path = "/service/{service_id}/dns/{zone_id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = delete_dns_zone_parameters,
     .response = &outcome_schema, .fallback = "", .confirmation = nullptr},
    {.name = "add_dns_record", .method = Method::post,
     .path = "/service/{service_id}/dns/{zone_id}/records", .authentication = Authentication::required,
     .token_effect = TokenEffect::none, .limit = LimitScope::calls, .sends_password = false, .safe = false,
     .idempotent = false, .has_body = true, .body_optional = false, .secret = false,
     .parameters = add_dns_record_parameters, .response = &record_answer_schema, .fallback = "",
     .confirmation = &add_dns_record_confirmation},
    {.name = "edit_dns_record", .method = Method::put,
     .path = "/service/{service_id}/dns/{zone_id}/records/{record_id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true,
     .has_body = true, .body_optional = false, .secret = false, .parameters = edit_dns_record_parameters,
     .response = &record_answer_schema, .fallback = "", .confirmation = nullptr},
    {.name = "delete_dns_record", .method = Method::delete_,
     .path = "/service/{service_id}/dns/{zone_id}/records/{record_id}",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = delete_dns_record_parameters,
     .response = &outcome_schema, .fallback = "", .confirmation = nullptr},
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
     .confirmation = nullptr, .procedure = Procedure::set_records},
    {.name = "remove_records", .method = Method::get, .path = "",
     .authentication = Authentication::required, .token_effect = TokenEffect::none,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = true,
     .has_body = false, .body_optional = false, .secret = false, .parameters = remove_records_parameters,
     .response = &remove_records_schema, .fallback = "", .confirmation = nullptr,
     .procedure = Procedure::remove_records},
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
     .confirmation = nullptr, .procedure = Procedure::apply_plan},
};

// Operations that only the library itself calls.
constexpr Operation internal_table[] = {
    {.name = "verify_second_factor", .method = Method::post, .path = "/mfa/verify",
     .authentication = Authentication::none, .token_effect = TokenEffect::verify,
     .limit = LimitScope::calls, .sends_password = false, .safe = false, .idempotent = false,
     .has_body = true, .body_optional = false, .secret = true,
     .parameters = verify_second_factor_parameters, .response = &tokens_schema, .fallback = "",
     .confirmation = nullptr},
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
