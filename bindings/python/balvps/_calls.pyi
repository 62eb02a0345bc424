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
    FindZoneAnswer,
    GetBalanceAnswer,
    GetContactAnswer,
    GetDetailsAnswer,
    GetDnsZoneAnswer,
    GetInvoiceAnswer,
    GetTicketAnswer,
    ListContactPrivilegesAnswer,
    ListContactsAnswer,
    ListInvoicesAnswer,
    ListRecordsAnswer,
    ListTicketDepartmentsAnswer,
    ListTicketsAnswer,
    Outcome,
    PlanZoneAnswer,
    RecordAnswer,
    RemoveRecordsAnswer,
    SetRecordsAnswer,
    Tokens,
    UpdateDetailsAnswer,
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
    def __call__(self, operation: str, /, **arguments: Any) -> Coroutine[Any, Any, View]: ...
