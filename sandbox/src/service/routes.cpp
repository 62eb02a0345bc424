#include "service/routes.h"

#include <algorithm>
#include <iterator>

namespace sandbox {

namespace {

constexpr const char *profile_fields =
    "email:string,type:string,companyname:string,firstname:string,lastname:string,address1:string,"
    "address2:string,city:string,state:string,postcode:string,country:string,phonenumber:string";
constexpr const char *signup_fields =
    "email:string,password:string,type:string,companyname:string,firstname:string,lastname:string,"
    "address1:string,address2:string,city:string,state:string,postcode:string,country:string,"
    "phonenumber:string,currency:";
constexpr const char *contact_fields =
    "email:string,password:string,type:string,companyname:string,firstname:string,lastname:string,"
    "address1:string,address2:string,city:string,state:string,postcode:string,country:string,"
    "phonenumber:string,privileges:array";
constexpr const char *record_fields = "name:string,ttl:integer,priority:integer,type:string,content:string";
constexpr const char *order_fields =
    "domain:string,cycle:string,pay_method:integer,custom:array,promocode:string,aff_id:integer";
constexpr const char *domain_order_fields =
    "name:string,years:string,action:string,tld_id:string,pay_method:integer,epp:string,nameservers:array,"
    "registrant:integer,admin:integer,tech:integer,billing:integer,data:array,aff_id:integer";

using Of = OfService;
using Module = ServerModule;

// Literal paths come before paths with ids, so that /contact/privileges is not taken for a contact.
constexpr Route routes[] = {
    {"POST", "/login", false, login, "getToken", "Login", "username:string,password:string"},
    {"POST", "/mfa/verify", false, verify_second_factor, "verifyMfa", "Second factor",
     "method:string,payload:array"},
    {"POST", "/logout", true, logout, "dropToken", "Logout"},
    {"POST", "/token", false, refresh_token, "refreshToken", "Refresh Token", "refresh_token:string"},
    {"POST", "/revoke", false, revoke_token, "revokeToken", "Revoke Token", "refresh_token:string"},

    {"POST", "/signup", false, signup, "registerUser", "Create account", signup_fields},
    {"POST", "/passwordreset", false, reset_password, "resetPassword", "Reset password", "email:string"},
    {"GET", "/details", true, get_details, "getDetails", "User Details"},
    {"PUT", "/details", true, update_details, "updateDetails", "Update User Details", profile_fields},
    {"GET", "/logs", true, list_logs, "getLogs", "User Logs"},
    {"GET", "/notifications", true, list_notifications, "getNotifications", "List notifications"},

    {"GET", "/contact", true, list_contacts, "profiles", "List contacts"},
    {"POST", "/contact", true, add_contact, "profile_add", "Add contact", contact_fields},
    {"GET", "/contact/privileges", true, list_contact_privileges, "profile_privs", "Contact privileges"},
    {"GET", "/contact/@id", true, get_contact, "profile_data", "Get contacts details"},
    {"PUT", "/contact/@id", true, edit_contact, "profile_edit", "Edit contact", contact_fields},

    {"GET", "/news", true, list_news, "getNews", "Get all news"},
    {"GET", "/news/@id", true, get_news_item, "getNewsItem", "Get news item"},
    {"GET", "/knowledgebase", true, list_knowledgebase, "getKnowledgebaseCategories",
     "Get all knowledgebase categories"},
    {"GET", "/knowledgebase/@id", true, get_knowledgebase_category, "getKnowledgebaseCategoryDetails",
     "Get knowledgebase category items"},
    {"GET", "/knowledgebase/article/@id", true, get_knowledgebase_article, "getKnowledgebaseArticleDetails",
     "Get knowledgebase article"},

    {"GET", "/balance", true, get_balance, "getBalance", "Account balance"},
    {"GET", "/invoice", true, list_invoices, "getInvoices", "List Invoices"},
    {"GET", "/invoice/@id", true, get_invoice, "getInvoiceDetails", "Invoice Details"},
    {"POST", "/invoice/@id/credit", true, apply_credit, "applyCreditToInvoice", "Apply credit",
     "amount:number"},
    {"GET", "/payment", true, list_payment_methods, "paymethod", "Payment Methods"},
    {"GET", "/payment/fees", true, list_payment_fees, "paymethod_fee", "Payment Methods Fees"},

    {"GET", "/tickets", true, list_tickets, "getTickets", "List Tickets"},
    {"GET", "/tickets/@number", true, get_ticket, "getTicketDetails", "Ticket details"},
    {"POST", "/tickets", true, create_ticket, "createTicket", "Create Ticket",
     "dept_id:integer,subject:string,body:string,encrypt:string"},
    {"POST", "/tickets/@number", true, reply_ticket, "createTicketReply", "Create Reply",
     "body:string,encrypt:string"},
    {"PUT", "/tickets/@number/open", true, reopen_ticket, "reopenTicket", "Re-open ticket"},
    {"PUT", "/tickets/@number/close", true, close_ticket, "closeTicket", "Close ticket"},
    {"GET", "/ticket/departments", true, list_ticket_departments, "listTicketDepartments",
     "List ticket departments"},
    {"GET", "/ticket/attachment/@file", true, get_ticket_attachment, "getTicketAttachment",
     "Ticket attachment", "number:integer"},

    {"GET", "/domain", true, list_domains, "domain", "List Domains"},
    {"GET", "/domain/order", true, list_top_level_domains, "domain_tlds", "Available TLDs"},
    {"POST", "/domain/order", true, order_domain, "domain_order", "Order new domain", domain_order_fields},
    {"POST", "/domain/lookup", true, lookup_domain, "domain_lookup", "Domain availability", "name:string"},
    {"GET", "/domain/name/@name", true, get_domain_by_name, "domainNameDetails", "Domain details by name"},
    {"GET", "/domain/@id", true, get_domain, "domainDetails", "Domain details"},
    {"GET", "/domain/@id/ns", true, get_nameservers, "domain_ns_get", "Get domain nameservers"},
    {"PUT", "/domain/@id/ns", true, set_nameservers, "domain_ns", "Update domain nameservers",
     "nameservers:array"},
    {"GET", "/domain/@id/epp", true, get_epp_code, "domain_eppcode", "Get domain EPP Code"},
    {"GET", "/domain/@id/reglock", true, get_registrar_lock, "domain_reglock", "Get domain lock"},
    {"PUT", "/domain/@id/reglock", true, set_registrar_lock, "domain_reglock_update", "Update domain lock",
     "switch:"},
    {"PUT", "/domain/@id/idprotection", true, set_id_protection, "domain_idprotection_update",
     "Update domain ID Protection", "switch:"},
    {"GET", "/domain/@id/autorenew", true, get_autorenew, "domain_autorenew", "Get domain autorenew"},
    {"PUT", "/domain/@id/autorenew", true, set_autorenew, "domain_autorenew_update",
     "Enable/disable domain autorenew", "autorenew:"},
    {"GET", "/domain/@id/contact", true, get_domain_contacts, "domain_contact_get",
     "Get domain contact info"},
    {"PUT", "/domain/@id/contact", true, set_domain_contacts, "domain_contact_update",
     "Update domain contact info", "contact_info:array"},
    {"POST", "/domain/@id/renew", true, renew_domain, "domain_renew", "Renew domain",
     "years:string,pay_method:integer"},

    {"GET", "/service", true, list_services, "service", "List services"},
    {"GET", "/service/@id", true, get_service, "serviceDetails", "Service details"},
    {"GET", "/service/@id/methods", true, list_service_methods, "serviceMethods", "List service methods"},
    {"GET", "/service/@id/upgrade", true, get_service_upgrades, "upgrade", "Upgrade Options", "", Of::any},
    {"POST", "/service/@id/upgrade", true, upgrade_service, "upgrade_test", "Upgrade Request",
     "resources:array,package:integer,cycle:string,send:boolean", Of::any},
    {"POST", "/service/@id/cancel", true, cancel_service, "service_cancel", "Cancel Service",
     "immediate:string,reason:string", Of::any},
    {"GET", "/service/@id/label", true, get_service_label, "service_get_label", "Service label", "", Of::any},
    {"POST", "/service/@id/label", true, set_service_label, "service_set_label", "Change service label",
     "label:string", Of::any},
    {"GET", "/service/@id/ip", true, list_service_ips, "service_ip", "List IP addresses", "",
     Of::with_machines},
    {"GET", "/service/@id/rdns", true, get_rdns, "rdns_get", "Get reverse DNS", "", Of::with_machines},
    {"POST", "/service/@id/rdns", true, set_rdns, "rdns_update", "Update reverse DNS", "ipaddress:string",
     Of::with_machines},
    {"GET", "/service/@id/resources", true, list_service_resources, "service_resources", "Service resources",
     "", Of::with_machines},
    {"GET", "/service/@id/networks", true, list_service_networks, "service_networks", "List networks", "",
     Of::with_machines},
    {"GET", "/service/@id/templates", true, list_templates, "service_templates", "List OS templates", "",
     Of::with_machines},

    {"GET", "/service/@id/vms", true, list_vms, "vms_list", "List VMs", "", Of::with_machines, Module::usual},
    {"GET", "/service/@id/vms/@vmid", true, get_vm, "vms_details", "VM details", "", Of::with_machines,
     Module::usual},
    {"POST", "/service/@id/vms/@vmid/start", true, start_vm, "vms_start", "Start VM", "", Of::with_machines,
     Module::usual},
    {"POST", "/service/@id/vms/@vmid/stop", true, stop_vm, "vms_stop", "Stop VM", "", Of::with_machines,
     Module::usual},
    {"POST", "/service/@id/vms/@vmid/shutdown", true, shutdown_vm, "vms_shutdown", "Shutdown VM", "",
     Of::with_machines, Module::usual},
    {"POST", "/service/@id/vms/@vmid/reboot", true, reboot_vm, "vms_reboot", "Reboot VM", "",
     Of::with_machines, Module::usual},
    {"POST", "/service/@id/vms/@vmid/reset", true, reset_vm, "vms_reset", "Reset VM", "", Of::with_machines,
     Module::usual},
    {"POST", "/service/@id/vms/@vmid/rebuild", true, rebuild_vm, "vms_rebuild", "Rebuild VM",
     "template:string", Of::with_machines, Module::usual},
    {"GET", "/service/@id/virtual", true, list_vms, "virtual_list", "List VMs", "", Of::with_machines,
     Module::other},
    {"GET", "/service/@id/virtual/@vmid", true, get_vm, "virtual_details", "VM details", "",
     Of::with_machines, Module::other},
    {"POST", "/service/@id/virtual/@vmid/start", true, start_vm, "virtual_start", "Start VM", "",
     Of::with_machines, Module::other},
    {"POST", "/service/@id/virtual/@vmid/stop", true, stop_vm, "virtual_stop", "Stop VM", "",
     Of::with_machines, Module::other},
    {"POST", "/service/@id/virtual/@vmid/shutdown", true, shutdown_vm, "virtual_shutdown", "Shutdown VM", "",
     Of::with_machines, Module::other},
    {"POST", "/service/@id/virtual/@vmid/reboot", true, reboot_vm, "virtual_reboot", "Reboot VM", "",
     Of::with_machines, Module::other},
    {"POST", "/service/@id/virtual/@vmid/reset", true, reset_vm, "virtual_reset", "Reset VM", "",
     Of::with_machines, Module::other},
    {"POST", "/service/@id/virtual/@vmid/rebuild", true, rebuild_vm, "virtual_rebuild", "Rebuild VM",
     "template:string", Of::with_machines, Module::other},

    {"GET", "/category", true, list_categories, "cart_categories", "List product categories"},
    {"GET", "/category/@category_id/product", true, list_products, "cart_products",
     "List products in category"},
    {"GET", "/order/@product_id", true, get_product, "cart_product", "Get product configuration details"},
    {"POST", "/order/@product_id", true, order_product, "cart_order", "Order new service", order_fields},
    {"POST", "/order", true, order_several, "cart_order_multi", "Order multiple services",
     "pay_method:integer,ignore_errors:boolean,items:array,aff_id:integer"},
    {"POST", "/quote", true, quote_order, "cart_order_quote", "Get order quote",
     "pay_method:integer,output:string,items:array"},

    {"GET", "/dns", true, list_dns, "dns_get", "List DNS"},
    {"POST", "/service/@service_id/dns", true, add_dns_zone, "dns_add_zone", "Add DNS Zone", "name:string"},
    {"GET", "/service/@service_id/dns", true, list_service_dns, "dns_list_zones", "List DNS for service"},
    {"GET", "/service/@service_id/dns/@zone_id", true, get_dns_zone, "dns_get_zone", "Get DNS details"},
    {"DELETE", "/service/@service_id/dns/@zone_id", true, delete_dns_zone, "dns_delete_zone",
     "Remove DNS zone"},
    {"POST", "/service/@service_id/dns/@zone_id/records", true, add_dns_record, "dns_add_record",
     "Add DNS Record", record_fields},
    {"PUT", "/service/@service_id/dns/@zone_id/records/@record_id", true, edit_dns_record, "dns_edit_record",
     "Edit DNS Record", record_fields},
    {"DELETE", "/service/@service_id/dns/@zone_id/records/@record_id", true, delete_dns_record,
     "dns_delete_record", "Remove DNS Record"},
};

/// Removes the first segment from the path and returns it.
std::string_view take_segment(std::string_view &path) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

}  // namespace

std::optional<std::vector<std::string>> match_path(std::string_view pattern, std::string_view path) {
    std::vector<std::string> ids;
    while (pattern.starts_with('/') && path.starts_with('/')) {
        const std::string_view expected = take_segment(pattern);
        const std::string_view segment = take_segment(path);
        if (expected.starts_with('@')) {
            ids.emplace_back(segment);
        } else if (expected != segment) {
            return std::nullopt;
        }
    }
    if (!pattern.empty() || !path.empty()) {
        return std::nullopt;
    }
    return ids;
}

std::span<const Route> all_routes() {
    return routes;
}

std::string operation_name(const Route &route) {
    return std::string(route.method) + " " + route.path;
}

bool is_offered(const Route &route, const Settings &settings) {
    const ServerModule module = settings.module_routes ? ServerModule::other : ServerModule::usual;
    return (route.module == ServerModule::any || route.module == module) &&
           std::ranges::find(settings.missing, operation_name(route)) == settings.missing.end();
}

bool is_operation(std::string_view name) {
    return std::ranges::find(routes, name, operation_name) != std::end(routes);
}

std::string operation_of_request(const Request &request) {
    const std::optional<RouteMatch> match = find_route(request.method, request.path);
    return match ? operation_name(*match->route) : "";
}

bool is_sign_in(std::string_view operation) {
    static constexpr std::string_view names[] = {"POST /login", "POST /mfa/verify", "POST /token"};
    return std::ranges::find(names, operation) != std::end(names);
}

std::optional<RouteMatch> find_route(std::string_view method, std::string_view path) {
    static constexpr std::string_view prefix = "/api";
    if (!path.starts_with(prefix)) {
        return std::nullopt;
    }
    path.remove_prefix(prefix.size());
    for (const Route &route : routes) {
        if (method != route.method) {
            continue;
        }
        if (std::optional<std::vector<std::string>> ids = match_path(route.path, path)) {
            return RouteMatch{&route, std::move(*ids)};
        }
    }
    return std::nullopt;
}

}  // namespace sandbox
