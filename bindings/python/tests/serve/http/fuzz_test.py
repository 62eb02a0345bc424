"""Whatever a caller sends over HTTP: each request gets a documented answer, and nothing fails inside.

BALVPS_FUZZ_SECONDS sets how long it runs. tests/fuzz/gateway.sh runs it for long.
"""

import json
import logging
import os
import urllib.parse
from collections.abc import Iterator
from typing import Any

import pytest
from balvps.testing import Sandbox
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from serve.http.gateway import Gateway

SECONDS = float(os.environ.get("BALVPS_FUZZ_SECONDS", "10"))  # for all of the tests, about

_SETTINGS = settings(
    max_examples=int(8 * SECONDS), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

_NAMES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["home.example.com", "*.example.com.", "example.com", "a..b", ".", "@", "ü.example.com"]),
    st.text("abc.-_*\\0", max_size=300).map("{}.example.com".format),
)
_TARGETS = st.one_of(
    st.text(max_size=50), st.sampled_from(["192.0.2.1", "::1", '"', '"a" "b"', "\\", "10 a.", "0 0 0 ."])
)
_ADDRESSES = st.sampled_from(["192.0.2.1", "::1", "1.2.3", "fe80::1%1", " 8.8.8.8"]) | st.text(max_size=9)
_TYPES = st.one_of(
    st.text(max_size=5), st.sampled_from(["A", "AAAA", "CNAME", "TXT", "MX", "SRV", "NS", "SOA", "CAA", "a"])
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)
_ENDPOINTS = st.fixed_dictionaries(
    {"dnsName": _NAMES, "recordType": _TYPES, "targets": st.lists(_TARGETS, max_size=3)},
    optional={"recordTTL": st.integers() | _JSON, "providerSpecific": _JSON, "setIdentifier": _JSON},
)
_LISTS = st.lists(_ENDPOINTS | _JSON, max_size=3) | _JSON


@pytest.fixture(scope="module")
def gateway() -> Iterator[Gateway]:
    protocols: dict[str, Any] = {"httpreq": True, "dyndns2": True, "external_dns": True}
    with Sandbox(login_limit=0) as sandbox, Gateway(sandbox, **protocols) as gateway:
        yield gateway


@pytest.fixture(scope="module", autouse=True)
def told(gateway: Gateway) -> Iterator[None]:
    yield
    print(f" {gateway.count} requests over HTTP ", end="")


@pytest.fixture(autouse=True)
def nothing_fails_inside(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


@given(body=st.fixed_dictionaries({}, optional={"fqdn": _NAMES | _JSON, "value": _TARGETS | _JSON}) | _JSON)
@_SETTINGS
def test_httpreq(gateway: Gateway, body: object) -> None:
    for path in ("/present", "/cleanup"):
        assert gateway.post(path, body, "all").status in (200, 400, 404, 502)


@given(names=st.lists(_NAMES, max_size=3), addresses=st.lists(_ADDRESSES, max_size=2))
@example(names=["home.example.com"], addresses=["8.8.8.8"])
@_SETTINGS
def test_dyndns2(gateway: Gateway, names: "list[str]", addresses: "list[str]") -> None:
    query = urllib.parse.urlencode(
        {"hostname": ",".join(names), "myip": ",".join(addresses)}, errors="replace"
    )
    answer = gateway.get(f"/nic/update?{query}", "all")
    assert answer.status == 200
    found = {line.split()[0] for line in answer.text.splitlines()}
    assert found <= {"good", "nochg", "nohost", "notfqdn", "badagent", "dnserr", "911"}
    assert found


@given(
    changes=st.fixed_dictionaries(
        {}, optional={"create": _LISTS, "Delete": _LISTS, "updateOld": _LISTS, "updateNew": _LISTS}
    )
)
@_SETTINGS
def test_external_dns(gateway: Gateway, changes: object) -> None:
    assert gateway.post("/records", changes).status in (204, 500)


@given(wanted=_LISTS)
@_SETTINGS
def test_adjusted_endpoints_are_those_that_were_wanted(gateway: Gateway, wanted: object) -> None:
    answer = gateway.post("/adjustendpoints", wanted)
    assert answer.status in (200, 500)
    if answer.status == 200 and isinstance(wanted, list):
        assert [each["dnsName"] for each in answer.json] == [each["dnsName"] for each in wanted]


@given(path=st.text(max_size=40), header=st.text(max_size=40))
@_SETTINGS
def test_any_path_and_password(gateway: Gateway, path: str, header: str) -> None:
    target = "/" + urllib.parse.quote(path, errors="replace")
    value = header.encode("utf-8", "replace").decode("latin-1").translate(dict.fromkeys([10, 13, 0]))
    answer = gateway.get(target, headers={"Authorization": value})
    assert answer.status in (200, 400, 401, 404, 405)
    json.dumps(gateway.journal)
