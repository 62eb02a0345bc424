"""The webhook of external-dns: its contract, and synchronisation that comes to an end."""

import re
import threading
from collections.abc import Iterator

import pytest
from balvps.testing import Sandbox

from serve.http.external_dns_client import MEDIA_TYPE, Client, endpoint
from serve.http.gateway import Gateway, contents, requests_in

HERITAGE = '"heritage=external-dns,external-dns/owner=default,external-dns/resource=ingress/default/test"'
UNQUOTED = HERITAGE.strip('"')
RECORDS = "/api/service/10/dns/62/records"


@pytest.fixture
def gateway(balvps_sandbox: Sandbox) -> Iterator[Gateway]:
    with Gateway(balvps_sandbox, external_dns=True) as gateway:
        yield gateway


@pytest.fixture
def client(gateway: Gateway) -> Client:
    return Client(gateway)


# ---- the contract


def test_the_negotiation_names_the_zones_in_both_ways(client: Client) -> None:
    zones = ["bgg12ooble.com", "example.com", "qwerty.com"]
    assert client.negotiate() == {"filters": zones, "include": zones}


def test_the_records_are_one_endpoint_for_each_name_and_type(client: Client) -> None:
    found = {(each["dnsName"], each["recordType"]): each for each in client.records()}
    assert found["example.com", "A"]["targets"] == ["192.0.2.1"]
    assert found["example.com", "A"]["recordTTL"] == 3600
    assert found["example.com", "MX"]["targets"] == ["10 mail.example.com"]
    assert found["_sip._tcp.example.com", "SRV"]["targets"] == ["10 10 5060 vc01.example.com"]
    assert ("example.com", "SOA") not in found


def test_changes_are_carried_out(balvps_sandbox: Sandbox, client: Client) -> None:
    answer = client.apply(
        create=[
            endpoint("new.example.com", "A", "192.0.2.7", "192.0.2.8", ttl=300),
            endpoint("a-new.example.com", "TXT", HERITAGE),
        ],
    )
    assert (answer.status, answer.text) == (204, "")
    assert contents(balvps_sandbox, "new.example.com", "A") == ["192.0.2.7", "192.0.2.8"]
    assert contents(balvps_sandbox, "a-new.example.com", "TXT") == [UNQUOTED]
    old = endpoint("new.example.com", "A", "192.0.2.7", "192.0.2.8", ttl=300)
    new = endpoint("new.example.com", "A", "192.0.2.9", ttl=300)
    assert client.apply(update=[(old, new)]).status == 204
    assert contents(balvps_sandbox, "new.example.com", "A") == ["192.0.2.9"]
    assert client.apply(delete=[new, endpoint("a-new.example.com", "TXT", HERITAGE)]).status == 204
    assert contents(balvps_sandbox, "new.example.com", "A") == []
    assert contents(balvps_sandbox, "a-new.example.com", "TXT") == []


def test_an_older_client_writes_keys_in_capitals_and_names_no_content_type(
    balvps_sandbox: Sandbox, gateway: Gateway
) -> None:
    new = endpoint("new.example.com", "A", "192.0.2.7")
    body = {"Create": [new], "UpdateOld": None, "UpdateNew": None, "Delete": None}
    assert gateway.post("/records", body).status == 204
    assert contents(balvps_sandbox, "new.example.com", "A") == ["192.0.2.7"]


def test_a_ttl_of_zero_means_none(balvps_sandbox: Sandbox, client: Client) -> None:
    client.apply(create=[{**endpoint("new.example.com", "A", "192.0.2.7"), "recordTTL": 0}])
    created = [
        entry["json"] for entry in balvps_sandbox.log() if entry["method"] == "POST" and "json" in entry
    ]
    assert "ttl" not in created[-1]


@pytest.mark.parametrize("accept", ["text/html", "application/external.dns.webhook+json;version=2"])
def test_another_version_is_refused(gateway: Gateway, accept: str) -> None:
    assert gateway.get("/", headers={"Accept": accept}).status == 406
    for path in ("/records", "/adjustendpoints"):
        assert gateway.post(path, [], headers={"Content-Type": accept}).status == 415


@pytest.mark.parametrize(
    "body",
    [
        *("", "{", "[]", "null", "5", "[" * 100_000),
        *({"create": 5}, {"create": [5]}, {"create": [{}]}, {"create": {"dnsName": "a"}}),
        {"create": [endpoint("a.example.com", "A")]},
        {"create": [{**endpoint("a.example.com", "A", "192.0.2.1"), "targets": [5]}]},
        {"create": [{**endpoint("a.example.com", "A", "192.0.2.1"), "recordTTL": "300"}]},
        {"create": [{**endpoint("a.example.com", "A", "192.0.2.1"), "recordTTL": -1}]},
        {"create": [endpoint("a.example.com", "A", "x" * 20_000)]},
        {"create": [endpoint("a.example.com", "A", *map(str, range(2000)))]},
    ],
)
def test_a_body_that_makes_no_sense_is_refused(
    balvps_sandbox: Sandbox, gateway: Gateway, body: object
) -> None:
    answer = gateway.post("/records", body, headers={"Content-Type": MEDIA_TYPE})
    assert answer.status == 500
    assert balvps_sandbox.log() == []


@pytest.mark.parametrize(
    "wrong",
    [
        endpoint("a.example.org", "A", "192.0.2.1"),
        endpoint("a.example.com", "A", "192.0.2.1", setIdentifier="v1"),
        endpoint("a.example.com", "A", "192.0.2.300"),
        endpoint("a.example.com", "SOA", "a b 1 2 3 4 5"),
        endpoint("a..example.com", "A", "192.0.2.1"),
        endpoint("example.com", "NS", "ns1.example.com"),
    ],
)
def test_one_endpoint_that_is_not_possible_stops_the_message_before_anything_is_written(
    balvps_sandbox: Sandbox, gateway: Gateway, client: Client, wrong: "dict[str, object]"
) -> None:
    right = endpoint("b.example.com", "A", "192.0.2.1")
    for answer in (client.apply(create=[right, wrong]), client.apply(delete=[right, wrong])):
        assert answer.status == 500
        assert answer.json["error"]
        assert gateway.journal_of("refusal")
    assert not [line for line in requests_in(balvps_sandbox) if "/records" in line]


def test_the_refusal_of_a_set_identifier_says_so(client: Client) -> None:
    wrong = endpoint("a.example.com", "A", "192.0.2.1", setIdentifier="v1")
    assert "setIdentifier is not supported" in client.apply(create=[wrong]).json["error"]


# ---- synchronisation comes to an end


@pytest.mark.parametrize(
    "wanted",
    [
        endpoint("new.example.com", "A", "192.0.2.7", "192.0.2.8", ttl=300),
        endpoint("new.example.com", "AAAA", "2001:DB8:0:0::7"),
        endpoint("NEW.Example.com.", "CNAME", "Target.Example.net."),
        endpoint("new.example.com", "TXT", HERITAGE),
        endpoint("new.example.com", "TXT", UNQUOTED),
        endpoint("new.example.com", "TXT", "v=spf1 -all", 'a "quoted" word', "back\\slash"),
        endpoint("new.example.com", "TXT", "v=DKIM1; p=" + "A" * 400),
        endpoint("new.example.com", "MX", "10 Mail.example.com.", "20 mail2.example.com"),
        endpoint("_sip._tcp.example.com", "SRV", "10 20 5060 Sip.example.com."),
        endpoint("new.example.com", "NS", "ns1.example.net."),
        endpoint("new.example.com", "NAPTR", "100 10 u E2U+sip !^.*$!sip:a@b! ."),
        endpoint("*.example.com", "A", "192.0.2.7"),
        endpoint("new.example.com", "A", "192.0.2.7", labels={"owner": "default"}),
        endpoint(
            "new.example.com", "A", "192.0.2.7", providerSpecific=[{"name": "aws/weight", "value": "1"}]
        ),
    ],
    ids=lambda wanted: f"{wanted['recordType']}-{len(wanted['targets'])}",
)
def test_the_second_round_finds_no_difference(
    balvps_sandbox: Sandbox, client: Client, wanted: "dict[str, object]"
) -> None:
    assert len(client.synchronise(wanted)) == 1
    balvps_sandbox.clear_log()
    assert client.synchronise(wanted) == []
    assert not [line for line in requests_in(balvps_sandbox) if not line.startswith("GET")]


def test_a_ttl_below_the_least_of_the_service_is_not_written_for_ever(
    balvps_sandbox: Sandbox, client: Client
) -> None:
    """kubernetes-sigs/external-dns#2122: A with a TTL of 300 where the least is 600."""
    balvps_sandbox.configure(minimum_ttl=600)
    wanted = endpoint("new.example.com", "A", "192.0.2.7", ttl=300)
    assert client.synchronise(wanted) == ["create new.example.com"]
    assert client.synchronise(wanted) == []
    assert client.adjust(wanted)[0]["recordTTL"] == 600
    assert client.adjust(endpoint("other.example.com", "A", "192.0.2.7", ttl=900))[0]["recordTTL"] == 900
    assert "recordTTL" not in client.adjust(endpoint("other.example.com", "A", "192.0.2.7"))[0]
    assert client.adjust(endpoint("other.qwerty.com", "A", "192.0.2.7", ttl=300))[0]["recordTTL"] == 300


def test_a_restarted_gateway_learns_the_least_ttl_by_one_more_write(balvps_sandbox: Sandbox) -> None:
    balvps_sandbox.configure(minimum_ttl=600)
    wanted = endpoint("new.example.com", "A", "192.0.2.7", ttl=300)
    for _ in range(2):
        with Gateway(balvps_sandbox, external_dns=True) as gateway:
            rounds = [len(Client(gateway).synchronise(wanted)) for _ in range(3)]
        assert rounds == [1, 0, 0]


def test_a_text_of_another_owner_at_the_same_name_survives(balvps_sandbox: Sandbox, client: Client) -> None:
    with balvps_sandbox.client() as other:
        other.call("ensure_record", name="new.example.com", type="TXT", content="v=spf1 -all")
    heritage = endpoint("new.example.com", "TXT", HERITAGE)
    changed = endpoint("new.example.com", "TXT", HERITAGE.replace("default", "other"))
    assert client.apply(create=[heritage]).status == 204
    assert client.apply(update=[(heritage, changed)]).status == 204
    assert sorted(contents(balvps_sandbox, "new.example.com", "TXT")) == [
        UNQUOTED.replace("default", "other"),
        "v=spf1 -all",
    ]
    assert client.apply(delete=[changed]).status == 204
    assert contents(balvps_sandbox, "new.example.com", "TXT") == ["v=spf1 -all"]


# ---- failures


def test_a_text_beside_an_alias_is_refused_and_the_rest_is_done(
    balvps_sandbox: Sandbox, gateway: Gateway, client: Client
) -> None:
    """kubernetes-sigs/external-dns#4358: older versions write a TXT record beside each CNAME."""
    create = [
        endpoint("test.example.com", "TXT", HERITAGE),
        endpoint("test.example.com", "CNAME", "target.example.net"),
        endpoint("cname-test.example.com", "TXT", HERITAGE),
    ]
    answer = client.apply(create=create)
    assert answer.status == 500
    assert re.fullmatch(
        "TXT test.example.com: .*would have a CNAME record beside TXT records.*\n", answer.text
    )
    assert contents(balvps_sandbox, "test.example.com", "CNAME") == ["target.example.net"]
    assert contents(balvps_sandbox, "test.example.com", "TXT") == []
    assert contents(balvps_sandbox, "cname-test.example.com", "TXT") == [UNQUOTED]
    failed = [line for line in gateway.journal if line["outcome"] == "failed"]
    assert [(line["verb"], line["name"], line["type"]) for line in failed] == [
        ("add", "test.example.com", "TXT")
    ]


def test_a_repeated_message_completes_what_failed(
    balvps_sandbox: Sandbox, gateway: Gateway, client: Client
) -> None:
    create = [endpoint(f"{name}.example.com", "A", "192.0.2.1", "192.0.2.2") for name in "ab"]
    delete = [endpoint("www.example.com", "CNAME", "example.com")]
    balvps_sandbox.play({"success": False, "error": ["No"]}, method="POST", path=RECORDS)
    balvps_sandbox.play({"success": False, "error": ["No"]}, method="DELETE")
    answer = client.apply(create=create, delete=delete)
    assert answer.status == 500
    assert re.fullmatch(r"A [ab]\.example\.com: No\nCNAME www\.example\.com: No\n", answer.text)
    assert client.apply(create=create, delete=delete).status == 204
    assert contents(balvps_sandbox, "www.example.com", "CNAME") == []
    for name in "ab":
        assert sorted(contents(balvps_sandbox, f"{name}.example.com", "A")) == ["192.0.2.1", "192.0.2.2"]
    balvps_sandbox.clear_log()
    assert client.apply(create=create, delete=delete).status == 204
    assert not [line for line in requests_in(balvps_sandbox) if not line.startswith("GET")]


def test_a_service_that_is_down_is_a_500(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    balvps_sandbox.play("down", status=503, times=99)
    new = {"create": [endpoint("a.example.com", "A", "192.0.2.1")]}
    assert gateway.get("/").status == 500
    assert gateway.get("/records").status == 500
    assert gateway.post("/records", new).status == 500


def test_a_first_round_of_a_large_cluster(balvps_sandbox: Sandbox, client: Client) -> None:
    """Many names at the same time, and each exactly once."""
    names = [f"n{number}.example.com" for number in range(100)]
    create = [endpoint(name, "A", "192.0.2.1") for name in names]
    create += [endpoint(f"a-{name}", "TXT", HERITAGE) for name in names]
    assert client.apply(create=create).status == 204
    assert all(contents(balvps_sandbox, name, "A") == ["192.0.2.1"] for name in names)
    assert all(contents(balvps_sandbox, f"a-{name}", "TXT") == [UNQUOTED] for name in names)
    assert client.synchronise(*create) == []


def test_two_messages_at_once_lose_nothing(balvps_sandbox: Sandbox, client: Client) -> None:
    zones = ("example.com", "qwerty.com")

    def apply(number: int) -> None:
        both = zones if number % 2 else zones[::-1]
        create = [endpoint(f"n{number}.{zone}", "A", f"192.0.2.{number}") for zone in both]
        statuses.append(client.apply(create=create).status)

    statuses: list[int] = []
    threads = [threading.Thread(target=apply, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [204] * 8
    for number in range(8):
        for zone in zones:
            assert contents(balvps_sandbox, f"n{number}.{zone}", "A") == [f"192.0.2.{number}"]


# ---- who asks


def test_the_key_of_the_configuration_is_the_scope(balvps_sandbox: Sandbox) -> None:
    inside = endpoint("web.k8s.example.com", "A", "192.0.2.1")
    with Gateway(balvps_sandbox, external_dns=True, external_dns_key="cluster") as gateway:
        client = Client(gateway)
        assert client.negotiate()["filters"] == ["example.com"]
        assert client.apply(create=[inside]).status == 204
        assert [each["dnsName"] for each in client.records()] == ["web.k8s.example.com"]
        answer = client.apply(create=[endpoint("www2.example.com", "A", "192.0.2.1"), inside])
        assert answer.status == 500
        assert "the key does not allow to add A records of www2.example.com" in answer.json["error"]
        assert gateway.journal_of("refusal") == [("cluster", "add", "www2.example.com", "A", "not_in_scope")]


def test_a_password_that_is_sent_must_be_right(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    assert Client(gateway, "cluster").negotiate()["filters"] == ["example.com"]
    assert gateway.get("/records", "cluster", password="wrong").status == 401


def test_an_endpoint_is_created_with_a_right_to_add_and_replaced_with_one_to_delete_too(
    balvps_sandbox: Sandbox, gateway: Gateway
) -> None:
    old, new = (endpoint("web.example.com", "A", address) for address in ("192.0.2.7", "192.0.2.8"))
    adder = Client(gateway, "adder")
    assert adder.apply(create=[old]).status == 204
    assert adder.apply(create=[new]).status == 204
    assert adder.apply(delete=[new]).status == 500
    answer = adder.apply(update=[(old, new)])
    assert answer.status == 500
    assert "the key does not allow to add and delete A records of web.example.com" in answer.json["error"]
    assert contents(balvps_sandbox, "web.example.com", "A") == ["192.0.2.7", "192.0.2.8"]
    assert Client(gateway, "deleter").apply(update=[(old, new)]).status == 500
    assert Client(gateway, "writer").apply(update=[(old, new)]).status == 204
    assert contents(balvps_sandbox, "web.example.com", "A") == ["192.0.2.8"]


def test_a_key_that_may_only_read_changes_nothing(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    client = Client(gateway, "reader")
    assert client.records()
    assert client.apply(delete=[endpoint("example.com", "A", "192.0.2.1")]).status == 500
    assert contents(balvps_sandbox, "example.com", "A") == ["192.0.2.1"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Mode": "no-cors"},
        {"Host": "evil.example"},
        {"Host": "evil.example:8888"},
    ],
)
def test_a_page_in_a_browser_cannot_use_the_listener_without_password(
    balvps_sandbox: Sandbox, gateway: Gateway, headers: "dict[str, str]"
) -> None:
    new = {"create": [endpoint("a.example.com", "A", "192.0.2.1")]}
    assert gateway.post("/records", new, headers=headers).status == 403
    assert gateway.get("/records", headers=headers).status == 403
    assert balvps_sandbox.log() == []


def test_localhost_is_a_name_of_this_machine(gateway: Gateway) -> None:
    assert gateway.get("/", headers={"Host": "localhost:8888"}).status == 200


def test_an_account_without_a_zone_in_scope_is_no_empty_filter(balvps_sandbox: Sandbox) -> None:
    """external-dns would take an empty filter for all names."""
    with balvps_sandbox.client() as other:
        other.zones.delete("example.com")
    with Gateway(balvps_sandbox, external_dns=True, external_dns_key="cluster") as gateway:
        assert gateway.get("/").status == 500
