# generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit
"""The arguments of every operation, and `call` of both clients with the answer of each operation."""

from collections.abc import Coroutine, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, Protocol, TypedDict, overload

from typing_extensions import Required, TypeAlias, Unpack

from ._views import View
from .models import (
    AddContactAnswer,
    ApplyCreditAnswer,
    ApplyPlanAnswer,
    CreateTicketAnswer,
    Done,
    EnsureRecordAnswer,
    ExportZoneAnswer,
    File,
    FindZoneAnswer,
    GetBalanceAnswer,
    GetContactAnswer,
    GetDetailsAnswer,
    GetDnsZoneAnswer,
    GetDomainAnswer,
    GetEppCodeAnswer,
    GetInvoiceAnswer,
    GetNameserversAnswer,
    GetProductAnswer,
    GetRdnsAnswer,
    GetServiceAnswer,
    GetServiceUpgradesAnswer,
    GetTicketAnswer,
    GetVmAnswer,
    ListCategoriesAnswer,
    ListContactPrivilegesAnswer,
    ListContactsAnswer,
    ListDomainsAnswer,
    ListInvoicesAnswer,
    ListNotificationsAnswer,
    ListPaymentMethodsAnswer,
    ListProductsAnswer,
    ListRecordsAnswer,
    ListServiceIpsAnswer,
    ListServiceMethodsAnswer,
    ListServicesAnswer,
    ListTemplatesAnswer,
    ListTicketDepartmentsAnswer,
    ListTicketsAnswer,
    ListVmsAnswer,
    LookupDomainAnswer,
    OpenOutcome,
    Order,
    OrderAndWaitAnswer,
    Outcome,
    PlanZoneAnswer,
    RecordAnswer,
    RemoveRecordsAnswer,
    SetRecordsAnswer,
    Tokens,
    UpdateDetailsAnswer,
    WaitForVmAnswer,
    ZoneAnswer,
    ZoneList,
)

Id: TypeAlias = int | str
Amount: TypeAlias = Decimal | str | int
Content: TypeAlias = str | Sequence[str | int]

class LoginFields(TypedDict, total=False):
    username: str
    password: str
    extra: Mapping[str, Any]

class RefreshTokenFields(TypedDict, total=False):
    refresh_token: str
    extra: Mapping[str, Any]

class RevokeTokenFields(TypedDict, total=False):
    refresh_token: str
    extra: Mapping[str, Any]

class SignupFields(TypedDict, total=False):
    email: Required[str]
    firstname: str
    lastname: str
    companyname: str
    address1: Required[str]
    address2: str
    city: Required[str]
    state: Required[str]
    postcode: Required[str]
    country: Required[str]
    phonenumber: Required[str]
    type: str
    vatnumber: str
    mobilephone: str
    password: Required[str]
    currency: str
    extra: Mapping[str, Any]

class ResetPasswordFields(TypedDict, total=False):
    email: Required[str]
    extra: Mapping[str, Any]

class UpdateDetailsFields(TypedDict, total=False):
    email: str
    firstname: str
    lastname: str
    companyname: str
    address1: str
    address2: str
    city: str
    state: str
    postcode: str
    country: str
    phonenumber: str
    type: str
    vatnumber: str
    mobilephone: str
    telegramnotifications: Sequence[str]
    extra: Mapping[str, Any]

class AddContactFields(TypedDict, total=False):
    password: str
    privileges: Mapping[str, Any]
    email: str
    firstname: str
    lastname: str
    companyname: str
    address1: str
    address2: str
    city: str
    state: str
    postcode: str
    country: str
    phonenumber: str
    type: str
    vatnumber: str
    mobilephone: str
    telegramnotifications: Sequence[str]
    extra: Mapping[str, Any]

class GetContactArguments(TypedDict, total=False):
    id: Required[Id]

class EditContactFields(TypedDict, total=False):
    privileges: Mapping[str, Any]
    email: str
    firstname: str
    lastname: str
    companyname: str
    address1: str
    address2: str
    city: str
    state: str
    postcode: str
    country: str
    phonenumber: str
    type: str
    vatnumber: str
    mobilephone: str
    telegramnotifications: Sequence[str]
    extra: Mapping[str, Any]

class EditContactArguments(EditContactFields, total=False):
    id: Required[Id]

class GetInvoiceArguments(TypedDict, total=False):
    id: Required[Id]

class ApplyCreditFields(TypedDict, total=False):
    amount: Amount
    extra: Mapping[str, Any]

class ApplyCreditArguments(ApplyCreditFields, total=False):
    id: Required[Id]

class CreateTicketFields(TypedDict, total=False):
    dept_id: Required[Id]
    subject: Required[str]
    body: Required[str]
    extra: Mapping[str, Any]

class GetTicketArguments(TypedDict, total=False):
    number: Required[Id]

class ReplyTicketFields(TypedDict, total=False):
    body: Required[str]
    extra: Mapping[str, Any]

class ReplyTicketArguments(ReplyTicketFields, total=False):
    number: Required[Id]

class ReopenTicketFields(TypedDict, total=False):
    extra: Mapping[str, Any]

class ReopenTicketArguments(ReopenTicketFields, total=False):
    number: Required[Id]

class CloseTicketFields(TypedDict, total=False):
    extra: Mapping[str, Any]

class CloseTicketArguments(CloseTicketFields, total=False):
    number: Required[Id]

class AddDnsZoneFields(TypedDict, total=False):
    name: Required[str]
    extra: Mapping[str, Any]

class AddDnsZoneArguments(AddDnsZoneFields, total=False):
    service_id: Required[Id]

class ListServiceDnsArguments(TypedDict, total=False):
    service_id: Required[Id]

class GetDnsZoneArguments(TypedDict, total=False):
    service_id: Required[Id]
    zone_id: Required[Id]

class DeleteDnsZoneArguments(TypedDict, total=False):
    service_id: Required[Id]
    zone_id: Required[Id]

class AddDnsRecordFields(TypedDict, total=False):
    name: Required[str]
    ttl: Id
    priority: Id
    type: Required[str]
    content: Required[Content]
    extra: Mapping[str, Any]

class AddDnsRecordArguments(AddDnsRecordFields, total=False):
    service_id: Required[Id]
    zone_id: Required[Id]

class EditDnsRecordFields(TypedDict, total=False):
    name: str
    ttl: Id
    priority: Id
    type: str
    content: Content
    extra: Mapping[str, Any]

class EditDnsRecordArguments(EditDnsRecordFields, total=False):
    service_id: Required[Id]
    zone_id: Required[Id]
    record_id: Required[Id]

class DeleteDnsRecordArguments(TypedDict, total=False):
    service_id: Required[Id]
    zone_id: Required[Id]
    record_id: Required[Id]

class GetTicketAttachmentFields(TypedDict, total=False):
    number: Required[Id]

class GetTicketAttachmentArguments(GetTicketAttachmentFields, total=False):
    file: Required[Id]

class GetServiceArguments(TypedDict, total=False):
    id: Required[Id]

class ListServiceMethodsArguments(TypedDict, total=False):
    id: Required[Id]

class SetServiceLabelFields(TypedDict, total=False):
    label: Required[str]
    extra: Mapping[str, Any]

class SetServiceLabelArguments(SetServiceLabelFields, total=False):
    id: Required[Id]

class GetServiceUpgradesArguments(TypedDict, total=False):
    id: Required[Id]

class UpgradeServiceFields(TypedDict, total=False):
    resources: Mapping[str, Any] | Sequence[Any]
    package: Id
    cycle: str
    send: bool
    extra: Mapping[str, Any]

class UpgradeServiceArguments(UpgradeServiceFields, total=False):
    id: Required[Id]

class CancelServiceFields(TypedDict, total=False):
    immediate: bool | str
    reason: str
    extra: Mapping[str, Any]

class CancelServiceArguments(CancelServiceFields, total=False):
    id: Required[Id]

class ListVmsArguments(TypedDict, total=False):
    service_id: Required[Id]

class GetVmArguments(TypedDict, total=False):
    service_id: Required[Id]
    vm_id: Required[Id]

class StartVmFields(TypedDict, total=False):
    extra: Mapping[str, Any]

class StartVmArguments(StartVmFields, total=False):
    service_id: Required[Id]
    vm_id: Required[Id]

class StopVmFields(TypedDict, total=False):
    extra: Mapping[str, Any]

class StopVmArguments(StopVmFields, total=False):
    service_id: Required[Id]
    vm_id: Required[Id]

class ShutdownVmFields(TypedDict, total=False):
    extra: Mapping[str, Any]

class ShutdownVmArguments(ShutdownVmFields, total=False):
    service_id: Required[Id]
    vm_id: Required[Id]

class RebootVmFields(TypedDict, total=False):
    extra: Mapping[str, Any]

class RebootVmArguments(RebootVmFields, total=False):
    service_id: Required[Id]
    vm_id: Required[Id]

class ResetVmFields(TypedDict, total=False):
    extra: Mapping[str, Any]

class ResetVmArguments(ResetVmFields, total=False):
    service_id: Required[Id]
    vm_id: Required[Id]

class RebuildVmFields(TypedDict, total=False):
    template: Required[Id]
    extra: Mapping[str, Any]

class RebuildVmArguments(RebuildVmFields, total=False):
    service_id: Required[Id]
    vm_id: Required[Id]

class ListTemplatesArguments(TypedDict, total=False):
    service_id: Required[Id]

class ListServiceIpsArguments(TypedDict, total=False):
    service_id: Required[Id]

class GetRdnsArguments(TypedDict, total=False):
    service_id: Required[Id]

class SetRdnsFields(TypedDict, total=False):
    ip: Required[str]
    hostname: Required[str]
    extra: Mapping[str, Any]

class SetRdnsArguments(SetRdnsFields, total=False):
    service_id: Required[Id]

class ListProductsArguments(TypedDict, total=False):
    category_id: Required[Id]

class GetProductArguments(TypedDict, total=False):
    product_id: Required[Id]

class CreateOrderFields(TypedDict, total=False):
    domain: str
    cycle: str
    pay_method: Id
    custom: Mapping[str, Any] | Sequence[Any]
    promocode: str
    aff_id: Id
    extra: Mapping[str, Any]

class CreateOrderArguments(CreateOrderFields, total=False):
    product_id: Required[Id]

class QuoteOrderFields(TypedDict, total=False):
    pay_method: Id
    output: str
    items: Required[Sequence[Mapping[str, Any]]]
    extra: Mapping[str, Any]

class GetDomainArguments(TypedDict, total=False):
    id: Required[Id]

class LookupDomainFields(TypedDict, total=False):
    name: Required[str]
    extra: Mapping[str, Any]

class GetNameserversArguments(TypedDict, total=False):
    id: Required[Id]

class SetNameserversFields(TypedDict, total=False):
    nameservers: Sequence[str]
    extra: Mapping[str, Any]

class SetNameserversArguments(SetNameserversFields, total=False):
    id: Required[Id]

class GetEppCodeArguments(TypedDict, total=False):
    id: Required[Id]

class RenewDomainFields(TypedDict, total=False):
    years: Id
    pay_method: Id
    extra: Mapping[str, Any]

class RenewDomainArguments(RenewDomainFields, total=False):
    id: Required[Id]

class FindZoneFields(TypedDict, total=False):
    name: Required[str]
    exact: bool

class ListRecordsFields(TypedDict, total=False):
    zone: Required[Id]
    service_id: Id
    name: str
    type: str
    content: Content

class EnsureRecordFields(TypedDict, total=False):
    name: Required[str]
    type: Required[str]
    content: Required[Content]
    ttl: Id
    priority: Id
    zone: Id
    service_id: Id
    readback: bool

class SetRecordsFields(TypedDict, total=False):
    name: Required[str]
    type: Required[str]
    contents: Required[Sequence[Content]]
    ttl: Id
    priority: Id
    zone: Id
    service_id: Id
    readback: bool

class RemoveRecordsFields(TypedDict, total=False):
    name: Required[str]
    type: str
    content: Content
    zone: Id
    service_id: Id

class ExportZoneFields(TypedDict, total=False):
    zone: Required[Id]
    service_id: Id

class PlanZoneFields(TypedDict, total=False):
    zone: Required[Id]
    service_id: Id
    records: Required[Sequence[Mapping[str, Any]]]
    delete: bool
    ignore: Sequence[Mapping[str, Any]]
    include_ns: bool

class ApplyPlanFields(TypedDict, total=False):
    plan: Required[Mapping[str, Any]]
    force: bool
    readback: bool

class WaitForVmFields(TypedDict, total=False):
    service_id: Required[Id]
    vm_id: Required[Id]
    state: str
    last_state: str
    settle_ms: Id
    interval_ms: Id

class OrderAndWaitFields(TypedDict, total=False):
    product_id: Required[Id]
    domain: str
    cycle: str
    pay_method: Id
    custom: Mapping[str, Any] | Sequence[Any]
    promocode: str
    aff_id: Id
    pay_with_credit: bool
    interval_ms: Id

class Call(Protocol):
    @overload
    def __call__(self, operation: Literal["login"], /, **arguments: Unpack[LoginFields]) -> Tokens: ...
    @overload
    def __call__(self, operation: Literal["logout"], /) -> Done: ...
    @overload
    def __call__(
        self, operation: Literal["refresh_token"], /, **arguments: Unpack[RefreshTokenFields]
    ) -> Tokens: ...
    @overload
    def __call__(
        self, operation: Literal["revoke_token"], /, **arguments: Unpack[RevokeTokenFields]
    ) -> Done: ...
    @overload
    def __call__(self, operation: Literal["signup"], /, **arguments: Unpack[SignupFields]) -> Outcome: ...
    @overload
    def __call__(
        self, operation: Literal["reset_password"], /, **arguments: Unpack[ResetPasswordFields]
    ) -> Outcome: ...
    @overload
    def __call__(self, operation: Literal["get_details"], /) -> GetDetailsAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["update_details"], /, **arguments: Unpack[UpdateDetailsFields]
    ) -> UpdateDetailsAnswer: ...
    @overload
    def __call__(self, operation: Literal["list_contacts"], /) -> ListContactsAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["add_contact"], /, **arguments: Unpack[AddContactFields]
    ) -> AddContactAnswer: ...
    @overload
    def __call__(self, operation: Literal["list_contact_privileges"], /) -> ListContactPrivilegesAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["get_contact"], /, **arguments: Unpack[GetContactArguments]
    ) -> GetContactAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["edit_contact"], /, **arguments: Unpack[EditContactArguments]
    ) -> Outcome: ...
    @overload
    def __call__(self, operation: Literal["get_balance"], /) -> GetBalanceAnswer: ...
    @overload
    def __call__(self, operation: Literal["list_invoices"], /) -> ListInvoicesAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["get_invoice"], /, **arguments: Unpack[GetInvoiceArguments]
    ) -> GetInvoiceAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["apply_credit"], /, **arguments: Unpack[ApplyCreditArguments]
    ) -> ApplyCreditAnswer: ...
    @overload
    def __call__(self, operation: Literal["list_tickets"], /) -> ListTicketsAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["create_ticket"], /, **arguments: Unpack[CreateTicketFields]
    ) -> CreateTicketAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["get_ticket"], /, **arguments: Unpack[GetTicketArguments]
    ) -> GetTicketAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["reply_ticket"], /, **arguments: Unpack[ReplyTicketArguments]
    ) -> Outcome: ...
    @overload
    def __call__(
        self, operation: Literal["reopen_ticket"], /, **arguments: Unpack[ReopenTicketArguments]
    ) -> Done: ...
    @overload
    def __call__(
        self, operation: Literal["close_ticket"], /, **arguments: Unpack[CloseTicketArguments]
    ) -> Done: ...
    @overload
    def __call__(self, operation: Literal["list_ticket_departments"], /) -> ListTicketDepartmentsAnswer: ...
    @overload
    def __call__(self, operation: Literal["list_dns"], /) -> ZoneList: ...
    @overload
    def __call__(
        self, operation: Literal["add_dns_zone"], /, **arguments: Unpack[AddDnsZoneArguments]
    ) -> ZoneAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["list_service_dns"], /, **arguments: Unpack[ListServiceDnsArguments]
    ) -> ZoneList: ...
    @overload
    def __call__(
        self, operation: Literal["get_dns_zone"], /, **arguments: Unpack[GetDnsZoneArguments]
    ) -> GetDnsZoneAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["delete_dns_zone"], /, **arguments: Unpack[DeleteDnsZoneArguments]
    ) -> Outcome: ...
    @overload
    def __call__(
        self, operation: Literal["add_dns_record"], /, **arguments: Unpack[AddDnsRecordArguments]
    ) -> RecordAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["edit_dns_record"], /, **arguments: Unpack[EditDnsRecordArguments]
    ) -> RecordAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["delete_dns_record"], /, **arguments: Unpack[DeleteDnsRecordArguments]
    ) -> Outcome: ...
    @overload
    def __call__(self, operation: Literal["list_notifications"], /) -> ListNotificationsAnswer: ...
    @overload
    def __call__(self, operation: Literal["list_payment_methods"], /) -> ListPaymentMethodsAnswer: ...
    @overload
    def __call__(
        self,
        operation: Literal["get_ticket_attachment"],
        /,
        **arguments: Unpack[GetTicketAttachmentArguments],
    ) -> File: ...
    @overload
    def __call__(self, operation: Literal["list_services"], /) -> ListServicesAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["get_service"], /, **arguments: Unpack[GetServiceArguments]
    ) -> GetServiceAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["list_service_methods"], /, **arguments: Unpack[ListServiceMethodsArguments]
    ) -> ListServiceMethodsAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["set_service_label"], /, **arguments: Unpack[SetServiceLabelArguments]
    ) -> Outcome: ...
    @overload
    def __call__(
        self, operation: Literal["get_service_upgrades"], /, **arguments: Unpack[GetServiceUpgradesArguments]
    ) -> GetServiceUpgradesAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["upgrade_service"], /, **arguments: Unpack[UpgradeServiceArguments]
    ) -> OpenOutcome: ...
    @overload
    def __call__(
        self, operation: Literal["cancel_service"], /, **arguments: Unpack[CancelServiceArguments]
    ) -> Outcome: ...
    @overload
    def __call__(
        self, operation: Literal["list_vms"], /, **arguments: Unpack[ListVmsArguments]
    ) -> ListVmsAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["get_vm"], /, **arguments: Unpack[GetVmArguments]
    ) -> GetVmAnswer: ...
    @overload
    def __call__(self, operation: Literal["start_vm"], /, **arguments: Unpack[StartVmArguments]) -> Done: ...
    @overload
    def __call__(self, operation: Literal["stop_vm"], /, **arguments: Unpack[StopVmArguments]) -> Done: ...
    @overload
    def __call__(
        self, operation: Literal["shutdown_vm"], /, **arguments: Unpack[ShutdownVmArguments]
    ) -> Done: ...
    @overload
    def __call__(
        self, operation: Literal["reboot_vm"], /, **arguments: Unpack[RebootVmArguments]
    ) -> Done: ...
    @overload
    def __call__(self, operation: Literal["reset_vm"], /, **arguments: Unpack[ResetVmArguments]) -> Done: ...
    @overload
    def __call__(
        self, operation: Literal["rebuild_vm"], /, **arguments: Unpack[RebuildVmArguments]
    ) -> Done: ...
    @overload
    def __call__(
        self, operation: Literal["list_templates"], /, **arguments: Unpack[ListTemplatesArguments]
    ) -> ListTemplatesAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["list_service_ips"], /, **arguments: Unpack[ListServiceIpsArguments]
    ) -> ListServiceIpsAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["get_rdns"], /, **arguments: Unpack[GetRdnsArguments]
    ) -> GetRdnsAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["set_rdns"], /, **arguments: Unpack[SetRdnsArguments]
    ) -> Outcome: ...
    @overload
    def __call__(self, operation: Literal["list_categories"], /) -> ListCategoriesAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["list_products"], /, **arguments: Unpack[ListProductsArguments]
    ) -> ListProductsAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["get_product"], /, **arguments: Unpack[GetProductArguments]
    ) -> GetProductAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["create_order"], /, **arguments: Unpack[CreateOrderArguments]
    ) -> Order: ...
    @overload
    def __call__(
        self, operation: Literal["quote_order"], /, **arguments: Unpack[QuoteOrderFields]
    ) -> OpenOutcome: ...
    @overload
    def __call__(self, operation: Literal["list_domains"], /) -> ListDomainsAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["get_domain"], /, **arguments: Unpack[GetDomainArguments]
    ) -> GetDomainAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["lookup_domain"], /, **arguments: Unpack[LookupDomainFields]
    ) -> LookupDomainAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["get_nameservers"], /, **arguments: Unpack[GetNameserversArguments]
    ) -> GetNameserversAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["set_nameservers"], /, **arguments: Unpack[SetNameserversArguments]
    ) -> Outcome: ...
    @overload
    def __call__(
        self, operation: Literal["get_epp_code"], /, **arguments: Unpack[GetEppCodeArguments]
    ) -> GetEppCodeAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["renew_domain"], /, **arguments: Unpack[RenewDomainArguments]
    ) -> Order: ...
    @overload
    def __call__(
        self, operation: Literal["find_zone"], /, **arguments: Unpack[FindZoneFields]
    ) -> FindZoneAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["list_records"], /, **arguments: Unpack[ListRecordsFields]
    ) -> ListRecordsAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["ensure_record"], /, **arguments: Unpack[EnsureRecordFields]
    ) -> EnsureRecordAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["set_records"], /, **arguments: Unpack[SetRecordsFields]
    ) -> SetRecordsAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["remove_records"], /, **arguments: Unpack[RemoveRecordsFields]
    ) -> RemoveRecordsAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["export_zone"], /, **arguments: Unpack[ExportZoneFields]
    ) -> ExportZoneAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["plan_zone"], /, **arguments: Unpack[PlanZoneFields]
    ) -> PlanZoneAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["apply_plan"], /, **arguments: Unpack[ApplyPlanFields]
    ) -> ApplyPlanAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["wait_for_vm"], /, **arguments: Unpack[WaitForVmFields]
    ) -> WaitForVmAnswer: ...
    @overload
    def __call__(
        self, operation: Literal["order_and_wait"], /, **arguments: Unpack[OrderAndWaitFields]
    ) -> OrderAndWaitAnswer: ...
    @overload
    def __call__(self, operation: str, /, **arguments: Any) -> View: ...

class AsyncCall(Protocol):
    @overload
    def __call__(
        self, operation: Literal["login"], /, **arguments: Unpack[LoginFields]
    ) -> Coroutine[Any, Any, Tokens]: ...
    @overload
    def __call__(self, operation: Literal["logout"], /) -> Coroutine[Any, Any, Done]: ...
    @overload
    def __call__(
        self, operation: Literal["refresh_token"], /, **arguments: Unpack[RefreshTokenFields]
    ) -> Coroutine[Any, Any, Tokens]: ...
    @overload
    def __call__(
        self, operation: Literal["revoke_token"], /, **arguments: Unpack[RevokeTokenFields]
    ) -> Coroutine[Any, Any, Done]: ...
    @overload
    def __call__(
        self, operation: Literal["signup"], /, **arguments: Unpack[SignupFields]
    ) -> Coroutine[Any, Any, Outcome]: ...
    @overload
    def __call__(
        self, operation: Literal["reset_password"], /, **arguments: Unpack[ResetPasswordFields]
    ) -> Coroutine[Any, Any, Outcome]: ...
    @overload
    def __call__(self, operation: Literal["get_details"], /) -> Coroutine[Any, Any, GetDetailsAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["update_details"], /, **arguments: Unpack[UpdateDetailsFields]
    ) -> Coroutine[Any, Any, UpdateDetailsAnswer]: ...
    @overload
    def __call__(self, operation: Literal["list_contacts"], /) -> Coroutine[Any, Any, ListContactsAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["add_contact"], /, **arguments: Unpack[AddContactFields]
    ) -> Coroutine[Any, Any, AddContactAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["list_contact_privileges"], /
    ) -> Coroutine[Any, Any, ListContactPrivilegesAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["get_contact"], /, **arguments: Unpack[GetContactArguments]
    ) -> Coroutine[Any, Any, GetContactAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["edit_contact"], /, **arguments: Unpack[EditContactArguments]
    ) -> Coroutine[Any, Any, Outcome]: ...
    @overload
    def __call__(self, operation: Literal["get_balance"], /) -> Coroutine[Any, Any, GetBalanceAnswer]: ...
    @overload
    def __call__(self, operation: Literal["list_invoices"], /) -> Coroutine[Any, Any, ListInvoicesAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["get_invoice"], /, **arguments: Unpack[GetInvoiceArguments]
    ) -> Coroutine[Any, Any, GetInvoiceAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["apply_credit"], /, **arguments: Unpack[ApplyCreditArguments]
    ) -> Coroutine[Any, Any, ApplyCreditAnswer]: ...
    @overload
    def __call__(self, operation: Literal["list_tickets"], /) -> Coroutine[Any, Any, ListTicketsAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["create_ticket"], /, **arguments: Unpack[CreateTicketFields]
    ) -> Coroutine[Any, Any, CreateTicketAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["get_ticket"], /, **arguments: Unpack[GetTicketArguments]
    ) -> Coroutine[Any, Any, GetTicketAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["reply_ticket"], /, **arguments: Unpack[ReplyTicketArguments]
    ) -> Coroutine[Any, Any, Outcome]: ...
    @overload
    def __call__(
        self, operation: Literal["reopen_ticket"], /, **arguments: Unpack[ReopenTicketArguments]
    ) -> Coroutine[Any, Any, Done]: ...
    @overload
    def __call__(
        self, operation: Literal["close_ticket"], /, **arguments: Unpack[CloseTicketArguments]
    ) -> Coroutine[Any, Any, Done]: ...
    @overload
    def __call__(
        self, operation: Literal["list_ticket_departments"], /
    ) -> Coroutine[Any, Any, ListTicketDepartmentsAnswer]: ...
    @overload
    def __call__(self, operation: Literal["list_dns"], /) -> Coroutine[Any, Any, ZoneList]: ...
    @overload
    def __call__(
        self, operation: Literal["add_dns_zone"], /, **arguments: Unpack[AddDnsZoneArguments]
    ) -> Coroutine[Any, Any, ZoneAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["list_service_dns"], /, **arguments: Unpack[ListServiceDnsArguments]
    ) -> Coroutine[Any, Any, ZoneList]: ...
    @overload
    def __call__(
        self, operation: Literal["get_dns_zone"], /, **arguments: Unpack[GetDnsZoneArguments]
    ) -> Coroutine[Any, Any, GetDnsZoneAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["delete_dns_zone"], /, **arguments: Unpack[DeleteDnsZoneArguments]
    ) -> Coroutine[Any, Any, Outcome]: ...
    @overload
    def __call__(
        self, operation: Literal["add_dns_record"], /, **arguments: Unpack[AddDnsRecordArguments]
    ) -> Coroutine[Any, Any, RecordAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["edit_dns_record"], /, **arguments: Unpack[EditDnsRecordArguments]
    ) -> Coroutine[Any, Any, RecordAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["delete_dns_record"], /, **arguments: Unpack[DeleteDnsRecordArguments]
    ) -> Coroutine[Any, Any, Outcome]: ...
    @overload
    def __call__(
        self, operation: Literal["list_notifications"], /
    ) -> Coroutine[Any, Any, ListNotificationsAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["list_payment_methods"], /
    ) -> Coroutine[Any, Any, ListPaymentMethodsAnswer]: ...
    @overload
    def __call__(
        self,
        operation: Literal["get_ticket_attachment"],
        /,
        **arguments: Unpack[GetTicketAttachmentArguments],
    ) -> Coroutine[Any, Any, File]: ...
    @overload
    def __call__(self, operation: Literal["list_services"], /) -> Coroutine[Any, Any, ListServicesAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["get_service"], /, **arguments: Unpack[GetServiceArguments]
    ) -> Coroutine[Any, Any, GetServiceAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["list_service_methods"], /, **arguments: Unpack[ListServiceMethodsArguments]
    ) -> Coroutine[Any, Any, ListServiceMethodsAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["set_service_label"], /, **arguments: Unpack[SetServiceLabelArguments]
    ) -> Coroutine[Any, Any, Outcome]: ...
    @overload
    def __call__(
        self, operation: Literal["get_service_upgrades"], /, **arguments: Unpack[GetServiceUpgradesArguments]
    ) -> Coroutine[Any, Any, GetServiceUpgradesAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["upgrade_service"], /, **arguments: Unpack[UpgradeServiceArguments]
    ) -> Coroutine[Any, Any, OpenOutcome]: ...
    @overload
    def __call__(
        self, operation: Literal["cancel_service"], /, **arguments: Unpack[CancelServiceArguments]
    ) -> Coroutine[Any, Any, Outcome]: ...
    @overload
    def __call__(
        self, operation: Literal["list_vms"], /, **arguments: Unpack[ListVmsArguments]
    ) -> Coroutine[Any, Any, ListVmsAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["get_vm"], /, **arguments: Unpack[GetVmArguments]
    ) -> Coroutine[Any, Any, GetVmAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["start_vm"], /, **arguments: Unpack[StartVmArguments]
    ) -> Coroutine[Any, Any, Done]: ...
    @overload
    def __call__(
        self, operation: Literal["stop_vm"], /, **arguments: Unpack[StopVmArguments]
    ) -> Coroutine[Any, Any, Done]: ...
    @overload
    def __call__(
        self, operation: Literal["shutdown_vm"], /, **arguments: Unpack[ShutdownVmArguments]
    ) -> Coroutine[Any, Any, Done]: ...
    @overload
    def __call__(
        self, operation: Literal["reboot_vm"], /, **arguments: Unpack[RebootVmArguments]
    ) -> Coroutine[Any, Any, Done]: ...
    @overload
    def __call__(
        self, operation: Literal["reset_vm"], /, **arguments: Unpack[ResetVmArguments]
    ) -> Coroutine[Any, Any, Done]: ...
    @overload
    def __call__(
        self, operation: Literal["rebuild_vm"], /, **arguments: Unpack[RebuildVmArguments]
    ) -> Coroutine[Any, Any, Done]: ...
    @overload
    def __call__(
        self, operation: Literal["list_templates"], /, **arguments: Unpack[ListTemplatesArguments]
    ) -> Coroutine[Any, Any, ListTemplatesAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["list_service_ips"], /, **arguments: Unpack[ListServiceIpsArguments]
    ) -> Coroutine[Any, Any, ListServiceIpsAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["get_rdns"], /, **arguments: Unpack[GetRdnsArguments]
    ) -> Coroutine[Any, Any, GetRdnsAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["set_rdns"], /, **arguments: Unpack[SetRdnsArguments]
    ) -> Coroutine[Any, Any, Outcome]: ...
    @overload
    def __call__(
        self, operation: Literal["list_categories"], /
    ) -> Coroutine[Any, Any, ListCategoriesAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["list_products"], /, **arguments: Unpack[ListProductsArguments]
    ) -> Coroutine[Any, Any, ListProductsAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["get_product"], /, **arguments: Unpack[GetProductArguments]
    ) -> Coroutine[Any, Any, GetProductAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["create_order"], /, **arguments: Unpack[CreateOrderArguments]
    ) -> Coroutine[Any, Any, Order]: ...
    @overload
    def __call__(
        self, operation: Literal["quote_order"], /, **arguments: Unpack[QuoteOrderFields]
    ) -> Coroutine[Any, Any, OpenOutcome]: ...
    @overload
    def __call__(self, operation: Literal["list_domains"], /) -> Coroutine[Any, Any, ListDomainsAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["get_domain"], /, **arguments: Unpack[GetDomainArguments]
    ) -> Coroutine[Any, Any, GetDomainAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["lookup_domain"], /, **arguments: Unpack[LookupDomainFields]
    ) -> Coroutine[Any, Any, LookupDomainAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["get_nameservers"], /, **arguments: Unpack[GetNameserversArguments]
    ) -> Coroutine[Any, Any, GetNameserversAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["set_nameservers"], /, **arguments: Unpack[SetNameserversArguments]
    ) -> Coroutine[Any, Any, Outcome]: ...
    @overload
    def __call__(
        self, operation: Literal["get_epp_code"], /, **arguments: Unpack[GetEppCodeArguments]
    ) -> Coroutine[Any, Any, GetEppCodeAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["renew_domain"], /, **arguments: Unpack[RenewDomainArguments]
    ) -> Coroutine[Any, Any, Order]: ...
    @overload
    def __call__(
        self, operation: Literal["find_zone"], /, **arguments: Unpack[FindZoneFields]
    ) -> Coroutine[Any, Any, FindZoneAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["list_records"], /, **arguments: Unpack[ListRecordsFields]
    ) -> Coroutine[Any, Any, ListRecordsAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["ensure_record"], /, **arguments: Unpack[EnsureRecordFields]
    ) -> Coroutine[Any, Any, EnsureRecordAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["set_records"], /, **arguments: Unpack[SetRecordsFields]
    ) -> Coroutine[Any, Any, SetRecordsAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["remove_records"], /, **arguments: Unpack[RemoveRecordsFields]
    ) -> Coroutine[Any, Any, RemoveRecordsAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["export_zone"], /, **arguments: Unpack[ExportZoneFields]
    ) -> Coroutine[Any, Any, ExportZoneAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["plan_zone"], /, **arguments: Unpack[PlanZoneFields]
    ) -> Coroutine[Any, Any, PlanZoneAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["apply_plan"], /, **arguments: Unpack[ApplyPlanFields]
    ) -> Coroutine[Any, Any, ApplyPlanAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["wait_for_vm"], /, **arguments: Unpack[WaitForVmFields]
    ) -> Coroutine[Any, Any, WaitForVmAnswer]: ...
    @overload
    def __call__(
        self, operation: Literal["order_and_wait"], /, **arguments: Unpack[OrderAndWaitFields]
    ) -> Coroutine[Any, Any, OrderAndWaitAnswer]: ...
    @overload
    def __call__(self, operation: str, /, **arguments: Any) -> Coroutine[Any, Any, View]: ...
