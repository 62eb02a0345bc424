"""A client of the webhook of external-dns, as external-dns is one.

It is written from ``api/webhook.yaml`` (v0.15.0) and the behaviour of ``provider/webhook`` and ``plan`` of
https://github.com/kubernetes-sigs/external-dns (Apache License 2.0); the facts below are from there.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Optional

from serve.http.gateway import Answer, Gateway

MEDIA_TYPE = "application/external.dns.webhook+json;version=1"

#: The type of each field of an endpoint.
FIELDS = {
    "dnsName": str,
    "recordType": str,
    "targets": list,
    "recordTTL": int,
    "setIdentifier": str,
    "labels": dict,
    "providerSpecific": list,
}

Endpoint = dict[str, Any]


def endpoint(name: str, type: str, *targets: str, ttl: int = 0, **others: Any) -> Endpoint:
    """An endpoint. As in Go's JSON, a field without a value is left out."""
    fields = {"dnsName": name, "targets": list(targets), "recordType": type, "recordTTL": ttl, **others}
    return {key: value for key, value in fields.items() if value}


class Client:
    """Asks as external-dns does, and checks that answers keep the contract.

    Args:
        gateway: whom to ask.
        key: whose name and secret are sent; empty: none, as external-dns does.
    """

    def __init__(self, gateway: Gateway, key: str = "") -> None:
        self._gateway = gateway
        self._key = key

    def negotiate(self) -> "dict[str, list[str]]":
        answer = self._gateway.get("/", self._key, headers={"Accept": MEDIA_TYPE})
        assert answer.status == 200, answer
        assert answer.headers["Content-Type"] == MEDIA_TYPE
        assert answer.headers["Vary"] == "Content-Type"
        filters: dict[str, list[str]] = answer.json
        return filters

    def records(self) -> "list[Endpoint]":
        answer = self._gateway.get("/records", self._key, headers={"Accept": MEDIA_TYPE})
        return self._endpoints(answer)

    def adjust(self, *wanted: Endpoint) -> "list[Endpoint]":
        answer = self._gateway.post("/adjustendpoints", list(wanted), self._key, headers=self._headers())
        return self._endpoints(answer)

    def apply(
        self,
        *,
        create: "Sequence[Endpoint]" = (),
        delete: "Sequence[Endpoint]" = (),
        update: "Sequence[tuple[Endpoint, Endpoint]]" = (),
    ) -> Answer:
        changes = {
            "create": list(create),
            "updateOld": [old for old, _ in update],
            "updateNew": [new for _, new in update],
            "delete": list(delete),
        }
        body = {key: value for key, value in changes.items() if value}
        return self._gateway.post("/records", body, self._key, headers=self._headers())

    def synchronise(self, *wanted: Endpoint, owned: "Optional[set[tuple[str, str]]]" = None) -> "list[str]":
        """One round of external-dns: it reads, adjusts, compares and applies.

        Args:
            wanted: what the cluster wants.
            owned: names and types that external-dns created and may delete.

        Returns:
            what was different.
        """
        current = {_key(each): each for each in self.records()}
        desired = {_key(each): each for each in self.adjust(*wanted)}
        create = [each for key, each in desired.items() if key not in current]
        update = [
            (current[key], each)
            for key, each in desired.items()
            if key in current and _differs(current[key], each)
        ]
        delete = [current[key] for key in owned or () if key in current and key not in desired]
        if create or update or delete:
            answer = self.apply(create=create, update=update, delete=delete)
            assert (answer.status, answer.text) == (204, ""), answer
        return sorted(
            [f"create {_key(each)[0]}" for each in create]
            + [f"update {_key(each)[0]}" for _, each in update]
            + [f"delete {_key(each)[0]}" for each in delete]
        )

    @staticmethod
    def _headers() -> "Mapping[str, str]":
        return {"Content-Type": MEDIA_TYPE, "Accept": MEDIA_TYPE}

    @staticmethod
    def _endpoints(answer: Answer) -> "list[Endpoint]":
        assert answer.status == 200, answer
        assert answer.headers["Content-Type"] == MEDIA_TYPE
        found: list[Endpoint] = answer.json
        for each in found:
            for field, value in each.items():
                assert isinstance(value, FIELDS[field]), (field, value)
            assert all(isinstance(target, str) for target in each.get("targets", []))
        return found


def _key(each: Endpoint) -> "tuple[str, str]":
    return each["dnsName"].lower().rstrip("."), each["recordType"]


def _differs(current: Endpoint, desired: Endpoint) -> bool:
    """As external-dns compares: targets in any order and case, a TTL if one is wanted, and properties."""
    targets = [sorted(target.lower() for target in each.get("targets", [])) for each in (current, desired)]
    ttl = desired.get("recordTTL", 0)
    has_new_ttl = ttl > 0 and ttl != current.get("recordTTL", 0)
    return targets[0] != targets[1] or has_new_ttl or bool(desired.get("providerSpecific"))
