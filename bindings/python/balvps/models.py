# generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit
"""The answers of calls, as typed views. See :class:`balvps.View` for what all views can do.

>>> client.call("get_balance").details.acc_balance
Decimal('123456.55')
"""

from __future__ import annotations

from datetime import date as date_
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ._native import Field
from ._views import ListView, View

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "AccountDetails",
    "AddContactAnswer",
    "AppliedChange",
    "ApplyCreditAnswer",
    "ApplyPlanAnswer",
    "ApplyPlanCounts",
    "Balance",
    "Category",
    "Contact",
    "ContactSummary",
    "CreateTicketAnswer",
    "Department",
    "Domain",
    "DomainSummary",
    "Done",
    "EnsureRecordAnswer",
    "ExportZoneAnswer",
    "File",
    "FindZoneAnswer",
    "GetBalanceAnswer",
    "GetContactAnswer",
    "GetDetailsAnswer",
    "GetDnsZoneAnswer",
    "GetDomainAnswer",
    "GetEppCodeAnswer",
    "GetInvoiceAnswer",
    "GetNameserversAnswer",
    "GetProductAnswer",
    "GetRdnsAnswer",
    "GetServiceAnswer",
    "GetServiceUpgradesAnswer",
    "GetTicketAnswer",
    "GetVmAnswer",
    "Invoice",
    "InvoiceClient",
    "InvoiceItem",
    "InvoiceSummary",
    "ListCategoriesAnswer",
    "ListContactPrivilegesAnswer",
    "ListContactsAnswer",
    "ListDomainsAnswer",
    "ListInvoicesAnswer",
    "ListNotificationsAnswer",
    "ListPaymentMethodsAnswer",
    "ListProductsAnswer",
    "ListRecordsAnswer",
    "ListServiceIpsAnswer",
    "ListServiceMethodsAnswer",
    "ListServicesAnswer",
    "ListTemplatesAnswer",
    "ListTicketDepartmentsAnswer",
    "ListTicketsAnswer",
    "ListVmsAnswer",
    "LookupDomainAnswer",
    "NormalRecord",
    "Notification",
    "OpenOutcome",
    "Order",
    "OrderAndWaitAnswer",
    "OrderItem",
    "Outcome",
    "PaymentMethod",
    "Period",
    "Plan",
    "PlanCounts",
    "PlanZoneAnswer",
    "Product",
    "ProductSummary",
    "Record",
    "RecordAnswer",
    "RecordChange",
    "RemoveRecordsAnswer",
    "Reply",
    "Resource",
    "ResourceItem",
    "ReverseName",
    "Service",
    "ServiceMethod",
    "ServiceSummary",
    "SetRecordsAnswer",
    "Template",
    "Ticket",
    "TicketSummary",
    "Tokens",
    "UpdateDetailsAnswer",
    "Vm",
    "VmAddress",
    "WaitForVmAnswer",
    "ZoneAnswer",
    "ZoneList",
    "ZoneSummary",
]


class Tokens(View):
    """The answer of ``login``.

    Generate a new authorization token.
    """

    __slots__ = ()

    token: Field[str | None] = Field(
        "string", optional=True, doc="JSON Web Token; null: a second factor is needed"
    )
    refresh: Field[str] = Field("string", doc="Refresh token")
    mfa: Field[Any] = Field(
        "any", doc="Sent when a second factor is needed: its own token, methods and expires_at"
    )
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class Done(View):
    """The answer of ``logout``.

    Invalidate the authorization token.
    """

    __slots__ = ()

    status: Field[bool | None] = Field("boolean", optional=True)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class Outcome(View):
    """The answer of ``edit_contact``.

    Change the details of a contact.
    """

    __slots__ = ()

    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class AccountDetails(View):
    """``client`` in the answer of ``get_details``.

    Return the registration details of my account.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    email: Field[str] = Field("string")
    lastlogin: Field[datetime | None] = Field(
        "datetime", optional=True, doc="YYYY-MM-DD HH:MM:SS, no time zone given; null: never"
    )
    ip: Field[str] = Field("string")
    host: Field[str] = Field("string")
    firstname: Field[str] = Field("string")
    lastname: Field[str] = Field("string")
    companyname: Field[str] = Field("string")
    address1: Field[str] = Field("string")
    address2: Field[str] = Field("string")
    city: Field[str] = Field("string")
    state: Field[str] = Field("string")
    postcode: Field[str] = Field("string")
    country: Field[str] = Field("string")
    phonenumber: Field[str] = Field("string")


class GetDetailsAnswer(View):
    """The answer of ``get_details``.

    Return the registration details of my account.
    """

    __slots__ = ()

    client: Field[AccountDetails] = Field("object", AccountDetails)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class UpdateDetailsAnswer(View):
    """The answer of ``update_details``.

    Update the registration details of my account.
    """

    __slots__ = ()

    client: Field[AccountDetails] = Field("object", AccountDetails)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class ContactSummary(View):
    """``contacts[0]`` in the answer of ``list_contacts``.

    Return a list of the contacts on this account.
    """

    __slots__ = ()

    email: Field[str] = Field("string")
    id: Field[int] = Field("integer")
    firstname: Field[str] = Field("string")
    lastname: Field[str] = Field("string")
    companyname: Field[str] = Field("string")
    company: Field[bool] = Field("boolean", doc="Whether this is an organization")
    lastlogin: Field[datetime | None] = Field(
        "datetime", optional=True, doc="YYYY-MM-DD HH:MM:SS, no time zone given; null: never"
    )


class ListContactsAnswer(View):
    """The answer of ``list_contacts``.

    Return a list of the contacts on this account.
    """

    __slots__ = ()

    contacts: Field[ListView[ContactSummary]] = Field("list", ContactSummary)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class AddContactAnswer(View):
    """The answer of ``add_contact``.

    Create a new contact.
    """

    __slots__ = ()

    contact_id: Field[int] = Field("integer", doc="ID of the new contact")
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class ListContactPrivilegesAnswer(View):
    """The answer of ``list_contact_privileges``.

    List the possible contact privileges.
    """

    __slots__ = ()

    privileges: Field[dict[str, Any]] = Field(
        "mapping", doc="Privileges by area, formatted as list_contact_privileges returns them"
    )
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class Contact(View):
    """``contact`` in the answer of ``get_contact``.

    Return the details of a contact.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    email: Field[str] = Field("string")
    firstname: Field[str] = Field("string")
    lastname: Field[str] = Field("string")
    companyname: Field[str] = Field("string")
    address1: Field[str] = Field("string")
    address2: Field[str] = Field("string")
    city: Field[str] = Field("string")
    state: Field[str] = Field("string")
    postcode: Field[str] = Field("string")
    country: Field[str] = Field("string")
    phonenumber: Field[str] = Field("string")
    type: Field[str] = Field("string", doc="Account type")
    privileges: Field[dict[str, Any]] = Field(
        "mapping", doc="Privileges by area, formatted as list_contact_privileges returns them"
    )


class GetContactAnswer(View):
    """The answer of ``get_contact``.

    Return the details of a contact.
    """

    __slots__ = ()

    contact: Field[Contact] = Field("object", Contact)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class Balance(View):
    """``details`` in the answer of ``get_balance``.

    Get the current account balance (total of unpaid invoices) and account credit.
    """

    __slots__ = ()

    currency: Field[str] = Field("string", doc="May be empty")
    acc_balance: Field[Decimal] = Field("decimal", doc="Total of unpaid invoices")
    acc_credit: Field[Decimal] = Field("decimal", doc="Credit on the account")


class GetBalanceAnswer(View):
    """The answer of ``get_balance``.

    Get the current account balance (total of unpaid invoices) and account credit.
    """

    __slots__ = ()

    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )
    details: Field[Balance] = Field("object", Balance)


class InvoiceSummary(View):
    """``invoices[0]`` in the answer of ``list_invoices``.

    List all invoices of my account.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    date: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    dateorig: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    duedate: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    paybefore: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    total: Field[Decimal] = Field("decimal", doc="Decimal amount")
    datepaid: Field[datetime | None] = Field(
        "datetime", optional=True, doc="YYYY-MM-DD HH:MM:SS, no time zone given; null: never"
    )
    status: Field[str] = Field("string")
    merge_id: Field[int | None] = Field("integer", optional=True)
    number: Field[str] = Field("string", doc="Number shown on the invoice")
    currency: Field[str] = Field("string")


class ListInvoicesAnswer(View):
    """The answer of ``list_invoices``.

    List all invoices of my account.
    """

    __slots__ = ()

    invoices: Field[ListView[InvoiceSummary]] = Field("list", InvoiceSummary)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class InvoiceItem(View):
    """``invoice.items[0]`` in the answer of ``get_invoice``.

    Get the details of an invoice.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    invoice_id: Field[int] = Field("integer")
    type: Field[str] = Field("string")
    item_id: Field[int] = Field("integer", doc="May be negative")
    description: Field[str] = Field("string")
    amount: Field[Decimal] = Field("decimal", doc="Decimal amount")
    taxed: Field[bool] = Field("boolean")
    qty: Field[Decimal] = Field("decimal")
    linetotal: Field[Decimal] = Field("decimal", doc="Decimal amount")


class InvoiceClient(View):
    """``invoice.client`` in the answer of ``get_invoice``.

    Get the details of an invoice.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    email: Field[str] = Field("string")
    firstname: Field[str] = Field("string")
    lastname: Field[str] = Field("string")
    companyname: Field[str] = Field("string")
    address1: Field[str] = Field("string")
    address2: Field[str] = Field("string")
    city: Field[str] = Field("string")
    state: Field[str] = Field("string")
    postcode: Field[str] = Field("string")
    country: Field[str] = Field("string")
    phonenumber: Field[str] = Field("string")


class Invoice(View):
    """``invoice`` in the answer of ``get_invoice``.

    Get the details of an invoice.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    status: Field[str] = Field("string")
    date: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    duedate: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    paybefore: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    datepaid: Field[datetime | None] = Field(
        "datetime", optional=True, doc="YYYY-MM-DD HH:MM:SS, no time zone given; null: never"
    )
    subtotal: Field[Decimal] = Field("decimal", doc="Decimal amount")
    credit: Field[Decimal] = Field("decimal", doc="Decimal amount")
    tax: Field[Decimal] = Field("decimal", doc="Decimal amount")
    taxrate: Field[Decimal] = Field("decimal", doc="Per cent")
    tax2: Field[Decimal] = Field("decimal", doc="Decimal amount")
    taxrate2: Field[Decimal] = Field("decimal", doc="Per cent")
    taxexempt: Field[bool] = Field("boolean")
    total: Field[Decimal] = Field("decimal", doc="Decimal amount")
    rate: Field[Decimal] = Field("decimal")
    rate2: Field[Decimal] = Field("decimal")
    rate3: Field[Decimal] = Field("decimal")
    notes: Field[str] = Field("string")
    items: Field[ListView[InvoiceItem]] = Field("list", InvoiceItem)
    client: Field[InvoiceClient] = Field("object", InvoiceClient)
    number: Field[str] = Field("string", doc="Number shown on the invoice")
    currency: Field[str] = Field("string")


class GetInvoiceAnswer(View):
    """The answer of ``get_invoice``.

    Get the details of an invoice.
    """

    __slots__ = ()

    invoice: Field[Invoice] = Field("object", Invoice)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class ApplyCreditAnswer(View):
    """The answer of ``apply_credit``.

    Apply account credit to an invoice.
    """

    __slots__ = ()

    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )
    invoice_status: Field[str] = Field("string", doc="Status of the invoice after this")
    applied: Field[Decimal] = Field("decimal", doc="Amount applied")


class TicketSummary(View):
    """``tickets[0]`` in the answer of ``list_tickets``.

    List the support tickets of my account.
    """

    __slots__ = ()

    client_read: Field[bool] = Field("boolean")
    ticket_number: Field[int] = Field("integer")
    date: Field[datetime | None] = Field(
        "datetime", optional=True, doc="YYYY-MM-DD HH:MM:SS, no time zone given; null: never"
    )
    deptname: Field[str] = Field("string")
    subject: Field[str] = Field("string")
    status: Field[str] = Field("string")
    lastreply: Field[datetime | None] = Field(
        "datetime", optional=True, doc="YYYY-MM-DD HH:MM:SS, no time zone given; null: never"
    )


class ListTicketsAnswer(View):
    """The answer of ``list_tickets``.

    List the support tickets of my account.
    """

    __slots__ = ()

    tickets: Field[ListView[TicketSummary]] = Field("list", TicketSummary)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class CreateTicketAnswer(View):
    """The answer of ``create_ticket``.

    Submit a new ticket.
    """

    __slots__ = ()

    ticket: Field[int] = Field("integer", doc="Number of the new ticket")
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class Ticket(View):
    """``ticket`` in the answer of ``get_ticket``.

    Get the details of a ticket, including all replies.
    """

    __slots__ = ()

    date: Field[datetime | None] = Field(
        "datetime", optional=True, doc="YYYY-MM-DD HH:MM:SS, no time zone given; null: never"
    )
    ticket_number: Field[int] = Field("integer")
    name: Field[str] = Field("string")
    email: Field[str] = Field("string")
    subject: Field[str] = Field("string")
    body: Field[str] = Field("string")
    status: Field[str] = Field("string")
    client_read: Field[bool] = Field("boolean")
    deptname: Field[str] = Field("string")


class Reply(View):
    """``replies[0]`` in the answer of ``get_ticket``.

    Get the details of a ticket, including all replies.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    name: Field[str] = Field("string")
    date: Field[datetime | None] = Field(
        "datetime", optional=True, doc="YYYY-MM-DD HH:MM:SS, no time zone given; null: never"
    )
    body: Field[str] = Field("string")
    status: Field[str] = Field("string")
    type: Field[str] = Field("string")


class GetTicketAnswer(View):
    """The answer of ``get_ticket``.

    Get the details of a ticket, including all replies.
    """

    __slots__ = ()

    ticket: Field[Ticket] = Field("object", Ticket)
    replies: Field[ListView[Reply]] = Field("list", Reply)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class Department(View):
    """``departments[0]`` in the answer of ``list_ticket_departments``.

    Get the list of ticket departments.
    """

    __slots__ = ()

    id: Field[int] = Field("integer", doc="What create_ticket takes as dept_id")
    name: Field[str] = Field("string")


class ListTicketDepartmentsAnswer(View):
    """The answer of ``list_ticket_departments``.

    Get the list of ticket departments.
    """

    __slots__ = ()

    departments: Field[ListView[Department]] = Field("list", Department)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class ZoneSummary(View):
    """``zones[0]`` in the answer of ``list_dns``.

    Return a list of all DNS zones.
    """

    __slots__ = ()

    domain_id: Field[int] = Field("integer", doc="What other operations take as zone_id")
    name: Field[str] = Field("string", doc="Zone name")
    service_id: Field[int] = Field("integer")


class ZoneList(View):
    """The answer of ``list_dns``.

    Return a list of all DNS zones.
    """

    __slots__ = ()

    service_ids: Field[ListView[int]] = Field("list", "integer")
    zones: Field[ListView[ZoneSummary]] = Field("list", ZoneSummary)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class ZoneAnswer(View):
    """The answer of ``add_dns_zone``.

    Create a new DNS zone.
    """

    __slots__ = ()

    zone: Field[ZoneSummary] = Field(
        "object", ZoneSummary, doc="As list_dns shows it, where the write was confirmed by that"
    )
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class Record(View):
    """``records[0]`` in the answer of ``get_dns_zone``.

    Return the details of a DNS zone.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    domain_id: Field[int] = Field("integer", doc="ID of the zone")
    name: Field[str] = Field("string", doc="Fully qualified, without the trailing dot")
    ttl: Field[int] = Field("integer", doc="Seconds")
    prio: Field[int] = Field("integer", doc="The same as priority")
    priority: Field[int] = Field("integer")
    content: Field[str | list[Any]] = Field("any", doc="A string, or a list for SOA and SRV")
    type: Field[str] = Field("string")
    change_date: Field[Any] = Field("any", doc="When it was changed last")


class GetDnsZoneAnswer(View):
    """The answer of ``get_dns_zone``.

    Return the details of a DNS zone.
    """

    __slots__ = ()

    service_id: Field[int] = Field("integer")
    name: Field[str] = Field("string", doc="Zone name")
    records: Field[ListView[Record]] = Field("list", Record)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class RecordAnswer(View):
    """The answer of ``add_dns_record``.

    Create a new record in a DNS zone.
    """

    __slots__ = ()

    record: Field[Record] = Field("object", Record)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class Notification(View):
    """``notifications[0]`` in the answer of ``list_notifications``.

    List the notifications of my account.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    date: Field[datetime | None] = Field(
        "datetime", optional=True, doc="YYYY-MM-DD HH:MM:SS, no time zone given; null: never"
    )
    subject: Field[str] = Field("string")
    message: Field[str] = Field("string")
    seen: Field[bool] = Field("boolean")


class ListNotificationsAnswer(View):
    """The answer of ``list_notifications``.

    List the notifications of my account.
    """

    __slots__ = ()

    notifications: Field[ListView[Notification]] = Field("list", Notification)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class PaymentMethod(View):
    """``payments[0]`` in the answer of ``list_payment_methods``.

    List the available payment methods.
    """

    __slots__ = ()

    id: Field[int | str] = Field("any", doc="What create_order takes as pay_method")
    name: Field[str] = Field("string")


class ListPaymentMethodsAnswer(View):
    """The answer of ``list_payment_methods``.

    List the available payment methods.
    """

    __slots__ = ()

    payments: Field[ListView[PaymentMethod]] = Field("list", PaymentMethod)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class File(View):
    """The answer of ``get_ticket_attachment``.

    Get a file that is attached to a ticket.
    """

    __slots__ = ()

    content_type: Field[str] = Field("string", doc="The file's type, as the service names it")
    size: Field[int] = Field("integer", doc="Bytes")
    base64: Field[str] = Field("string", doc="The bytes in base64")


class ServiceSummary(View):
    """``services[0]`` in the answer of ``list_services``.

    List all services of my account.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    domain: Field[str] = Field("string")
    total: Field[Decimal] = Field("decimal", doc="Decimal amount")
    status: Field[str] = Field("string")
    billingcycle: Field[str] = Field("string")
    next_due: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    category: Field[str] = Field("string")
    category_url: Field[str] = Field("string")
    name: Field[str] = Field("string", doc="Name of the product")


class ListServicesAnswer(View):
    """The answer of ``list_services``.

    List all services of my account.
    """

    __slots__ = ()

    services: Field[ListView[ServiceSummary]] = Field("list", ServiceSummary)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class Service(View):
    """``service`` in the answer of ``get_service``.

    Get the details of a service.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    date_created: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    domain: Field[str] = Field("string")
    firstpayment: Field[Decimal] = Field("decimal", doc="Decimal amount")
    total: Field[Decimal] = Field("decimal", doc="Decimal amount")
    billingcycle: Field[str] = Field("string")
    next_due: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    next_invoice: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    status: Field[str] = Field("string")
    label: Field[str] = Field("string", doc="The account's own name for it")
    username: Field[str] = Field("string")
    password: Field[str] = Field("string")
    name: Field[str] = Field("string", doc="Name of the product")


class GetServiceAnswer(View):
    """The answer of ``get_service``.

    Get the details of a service.
    """

    __slots__ = ()

    service: Field[Service] = Field("object", Service)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class ServiceMethod(View):
    """``methods[0]`` in the answer of ``list_service_methods``.

    List what can be done with a service.
    """

    __slots__ = ()

    name: Field[str] = Field("string")
    method: Field[str] = Field("string", doc="GET, POST, PUT or DELETE")
    route: Field[str] = Field("string", doc="Path, with placeholders such as @id")


class ListServiceMethodsAnswer(View):
    """The answer of ``list_service_methods``.

    List what can be done with a service.
    """

    __slots__ = ()

    methods: Field[ListView[ServiceMethod]] = Field("list", ServiceMethod)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class ResourceItem(View):
    """``resources[0].items[0]`` in the answer of ``get_service_upgrades``.

    List what a service can be upgraded to.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    name: Field[str] = Field("string")
    price: Field[Decimal] = Field("decimal", doc="Decimal amount")
    setup_price: Field[Decimal] = Field("decimal", doc="Decimal amount")
    selected: Field[bool] = Field("boolean")


class Resource(View):
    """``resources[0]`` in the answer of ``get_service_upgrades``.

    List what a service can be upgraded to.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    name: Field[str] = Field("string")
    type: Field[str] = Field("string")
    items: Field[ListView[ResourceItem]] = Field("list", ResourceItem)


class GetServiceUpgradesAnswer(View):
    """The answer of ``get_service_upgrades``.

    List what a service can be upgraded to.
    """

    __slots__ = ()

    resources: Field[ListView[Resource]] = Field("list", Resource)
    package: Field[Any] = Field("any", doc="Packages that the service can be changed to")
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class OpenOutcome(View):
    """The answer of ``quote_order``.

    Calculate what an order would cost.
    """

    __slots__ = ()

    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class VmAddress(View):
    """``vms[0].ip[0]`` in the answer of ``list_vms``.

    List the virtual machines of a service.
    """

    __slots__ = ()

    id: Field[int | str] = Field("any")
    ipaddress: Field[str] = Field("string")
    main: Field[bool] = Field("boolean", doc="Whether it is the main address")


class Vm(View):
    """``vms[0]`` in the answer of ``list_vms``.

    List the virtual machines of a service.
    """

    __slots__ = ()

    id: Field[int | str] = Field("any", doc="What other operations take as vm_id")
    name: Field[str] = Field("string")
    label: Field[str] = Field("string")
    hostname: Field[str] = Field("string")
    status: Field[str] = Field(
        "string", doc="Such as running or stopped; server modules differ in their words"
    )
    power: Field[bool] = Field("boolean", doc="Whether it is on")
    ip: Field[ListView[VmAddress]] = Field("list", VmAddress, doc="Its addresses")
    template: Field[int | str] = Field("any", doc="ID of what it was installed from")
    template_name: Field[str] = Field("string")
    ipv4: Field[str] = Field("string")
    ipv6: Field[str] = Field("string")
    memory: Field[int] = Field("integer")
    disk: Field[int] = Field("integer")
    cpus: Field[int] = Field("integer")
    username: Field[str] = Field("string")
    password: Field[str] = Field("string")


class ListVmsAnswer(View):
    """The answer of ``list_vms``.

    List the virtual machines of a service.
    """

    __slots__ = ()

    vms: Field[ListView[Vm]] = Field("list", Vm)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class GetVmAnswer(View):
    """The answer of ``get_vm``.

    Get the details of a virtual machine.
    """

    __slots__ = ()

    vm: Field[Vm] = Field("object", Vm)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class Template(View):
    """``templates[0]`` in the answer of ``list_templates``.

    List the templates that a virtual machine can be installed from.
    """

    __slots__ = ()

    id: Field[int | str] = Field("any", doc="What rebuild_vm takes as template")
    name: Field[str] = Field("string")


class ListTemplatesAnswer(View):
    """The answer of ``list_templates``.

    List the templates that a virtual machine can be installed from.
    """

    __slots__ = ()

    templates: Field[ListView[Template]] = Field("list", Template)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class ListServiceIpsAnswer(View):
    """The answer of ``list_service_ips``.

    List the IP addresses of a service.
    """

    __slots__ = ()

    ip: Field[ListView[VmAddress]] = Field("list", VmAddress)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class ReverseName(View):
    """``rdns[0]`` in the answer of ``get_rdns``.

    Get the reverse DNS of the IP addresses of a service.
    """

    __slots__ = ()

    ip: Field[str] = Field("string", doc="IP address")
    hostname: Field[str] = Field("string")


class GetRdnsAnswer(View):
    """The answer of ``get_rdns``.

    Get the reverse DNS of the IP addresses of a service.
    """

    __slots__ = ()

    rdns: Field[ListView[ReverseName]] = Field("list", ReverseName)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class Category(View):
    """``categories[0]`` in the answer of ``list_categories``.

    List the categories of products.
    """

    __slots__ = ()

    id: Field[int] = Field("integer", doc="What list_products takes as category_id")
    name: Field[str] = Field("string")
    description: Field[str] = Field("string")
    slug: Field[str] = Field("string")


class ListCategoriesAnswer(View):
    """The answer of ``list_categories``.

    List the categories of products.
    """

    __slots__ = ()

    categories: Field[ListView[Category]] = Field("list", Category)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class Period(View):
    """``products[0].periods[0]`` in the answer of ``list_products``.

    List the products of a category.
    """

    __slots__ = ()

    title: Field[str] = Field("string")
    value: Field[str] = Field("string", doc="What create_order takes as cycle")
    price: Field[Decimal] = Field("decimal", doc="Decimal amount")
    setup: Field[Decimal] = Field("decimal", doc="Decimal amount")
    selected: Field[bool] = Field("boolean")


class ProductSummary(View):
    """``products[0]`` in the answer of ``list_products``.

    List the products of a category.
    """

    __slots__ = ()

    id: Field[int] = Field("integer", doc="What create_order takes as product_id")
    type: Field[str] = Field("string")
    name: Field[str] = Field("string")
    stock: Field[bool] = Field("boolean")
    paytype: Field[str] = Field("string")
    description: Field[str] = Field("string")
    qty: Field[Decimal] = Field("decimal")
    tags: Field[ListView[Any]] = Field("list", "any")
    periods: Field[ListView[Period]] = Field("list", Period)


class ListProductsAnswer(View):
    """The answer of ``list_products``.

    List the products of a category.
    """

    __slots__ = ()

    products: Field[ListView[ProductSummary]] = Field("list", ProductSummary)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class Product(View):
    """``product`` in the answer of ``get_product``.

    Get the details of a product, with what can be configured.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    category_name: Field[str] = Field("string")
    category_id: Field[int] = Field("integer")
    name: Field[str] = Field("string")
    price: Field[Decimal] = Field("decimal", doc="Decimal amount")
    recurring: Field[str] = Field("string", doc="Billing period")
    setup: Field[Decimal] = Field("decimal", doc="Decimal amount")
    config: Field[Any] = Field(
        "any", doc="What can be configured, in the fields product, forms, addons and subproducts"
    )
    recurring_price: Field[Decimal] = Field("decimal", doc="Decimal amount")
    prorata_date: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")


class GetProductAnswer(View):
    """The answer of ``get_product``.

    Get the details of a product, with what can be configured.
    """

    __slots__ = ()

    product: Field[Product] = Field("object", Product)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class OrderItem(View):
    """``items[0]`` in the answer of ``create_order``.

    Order a product.
    """

    __slots__ = ()

    type: Field[str] = Field("string")
    id: Field[int] = Field("integer", doc="ID of the service or domain")
    name: Field[str] = Field("string")
    product_id: Field[int] = Field("integer")


class Order(View):
    """The answer of ``create_order``.

    Order a product.
    """

    __slots__ = ()

    order_num: Field[int] = Field("integer", doc="Number of the order")
    invoice_id: Field[int] = Field("integer", doc="What get_invoice takes as id")
    total: Field[Decimal] = Field("decimal", doc="Decimal amount")
    items: Field[ListView[OrderItem]] = Field("list", OrderItem)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class DomainSummary(View):
    """``domains[0]`` in the answer of ``list_domains``.

    List the domains of my account.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    name: Field[str] = Field("string")
    expires: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    recurring_amount: Field[Decimal] = Field("decimal", doc="Decimal amount")
    date_created: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    status: Field[str] = Field("string")
    period: Field[int] = Field("integer", doc="Years")
    autorenew: Field[bool] = Field("boolean")
    daytoexpire: Field[int] = Field("integer", doc="Days")


class ListDomainsAnswer(View):
    """The answer of ``list_domains``.

    List the domains of my account.
    """

    __slots__ = ()

    domains: Field[ListView[DomainSummary]] = Field("list", DomainSummary)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class Domain(View):
    """``details`` in the answer of ``get_domain``.

    Get the details of a domain.
    """

    __slots__ = ()

    id: Field[int] = Field("integer")
    name: Field[str] = Field("string")
    date_created: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    firstpayment: Field[Decimal] = Field("decimal", doc="Decimal amount")
    recurring_amount: Field[Decimal] = Field("decimal", doc="Decimal amount")
    period: Field[int] = Field("integer", doc="Years")
    expires: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    status: Field[str] = Field("string")
    next_due: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    next_invoice: Field[date_ | None] = Field("date", optional=True, doc="YYYY-MM-DD; null: never")
    idprotection: Field[bool] = Field("boolean")
    nameservers: Field[ListView[str]] = Field("list", "string")
    autorenew: Field[bool] = Field("boolean")


class GetDomainAnswer(View):
    """The answer of ``get_domain``.

    Get the details of a domain.
    """

    __slots__ = ()

    details: Field[Domain] = Field("object", Domain)
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class LookupDomainAnswer(View):
    """The answer of ``lookup_domain``.

    Ask whether a domain can be registered.
    """

    __slots__ = ()

    status: Field[Any] = Field("any", doc="The word ok: the domain is available")
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class GetNameserversAnswer(View):
    """The answer of ``get_nameservers``.

    Get the nameservers of a domain.
    """

    __slots__ = ()

    nameservers: Field[ListView[str]] = Field("list", "string")
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class GetEppCodeAnswer(View):
    """The answer of ``get_epp_code``.

    Get the code that moves a domain to another registrar.
    """

    __slots__ = ()

    epp_code: Field[str] = Field("string", doc="The EPP code")
    success: Field[bool | None] = Field("boolean", optional=True)
    info: Field[tuple[str, ...]] = Field(
        "messages", doc="What the service has to say, as fixed words or as sentences"
    )


class FindZoneAnswer(View):
    """The answer of ``find_zone``.

    Find the DNS zone that a name lies in.
    """

    __slots__ = ()

    zone: Field[ZoneSummary] = Field("object", ZoneSummary)


class NormalRecord(View):
    """``records[0]`` in the answer of ``list_records``.

    List the records of a DNS zone in normal form.
    """

    __slots__ = ()

    id: Field[int | None] = Field("integer", optional=True, doc="null: not known")
    name: Field[str] = Field("string", doc="Fully qualified, in lower case, without a final dot")
    type: Field[str] = Field("string", doc="In upper case")
    content: Field[str] = Field("string", doc="In normal form; without the priority")
    priority: Field[int | None] = Field("integer", optional=True, doc="null: the type has none")
    ttl: Field[int | None] = Field("integer", optional=True, doc="Seconds; null: not known")


class ListRecordsAnswer(View):
    """The answer of ``list_records``.

    List the records of a DNS zone in normal form.
    """

    __slots__ = ()

    zone: Field[ZoneSummary] = Field("object", ZoneSummary)
    records: Field[ListView[NormalRecord]] = Field("list", NormalRecord)


class EnsureRecordAnswer(View):
    """The answer of ``ensure_record``.

    Make sure that a DNS record exists exactly once.
    """

    __slots__ = ()

    record: Field[NormalRecord] = Field("object", NormalRecord)
    change: Field[str] = Field("string", doc="created, updated or unchanged")
    warnings: Field[tuple[str, ...]] = Field("messages", doc="Sentences for a person")


class RecordChange(View):
    """``plan.changes[0]`` in the answer of ``plan_zone``.

    Compare a DNS zone with the records that it should have.
    """

    __slots__ = ()

    action: Field[str] = Field("string", doc="add, update or delete")
    name: Field[str] = Field("string", doc="Fully qualified")
    type: Field[str] = Field("string")
    before: Field[NormalRecord | None] = Field(
        "object", NormalRecord, optional=True, doc="The record before; null: none"
    )
    after: Field[NormalRecord | None] = Field(
        "object", NormalRecord, optional=True, doc="The record after; null: none"
    )


class SetRecordsAnswer(View):
    """The answer of ``set_records``.

    Make the records of a name and type exactly these.
    """

    __slots__ = ()

    records: Field[ListView[NormalRecord]] = Field("list", NormalRecord)
    changes: Field[ListView[RecordChange]] = Field("list", RecordChange)
    warnings: Field[tuple[str, ...]] = Field("messages", doc="Sentences for a person")


class RemoveRecordsAnswer(View):
    """The answer of ``remove_records``.

    Remove DNS records by name.
    """

    __slots__ = ()

    removed: Field[ListView[NormalRecord]] = Field("list", NormalRecord)


class ExportZoneAnswer(View):
    """The answer of ``export_zone``.

    Read a whole DNS zone in canonical order.
    """

    __slots__ = ()

    zone: Field[ZoneSummary] = Field("object", ZoneSummary)
    serial: Field[str | None] = Field(
        "string", optional=True, doc="Serial of the zone's SOA, as digits; null: not known"
    )
    records: Field[ListView[NormalRecord]] = Field("list", NormalRecord)


class PlanCounts(View):
    """``plan.counts`` in the answer of ``plan_zone``.

    Compare a DNS zone with the records that it should have.
    """

    __slots__ = ()

    add: Field[int] = Field("integer")
    update: Field[int] = Field("integer")
    delete: Field[int] = Field("integer")
    unchanged: Field[int] = Field("integer")


class Plan(View):
    """``plan`` in the answer of ``plan_zone``.

    Compare a DNS zone with the records that it should have.
    """

    __slots__ = ()

    zone: Field[ZoneSummary] = Field("object", ZoneSummary)
    serial: Field[str | None] = Field(
        "string", optional=True, doc="Serial of the zone's SOA, as digits; null: not known"
    )
    changes: Field[ListView[RecordChange]] = Field("list", RecordChange)
    counts: Field[PlanCounts] = Field("object", PlanCounts)
    records: Field[int] = Field("integer", doc="How many records the zone has")
    warnings: Field[tuple[str, ...]] = Field("messages", doc="Sentences for a person")


class PlanZoneAnswer(View):
    """The answer of ``plan_zone``.

    Compare a DNS zone with the records that it should have.
    """

    __slots__ = ()

    plan: Field[Plan] = Field("object", Plan)


class AppliedChange(View):
    """``changes[0]`` in the answer of ``apply_plan``.

    Carry out a plan of plan_zone.
    """

    __slots__ = ()

    action: Field[str] = Field("string", doc="add, update or delete")
    name: Field[str] = Field("string", doc="Fully qualified")
    type: Field[str] = Field("string")
    before: Field[NormalRecord | None] = Field(
        "object", NormalRecord, optional=True, doc="The record before; null: none"
    )
    after: Field[NormalRecord | None] = Field(
        "object", NormalRecord, optional=True, doc="The record after; null: none"
    )
    outcome: Field[str] = Field("string", doc="done, failed, uncertain or skipped")
    error: Field[Any] = Field(
        "any", doc="Why it is not done: an object of code, name and message; null: it is done"
    )


class ApplyPlanCounts(View):
    """``counts`` in the answer of ``apply_plan``.

    Carry out a plan of plan_zone.
    """

    __slots__ = ()

    done: Field[int] = Field("integer", doc="Changes that were carried out")
    failed: Field[int] = Field("integer", doc="Changes that were not carried out")
    uncertain: Field[int] = Field(
        "integer", doc="Changes of which it is not known whether they were carried out"
    )
    skipped: Field[int] = Field(
        "integer", doc="Changes that were not tried after an earlier one of the same name failed"
    )


class ApplyPlanAnswer(View):
    """The answer of ``apply_plan``.

    Carry out a plan of plan_zone.
    """

    __slots__ = ()

    changes: Field[ListView[AppliedChange]] = Field("list", AppliedChange)
    counts: Field[ApplyPlanCounts] = Field("object", ApplyPlanCounts)
    serial: Field[str | None] = Field(
        "string", optional=True, doc="Serial of the zone's SOA, as digits; null: not known"
    )


class WaitForVmAnswer(View):
    """The answer of ``wait_for_vm``.

    Wait until a virtual machine is in a state.
    """

    __slots__ = ()

    vm: Field[Vm] = Field("object", Vm)
    state: Field[str] = Field(
        "string", doc="In the words of the service; running or stopped if it tells only the power"
    )
    reached: Field[bool | None] = Field(
        "boolean", optional=True, doc="Whether it is the wanted state; without last_state always true"
    )
    seconds: Field[int] = Field("integer", doc="How long the call has waited")


class OrderAndWaitAnswer(View):
    """The answer of ``order_and_wait``.

    Order a product and wait until its services are active.
    """

    __slots__ = ()

    order: Field[Order] = Field("object", Order)
    invoice: Field[Invoice | None] = Field(
        "object", Invoice, optional=True, doc="As it was last read; null: there is none, or it was not read"
    )
    services: Field[ListView[Service]] = Field("list", Service, doc="The services as they were last seen")
    active: Field[bool | None] = Field(
        "boolean", optional=True, doc="Whether all services of the order are active"
    )
    seconds: Field[int] = Field("integer", doc="How long the call has waited for the services")
    warnings: Field[tuple[str, ...]] = Field("messages", doc="Sentences for a person")


#: The answer of each operation.
ANSWERS: Mapping[str, type[View]] = {
    "login": Tokens,
    "logout": Done,
    "refresh_token": Tokens,
    "revoke_token": Done,
    "signup": Outcome,
    "reset_password": Outcome,
    "get_details": GetDetailsAnswer,
    "update_details": UpdateDetailsAnswer,
    "list_contacts": ListContactsAnswer,
    "add_contact": AddContactAnswer,
    "list_contact_privileges": ListContactPrivilegesAnswer,
    "get_contact": GetContactAnswer,
    "edit_contact": Outcome,
    "get_balance": GetBalanceAnswer,
    "list_invoices": ListInvoicesAnswer,
    "get_invoice": GetInvoiceAnswer,
    "apply_credit": ApplyCreditAnswer,
    "list_tickets": ListTicketsAnswer,
    "create_ticket": CreateTicketAnswer,
    "get_ticket": GetTicketAnswer,
    "reply_ticket": Outcome,
    "reopen_ticket": Done,
    "close_ticket": Done,
    "list_ticket_departments": ListTicketDepartmentsAnswer,
    "list_dns": ZoneList,
    "add_dns_zone": ZoneAnswer,
    "list_service_dns": ZoneList,
    "get_dns_zone": GetDnsZoneAnswer,
    "delete_dns_zone": Outcome,
    "add_dns_record": RecordAnswer,
    "edit_dns_record": RecordAnswer,
    "delete_dns_record": Outcome,
    "list_notifications": ListNotificationsAnswer,
    "list_payment_methods": ListPaymentMethodsAnswer,
    "get_ticket_attachment": File,
    "list_services": ListServicesAnswer,
    "get_service": GetServiceAnswer,
    "list_service_methods": ListServiceMethodsAnswer,
    "set_service_label": Outcome,
    "get_service_upgrades": GetServiceUpgradesAnswer,
    "upgrade_service": OpenOutcome,
    "cancel_service": Outcome,
    "list_vms": ListVmsAnswer,
    "get_vm": GetVmAnswer,
    "start_vm": Done,
    "stop_vm": Done,
    "shutdown_vm": Done,
    "reboot_vm": Done,
    "reset_vm": Done,
    "rebuild_vm": Done,
    "list_templates": ListTemplatesAnswer,
    "list_service_ips": ListServiceIpsAnswer,
    "get_rdns": GetRdnsAnswer,
    "set_rdns": Outcome,
    "list_categories": ListCategoriesAnswer,
    "list_products": ListProductsAnswer,
    "get_product": GetProductAnswer,
    "create_order": Order,
    "quote_order": OpenOutcome,
    "list_domains": ListDomainsAnswer,
    "get_domain": GetDomainAnswer,
    "lookup_domain": LookupDomainAnswer,
    "get_nameservers": GetNameserversAnswer,
    "set_nameservers": Outcome,
    "get_epp_code": GetEppCodeAnswer,
    "renew_domain": Order,
    "find_zone": FindZoneAnswer,
    "list_records": ListRecordsAnswer,
    "ensure_record": EnsureRecordAnswer,
    "set_records": SetRecordsAnswer,
    "remove_records": RemoveRecordsAnswer,
    "export_zone": ExportZoneAnswer,
    "plan_zone": PlanZoneAnswer,
    "apply_plan": ApplyPlanAnswer,
    "wait_for_vm": WaitForVmAnswer,
    "order_and_wait": OrderAndWaitAnswer,
}
