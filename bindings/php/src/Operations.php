<?php // generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit

declare(strict_types=1);

namespace Balvps;

/**
 * The methods of a client, for editors and static analysers. At run time they come from the library's catalog.
 * An argument that is null is left out.
 *
 * @phpstan-type Options array{base_url?: string|null, username?: string|null, password?: string|null,
 *     token?: string|null, refresh_token?: string|null, auth?: 'jwt'|'basic'|'token'|'none'|null,
 *     timeout_ms?: int|string|null, attempt_timeout_ms?: int|string|null,
 *     connect_timeout_ms?: int|string|null, retries?: int|string|null, retry_budget?: int|string|null,
 *     retry_base_ms?: int|string|null, retry_max_ms?: int|string|null, ca_file?: string|null,
 *     proxy?: string|null, user_agent?: string|null, max_body_bytes?: int|string|null,
 *     max_idle_connections?: int|string|null, allow_plain_http?: bool|string|null, token_store?: string|null,
 *     totp_secret?: string|null, read_only?: bool|string|null, max_in_flight?: int|string|null,
 *     max_connections?: int|string|null, txt_style?: 'bare'|'quoted'|null, portal_file?: string|null,
 *     token_store_key?: string|null, token_store_password?: string|null,
 *     token_store_password_file?: string|null, token_store_ca_file?: string|null,
 *     token_store_fallback?: 'fail'|'memory'|null}
 * @phpstan-type TokensShape array{token: string|null, refresh?: string, mfa?: mixed, success?: bool,
 *     info?: list<string>}
 * @phpstan-type DoneShape array{status?: bool, success?: bool, info?: list<string>}
 * @phpstan-type OutcomeShape array{success?: bool, info?: list<string>}
 * @phpstan-type AccountDetailsShape array{id?: int, email?: string, lastlogin?: string|null, ip?: string,
 *     host?: string, firstname?: string, lastname?: string, companyname?: string, address1?: string,
 *     address2?: string, city?: string, state?: string, postcode?: string, country?: string,
 *     phonenumber?: string}
 * @phpstan-type GetDetailsAnswer array{client: AccountDetailsShape, success?: bool, info?: list<string>}
 * @phpstan-type UpdateDetailsAnswer array{client?: AccountDetailsShape, success?: bool, info?: list<string>}
 * @phpstan-type ContactSummaryShape array{email?: string, id?: int, firstname?: string, lastname?: string,
 *     companyname?: string, company?: bool, lastlogin?: string|null}
 * @phpstan-type ListContactsAnswer array{contacts: list<ContactSummaryShape>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type AddContactAnswer array{contact_id?: int, success?: bool, info?: list<string>}
 * @phpstan-type ListContactPrivilegesAnswer array{privileges: array<string, mixed>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type ContactShape array{id?: int, email?: string, firstname?: string, lastname?: string,
 *     companyname?: string, address1?: string, address2?: string, city?: string, state?: string,
 *     postcode?: string, country?: string, phonenumber?: string, type?: string,
 *     privileges?: array<string, mixed>}
 * @phpstan-type GetContactAnswer array{contact: ContactShape, success?: bool, info?: list<string>}
 * @phpstan-type BalanceShape array{currency?: string, acc_balance?: numeric-string,
 *     acc_credit?: numeric-string}
 * @phpstan-type GetBalanceAnswer array{success?: bool, info?: list<string>, details: BalanceShape}
 * @phpstan-type InvoiceSummaryShape array{id?: int, date?: string|null, dateorig?: string|null,
 *     duedate?: string|null, paybefore?: string|null, total?: numeric-string, datepaid?: string|null,
 *     status?: string, merge_id?: int|null, number?: string, currency?: string}
 * @phpstan-type ListInvoicesAnswer array{invoices: list<InvoiceSummaryShape>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type InvoiceItemShape array{id?: int, invoice_id?: int, type?: string, item_id?: int,
 *     description?: string, amount?: numeric-string, taxed?: bool, qty?: string|int|float,
 *     linetotal?: numeric-string}
 * @phpstan-type InvoiceClientShape array{id?: int, email?: string, firstname?: string, lastname?: string,
 *     companyname?: string, address1?: string, address2?: string, city?: string, state?: string,
 *     postcode?: string, country?: string, phonenumber?: string}
 * @phpstan-type InvoiceShape array{id?: int, status?: string, date?: string|null, duedate?: string|null,
 *     paybefore?: string|null, datepaid?: string|null, subtotal?: numeric-string, credit?: numeric-string,
 *     tax?: numeric-string, taxrate?: string|int|float, tax2?: numeric-string, taxrate2?: string|int|float,
 *     taxexempt?: bool, total?: numeric-string, rate?: string|int|float, rate2?: string|int|float,
 *     rate3?: string|int|float, notes?: string, items?: list<InvoiceItemShape>, client?: InvoiceClientShape,
 *     number?: string, currency?: string}
 * @phpstan-type GetInvoiceAnswer array{invoice: InvoiceShape, success?: bool, info?: list<string>}
 * @phpstan-type ApplyCreditAnswer array{success?: bool, info?: list<string>, invoice_status?: string,
 *     applied?: numeric-string}
 * @phpstan-type TicketSummaryShape array{client_read?: bool, ticket_number?: int, date?: string|null,
 *     deptname?: string, subject?: string, status?: string, lastreply?: string|null}
 * @phpstan-type ListTicketsAnswer array{tickets: list<TicketSummaryShape>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type CreateTicketAnswer array{ticket?: int, success?: bool, info?: list<string>}
 * @phpstan-type TicketShape array{date?: string|null, ticket_number?: int, name?: string, email?: string,
 *     subject?: string, body?: string, status?: string, client_read?: bool, deptname?: string}
 * @phpstan-type ReplyShape array{id?: int, name?: string, date?: string|null, body?: string, status?: string,
 *     type?: string}
 * @phpstan-type GetTicketAnswer array{ticket: TicketShape, replies?: list<ReplyShape>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type DepartmentShape array{id?: int, name?: string}
 * @phpstan-type ListTicketDepartmentsAnswer array{departments: list<DepartmentShape>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type ZoneSummaryShape array{domain_id?: int, name?: string, service_id?: int}
 * @phpstan-type ZoneListShape array{service_ids?: list<int>, zones: list<ZoneSummaryShape>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type ZoneAnswerShape array{zone?: ZoneSummaryShape, success?: bool, info?: list<string>}
 * @phpstan-type RecordShape array{id?: int, domain_id?: int, name?: string, ttl?: int, prio?: int,
 *     priority?: int, content?: string|list<int|string>, type?: string, change_date?: mixed}
 * @phpstan-type GetDnsZoneAnswer array{service_id?: int, name?: string, records: list<RecordShape>,
 *     success?: bool, info?: list<string>}
 * @phpstan-type RecordAnswerShape array{record?: RecordShape, success?: bool, info?: list<string>}
 * @phpstan-type NotificationShape array{id?: int, date?: string|null, subject?: string, message?: string,
 *     seen?: bool}
 * @phpstan-type ListNotificationsAnswer array{notifications?: list<NotificationShape>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type PaymentMethodShape array{id?: int|string, name?: string}
 * @phpstan-type ListPaymentMethodsAnswer array{payments: list<PaymentMethodShape>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type FileShape array{content_type?: string, size?: int, base64?: string}
 * @phpstan-type ServiceSummaryShape array{id?: int, domain?: string, total?: numeric-string, status?: string,
 *     billingcycle?: string, next_due?: string|null, category?: string, category_url?: string, name?: string}
 * @phpstan-type ListServicesAnswer array{services: list<ServiceSummaryShape>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type ServiceShape array{id?: int, date_created?: string|null, domain?: string,
 *     firstpayment?: numeric-string, total?: numeric-string, billingcycle?: string, next_due?: string|null,
 *     next_invoice?: string|null, status?: string, label?: string, username?: string, password?: string,
 *     name?: string}
 * @phpstan-type GetServiceAnswer array{service: ServiceShape, success?: bool, info?: list<string>}
 * @phpstan-type ServiceMethodShape array{name?: string, method?: string, route?: string}
 * @phpstan-type ListServiceMethodsAnswer array{methods: list<ServiceMethodShape>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type ResourceItemShape array{id?: int, name?: string, price?: numeric-string,
 *     setup_price?: numeric-string, selected?: bool}
 * @phpstan-type ResourceShape array{id?: int, name?: string, type?: string, items?: list<ResourceItemShape>}
 * @phpstan-type GetServiceUpgradesAnswer array{resources?: list<ResourceShape>, package?: mixed,
 *     success?: bool, info?: list<string>}
 * @phpstan-type OpenOutcomeShape array{success?: bool, info?: list<string>}
 * @phpstan-type VmAddressShape array{id?: int|string, ipaddress?: string, main?: bool}
 * @phpstan-type VmShape array{id?: int|string, name?: string, label?: string, hostname?: string,
 *     status?: string, power?: bool, ip?: list<VmAddressShape>, template?: int|string,
 *     template_name?: string, ipv4?: string, ipv6?: string, memory?: int, disk?: int, cpus?: int,
 *     username?: string, password?: string}
 * @phpstan-type ListVmsAnswer array{vms: list<VmShape>, success?: bool, info?: list<string>}
 * @phpstan-type GetVmAnswer array{vm: VmShape, success?: bool, info?: list<string>}
 * @phpstan-type TemplateShape array{id?: int|string, name?: string}
 * @phpstan-type ListTemplatesAnswer array{templates: list<TemplateShape>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type ListServiceIpsAnswer array{ip: list<VmAddressShape>, success?: bool, info?: list<string>}
 * @phpstan-type ReverseNameShape array{ip?: string, hostname?: string}
 * @phpstan-type GetRdnsAnswer array{rdns?: list<ReverseNameShape>, success?: bool, info?: list<string>}
 * @phpstan-type CategoryShape array{id?: int, name?: string, description?: string, slug?: string}
 * @phpstan-type ListCategoriesAnswer array{categories: list<CategoryShape>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type PeriodShape array{title?: string, value?: string, price?: numeric-string,
 *     setup?: numeric-string, selected?: bool}
 * @phpstan-type ProductSummaryShape array{id?: int, type?: string, name?: string, stock?: bool,
 *     paytype?: string, description?: string, qty?: string|int|float, tags?: list<mixed>,
 *     periods?: list<PeriodShape>}
 * @phpstan-type ListProductsAnswer array{products: list<ProductSummaryShape>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type ProductShape array{id?: int, category_name?: string, category_id?: int, name?: string,
 *     price?: numeric-string, recurring?: string, setup?: numeric-string, config?: mixed,
 *     recurring_price?: numeric-string, prorata_date?: string|null}
 * @phpstan-type GetProductAnswer array{product: ProductShape, success?: bool, info?: list<string>}
 * @phpstan-type OrderItemShape array{type?: string, id?: int, name?: string, product_id?: int}
 * @phpstan-type OrderShape array{order_num?: int, invoice_id?: int, total?: numeric-string,
 *     items?: list<OrderItemShape>, success?: bool, info?: list<string>}
 * @phpstan-type DomainSummaryShape array{id?: int, name?: string, expires?: string|null,
 *     recurring_amount?: numeric-string, date_created?: string|null, status?: string, period?: int,
 *     autorenew?: bool, daytoexpire?: int}
 * @phpstan-type ListDomainsAnswer array{domains: list<DomainSummaryShape>, success?: bool,
 *     info?: list<string>}
 * @phpstan-type DomainShape array{id?: int, name?: string, date_created?: string|null,
 *     firstpayment?: numeric-string, recurring_amount?: numeric-string, period?: int, expires?: string|null,
 *     status?: string, next_due?: string|null, next_invoice?: string|null, idprotection?: bool,
 *     nameservers?: list<string>, autorenew?: bool}
 * @phpstan-type GetDomainAnswer array{details: DomainShape, success?: bool, info?: list<string>}
 * @phpstan-type LookupDomainAnswer array{status?: mixed, success?: bool, info?: list<string>}
 * @phpstan-type GetNameserversAnswer array{nameservers?: list<string>, success?: bool, info?: list<string>}
 * @phpstan-type GetEppCodeAnswer array{epp_code?: string, success?: bool, info?: list<string>}
 * @phpstan-type FindZoneAnswer array{zone: ZoneSummaryShape}
 * @phpstan-type NormalRecordShape array{id?: int|null, name?: string, type?: string, content?: string,
 *     priority?: int|null, ttl?: int|null}
 * @phpstan-type ListRecordsAnswer array{zone: ZoneSummaryShape, records: list<NormalRecordShape>}
 * @phpstan-type EnsureRecordAnswer array{record: NormalRecordShape, change: string, warnings?: list<string>}
 * @phpstan-type RecordChangeShape array{action?: string, name?: string, type?: string,
 *     before?: NormalRecordShape, after?: NormalRecordShape}
 * @phpstan-type SetRecordsAnswer array{records: list<NormalRecordShape>, changes: list<RecordChangeShape>,
 *     warnings?: list<string>}
 * @phpstan-type RemoveRecordsAnswer array{removed: list<NormalRecordShape>}
 * @phpstan-type ExportZoneAnswer array{zone: ZoneSummaryShape, serial: string|null,
 *     records: list<NormalRecordShape>}
 * @phpstan-type PlanCountsShape array{add?: int, update?: int, delete?: int, unchanged?: int}
 * @phpstan-type PlanShape array{zone?: ZoneSummaryShape, serial?: string|null,
 *     changes?: list<RecordChangeShape>, counts?: PlanCountsShape, records?: int, warnings?: list<string>}
 * @phpstan-type PlanZoneAnswer array{plan: PlanShape}
 * @phpstan-type AppliedChangeShape array{action?: string, name?: string, type?: string,
 *     before?: NormalRecordShape, after?: NormalRecordShape, outcome?: string, error?: mixed}
 * @phpstan-type ApplyPlanCountsShape array{done?: int, failed?: int, uncertain?: int, skipped?: int}
 * @phpstan-type ApplyPlanAnswer array{changes: list<AppliedChangeShape>, counts: ApplyPlanCountsShape,
 *     serial?: string|null}
 * @phpstan-type WaitForVmAnswer array{vm: VmShape, state: string, reached: bool, seconds?: int}
 * @phpstan-type OrderAndWaitAnswer array{order: OrderShape, invoice?: InvoiceShape,
 *     services: list<ServiceShape>, active: bool, seconds?: int, warnings?: list<string>}
 *
 * @method TokensShape login(string|null $username = null, string|null $password = null, array<string, mixed>|null $extra = null) Generate a new authorization token.
 * @method DoneShape logout() Invalidate the authorization token.
 * @method TokensShape refreshToken(string|null $refresh_token = null, array<string, mixed>|null $extra = null) Generate a new authorization token using a refresh token.
 * @method DoneShape revokeToken(string|null $refresh_token = null, array<string, mixed>|null $extra = null) Invalidate the authorization token and the refresh token.
 * @method OutcomeShape signup(string $email, string $address1, string $city, string $state, string $postcode, string $country, string $phonenumber, string $password, string|null $firstname = null, string|null $lastname = null, string|null $companyname = null, string|null $address2 = null, string|null $type = null, string|null $vatnumber = null, string|null $mobilephone = null, string|null $currency = null, array<string, mixed>|null $extra = null) Create a new account.
 * @method OutcomeShape resetPassword(string $email, array<string, mixed>|null $extra = null) Request a password reset email for an account.
 * @method GetDetailsAnswer getDetails() Return the registration details of my account.
 * @method UpdateDetailsAnswer updateDetails(string|null $email = null, string|null $firstname = null, string|null $lastname = null, string|null $companyname = null, string|null $address1 = null, string|null $address2 = null, string|null $city = null, string|null $state = null, string|null $postcode = null, string|null $country = null, string|null $phonenumber = null, string|null $type = null, string|null $vatnumber = null, string|null $mobilephone = null, list<string>|null $telegramnotifications = null, array<string, mixed>|null $extra = null) Update the registration details of my account.
 * @method ListContactsAnswer listContacts() Return a list of the contacts on this account.
 * @method AddContactAnswer addContact(string|null $password = null, array<string, mixed>|\stdClass|null $privileges = null, string|null $email = null, string|null $firstname = null, string|null $lastname = null, string|null $companyname = null, string|null $address1 = null, string|null $address2 = null, string|null $city = null, string|null $state = null, string|null $postcode = null, string|null $country = null, string|null $phonenumber = null, string|null $type = null, string|null $vatnumber = null, string|null $mobilephone = null, list<string>|null $telegramnotifications = null, array<string, mixed>|null $extra = null) Create a new contact.
 * @method ListContactPrivilegesAnswer listContactPrivileges() List the possible contact privileges.
 * @method GetContactAnswer getContact(int|string $id) Return the details of a contact.
 * @method OutcomeShape editContact(int|string $id, array<string, mixed>|\stdClass|null $privileges = null, string|null $email = null, string|null $firstname = null, string|null $lastname = null, string|null $companyname = null, string|null $address1 = null, string|null $address2 = null, string|null $city = null, string|null $state = null, string|null $postcode = null, string|null $country = null, string|null $phonenumber = null, string|null $type = null, string|null $vatnumber = null, string|null $mobilephone = null, list<string>|null $telegramnotifications = null, array<string, mixed>|null $extra = null) Change the details of a contact.
 * @method GetBalanceAnswer getBalance() Get the current account balance (total of unpaid invoices) and account credit.
 * @method ListInvoicesAnswer listInvoices() List all invoices of my account.
 * @method GetInvoiceAnswer getInvoice(int|string $id) Get the details of an invoice.
 * @method ApplyCreditAnswer applyCredit(int|string $id, string|int|null $amount = null, array<string, mixed>|null $extra = null) Apply account credit to an invoice.
 * @method ListTicketsAnswer listTickets() List the support tickets of my account.
 * @method CreateTicketAnswer createTicket(int|string $dept_id, string $subject, string $body, array<string, mixed>|null $extra = null) Submit a new ticket.
 * @method GetTicketAnswer getTicket(int|string $number) Get the details of a ticket, including all replies.
 * @method OutcomeShape replyTicket(int|string $number, string $body, array<string, mixed>|null $extra = null) Reply to a ticket.
 * @method DoneShape reopenTicket(int|string $number, array<string, mixed>|null $extra = null) Try to re-open a closed ticket.
 * @method DoneShape closeTicket(int|string $number, array<string, mixed>|null $extra = null) Send a request to close a ticket.
 * @method ListTicketDepartmentsAnswer listTicketDepartments() Get the list of ticket departments.
 * @method ZoneListShape listDns() Return a list of all DNS zones.
 * @method ZoneAnswerShape addDnsZone(int|string $service_id, string $name, array<string, mixed>|null $extra = null) Create a new DNS zone.
 * @method ZoneListShape listServiceDns(int|string $service_id) Return a list of the DNS zones under a service.
 * @method GetDnsZoneAnswer getDnsZone(int|string $service_id, int|string $zone_id) Return the details of a DNS zone.
 * @method OutcomeShape deleteDnsZone(int|string $service_id, int|string $zone_id) Delete a DNS zone.
 * @method RecordAnswerShape addDnsRecord(int|string $service_id, int|string $zone_id, string $name, string $type, string|list<int|string> $content, int|string|null $ttl = null, int|string|null $priority = null, array<string, mixed>|null $extra = null) Create a new record in a DNS zone.
 * @method RecordAnswerShape editDnsRecord(int|string $service_id, int|string $zone_id, int|string $record_id, string|null $name = null, int|string|null $ttl = null, int|string|null $priority = null, string|null $type = null, string|list<int|string>|null $content = null, array<string, mixed>|null $extra = null) Edit a record of a DNS zone.
 * @method OutcomeShape deleteDnsRecord(int|string $service_id, int|string $zone_id, int|string $record_id) Remove a record from a DNS zone.
 * @method ListNotificationsAnswer listNotifications() List the notifications of my account.
 * @method ListPaymentMethodsAnswer listPaymentMethods() List the available payment methods.
 * @method FileShape getTicketAttachment(int|string $file, int|string $number) Get a file that is attached to a ticket.
 * @method ListServicesAnswer listServices() List all services of my account.
 * @method GetServiceAnswer getService(int|string $id) Get the details of a service.
 * @method ListServiceMethodsAnswer listServiceMethods(int|string $id) List what can be done with a service.
 * @method OutcomeShape setServiceLabel(int|string $id, string $label, array<string, mixed>|null $extra = null) Give a service a label of my own.
 * @method GetServiceUpgradesAnswer getServiceUpgrades(int|string $id) List what a service can be upgraded to.
 * @method OpenOutcomeShape upgradeService(int|string $id, array<mixed>|\stdClass|null $resources = null, int|string|null $package = null, string|null $cycle = null, bool|null $send = null, array<string, mixed>|null $extra = null) Estimate or request an upgrade of a service.
 * @method OutcomeShape cancelService(int|string $id, bool|'true'|'false'|null $immediate = null, string|null $reason = null, array<string, mixed>|null $extra = null) Request the cancellation of a service.
 * @method ListVmsAnswer listVms(int|string $service_id) List the virtual machines of a service.
 * @method GetVmAnswer getVm(int|string $service_id, int|string $vm_id) Get the details of a virtual machine.
 * @method DoneShape startVm(int|string $service_id, int|string $vm_id, array<string, mixed>|null $extra = null) Start a virtual machine.
 * @method DoneShape stopVm(int|string $service_id, int|string $vm_id, array<string, mixed>|null $extra = null) Cut the power of a virtual machine.
 * @method DoneShape shutdownVm(int|string $service_id, int|string $vm_id, array<string, mixed>|null $extra = null) Shut a virtual machine down.
 * @method DoneShape rebootVm(int|string $service_id, int|string $vm_id, array<string, mixed>|null $extra = null) Restart a virtual machine.
 * @method DoneShape resetVm(int|string $service_id, int|string $vm_id, array<string, mixed>|null $extra = null) Reset a virtual machine.
 * @method DoneShape rebuildVm(int|string $service_id, int|string $vm_id, int|string $template, array<string, mixed>|null $extra = null) Install a virtual machine anew.
 * @method ListTemplatesAnswer listTemplates(int|string $service_id) List the templates that a virtual machine can be installed from.
 * @method ListServiceIpsAnswer listServiceIps(int|string $service_id) List the IP addresses of a service.
 * @method GetRdnsAnswer getRdns(int|string $service_id) Get the reverse DNS of the IP addresses of a service.
 * @method OutcomeShape setRdns(int|string $service_id, string $ip, string $hostname, array<string, mixed>|null $extra = null) Set the reverse DNS of an IP address.
 * @method ListCategoriesAnswer listCategories() List the categories of products.
 * @method ListProductsAnswer listProducts(int|string $category_id) List the products of a category.
 * @method GetProductAnswer getProduct(int|string $product_id) Get the details of a product, with what can be configured.
 * @method OrderShape createOrder(int|string $product_id, string|null $domain = null, string|null $cycle = null, int|string|null $pay_method = null, array<mixed>|\stdClass|null $custom = null, string|null $promocode = null, int|string|null $aff_id = null, array<string, mixed>|null $extra = null) Order a product.
 * @method OpenOutcomeShape quoteOrder(list<array<string, mixed>> $items, int|string|null $pay_method = null, string|null $output = null, array<string, mixed>|null $extra = null) Calculate what an order would cost.
 * @method ListDomainsAnswer listDomains() List the domains of my account.
 * @method GetDomainAnswer getDomain(int|string $id) Get the details of a domain.
 * @method LookupDomainAnswer lookupDomain(string $name, array<string, mixed>|null $extra = null) Ask whether a domain can be registered.
 * @method GetNameserversAnswer getNameservers(int|string $id) Get the nameservers of a domain.
 * @method OutcomeShape setNameservers(int|string $id, list<string>|null $nameservers = null, array<string, mixed>|null $extra = null) Set the nameservers of a domain.
 * @method GetEppCodeAnswer getEppCode(int|string $id) Get the code that moves a domain to another registrar.
 * @method OrderShape renewDomain(int|string $id, int|string|null $years = null, int|string|null $pay_method = null, array<string, mixed>|null $extra = null) Order the renewal of a domain.
 * @method FindZoneAnswer findZone(string $name, bool|null $exact = null) Find the DNS zone that a name lies in.
 * @method ListRecordsAnswer listRecords(int|string $zone, int|string|null $service_id = null, string|null $name = null, string|null $type = null, string|list<int|string>|null $content = null) List the records of a DNS zone in normal form.
 * @method EnsureRecordAnswer ensureRecord(string $name, string $type, string|list<int|string> $content, int|string|null $ttl = null, int|string|null $priority = null, int|string|null $zone = null, int|string|null $service_id = null, bool|null $readback = null) Make sure that a DNS record exists exactly once.
 * @method SetRecordsAnswer setRecords(string $name, string $type, list<string|list<int|string>> $contents, int|string|null $ttl = null, int|string|null $priority = null, int|string|null $zone = null, int|string|null $service_id = null, bool|null $readback = null) Make the records of a name and type exactly these.
 * @method RemoveRecordsAnswer removeRecords(string $name, string|null $type = null, string|list<int|string>|null $content = null, int|string|null $zone = null, int|string|null $service_id = null) Remove DNS records by name.
 * @method ExportZoneAnswer exportZone(int|string $zone, int|string|null $service_id = null) Read a whole DNS zone in canonical order.
 * @method PlanZoneAnswer planZone(int|string $zone, list<array<string, mixed>> $records, int|string|null $service_id = null, bool|null $delete = null, list<array<string, mixed>>|null $ignore = null, bool|null $include_ns = null) Compare a DNS zone with the records that it should have.
 * @method ApplyPlanAnswer applyPlan(array<string, mixed>|\stdClass $plan, bool|null $force = null, bool|null $readback = null) Carry out a plan of plan_zone.
 * @method WaitForVmAnswer waitForVm(int|string $service_id, int|string $vm_id, string|null $state = null, string|null $last_state = null, int|string|null $settle_ms = null, int|string|null $interval_ms = null) Wait until a virtual machine is in a state.
 * @method OrderAndWaitAnswer orderAndWait(int|string $product_id, string|null $domain = null, string|null $cycle = null, int|string|null $pay_method = null, array<mixed>|\stdClass|null $custom = null, string|null $promocode = null, int|string|null $aff_id = null, bool|null $pay_with_credit = null, int|string|null $interval_ms = null) Order a product and wait until its services are active.
 */
interface Operations
{
}
