"""httpreq: challenges come and go exactly, within the scope of a key."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from balvps.testing import Sandbox

from serve.http.gateway import SECRET, Gateway, contents, requests_in

RECORDS = "/api/service/10/dns/62/records"
NAME = "_acme-challenge.example.com"
VALUE = "-pxfQp2gOHdTEeMdzaWEA8PIkx31eBA8LdpYqCCTNOs"
CHALLENGE = {"fqdn": f"{NAME}.", "value": VALUE}


@pytest.fixture
def gateway(balvps_sandbox: Sandbox) -> Iterator[Gateway]:
    with Gateway(balvps_sandbox, httpreq=True) as gateway:
        yield gateway


def test_a_challenge_comes_and_goes(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    assert gateway.post("/present", CHALLENGE, "acme").status == 200
    assert contents(balvps_sandbox, NAME, "TXT") == [VALUE]
    assert gateway.post("/cleanup", CHALLENGE, "acme").status == 200
    assert contents(balvps_sandbox, NAME, "TXT") == []
    assert gateway.journal_of("change") == [
        ("acme", "add", NAME, "TXT", "done"),
        ("acme", "delete", NAME, "TXT", "done"),
    ]


def test_the_answer_has_the_value_as_acme_sh_expects(gateway: Gateway) -> None:
    """acme.sh looks for the value in double quotes."""
    for path in ("/present", "/cleanup"):
        answer = gateway.post(path, CHALLENGE, "acme", headers={"Content-Type": "application/json"})
        assert f'"{VALUE}"' in answer.text
        assert answer.json == CHALLENGE


def test_two_challenges_of_one_name_and_other_texts_stay(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    for value in ("first", "second", "first"):
        assert gateway.post("/present", {**CHALLENGE, "value": value}, "all").status == 200
    assert contents(balvps_sandbox, NAME, "TXT") == ["first", "second"]
    assert gateway.post("/cleanup", {**CHALLENGE, "value": "first"}, "all").status == 200
    assert gateway.post("/cleanup", {**CHALLENGE, "value": "first"}, "all").status == 200
    assert contents(balvps_sandbox, NAME, "TXT") == ["second"]


@pytest.mark.parametrize("domain", ["example.com", "*.example.com"])
def test_the_raw_mode_of_lego(balvps_sandbox: Sandbox, gateway: Gateway, domain: str) -> None:
    raw = {"domain": domain, "token": "t", "keyAuth": "t.9jg46WB3rR_AHD-EBXdN7cBkH1WOu0tA3M9fm21mqTI"}
    answer = gateway.post("/present", raw, "acme")
    expected = "zudgKyIGD1T6wZWXppFibu64srqZ-JFRbKb5TTnPQw0"
    assert answer.json == {"fqdn": NAME, "value": expected}
    assert contents(balvps_sandbox, NAME, "TXT") == [expected]
    assert gateway.post("/cleanup", raw, "acme").status == 200
    assert contents(balvps_sandbox, NAME, "TXT") == []


@pytest.mark.parametrize(
    ("fqdn", "reason"),
    [
        ("www.example.com.", "not_in_scope"),
        ("_acme-challenge.qwerty.com.", "not_in_scope"),
        ("_acme-challenge.example.org.", "no_zone"),
        ("x_acme-challenge.example.com.", "not_in_scope"),
    ],
)
def test_what_is_not_in_the_scope_is_refused_and_told(
    balvps_sandbox: Sandbox, gateway: Gateway, fqdn: str, reason: str
) -> None:
    for path, verb in (("/present", "add"), ("/cleanup", "delete")):
        answer = gateway.post(path, {"fqdn": fqdn, "value": "v"}, "acme")
        assert answer.status == 403
        assert "the key does not allow" in answer.json["error"]
        assert gateway.journal_of("refusal")[-1] == ("acme", verb, fqdn.rstrip("."), "TXT", reason)
    assert not [line for line in requests_in(balvps_sandbox) if "/records" in line]


def test_a_key_without_the_verb_is_refused(gateway: Gateway) -> None:
    assert gateway.post("/present", CHALLENGE, "reader").status == 403


def test_a_name_in_no_zone(gateway: Gateway) -> None:
    answer = gateway.post("/present", {"fqdn": "_acme-challenge.example.org.", "value": "v"}, "all")
    assert (answer.status, answer.json["error"]) == (404, "there is no zone for _acme-challenge.example.org")


@pytest.mark.parametrize(
    "body",
    [
        *("", "{", "[]", "null", '"text"', "[" * 100_000, b"\xff\xfe"),
        *({}, {"fqdn": NAME}, {"value": "v"}, {"fqdn": 5, "value": "v"}, {"fqdn": NAME, "value": ""}),
        *({"fqdn": NAME, "value": "x" * 256}, {"fqdn": NAME, "value": "a\nb"}, {"fqdn": "", "value": "v"}),
        *({"domain": "example.com"}, {"domain": "example.com", "keyAuth": None}),
        *({"fqdn": "a..b.", "value": "v"}, {"fqdn": "x" * 64 + ".example.com", "value": "v"}),
    ],
)
def test_a_request_that_makes_no_sense_is_refused_before_anything_is_sent(
    balvps_sandbox: Sandbox, gateway: Gateway, body: object
) -> None:
    assert gateway.post("/present", body, "all").status == 400
    assert balvps_sandbox.log() == []


def test_a_failure_of_the_service_is_told(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    balvps_sandbox.play({"success": False, "error": ["Quota exceeded"]}, method="POST", path=RECORDS)
    answer = gateway.post("/present", CHALLENGE, "acme")
    assert (answer.status, "Quota exceeded" in answer.json["error"]) == (502, True)
    assert gateway.journal_of("change") == [("acme", "add", NAME, "TXT", "Quota exceeded")]
    assert gateway.post("/present", CHALLENGE, "acme").status == 200


def test_a_write_whose_answer_is_lost_is_not_repeated_and_is_told(
    balvps_sandbox: Sandbox, gateway: Gateway
) -> None:
    balvps_sandbox.play("<html>timeout</html>", status=504, method="POST", path=RECORDS)
    assert gateway.post("/present", CHALLENGE, "acme").status == 502
    assert requests_in(balvps_sandbox).count(f"POST {RECORDS}") == 1
    assert [line["outcome"] for line in gateway.journal] == ["uncertain"]
    assert gateway.post("/present", CHALLENGE, "acme").status == 200
    assert contents(balvps_sandbox, NAME, "TXT") == [VALUE]


def test_many_clients_at_once_lose_nothing(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    values = [f"value{number}" for number in range(32)]

    def client(value: str) -> None:
        for path in ("/present", "/cleanup", "/present"):
            assert gateway.post(path, {**CHALLENGE, "value": value}, "acme").status == 200

    with ThreadPoolExecutor(len(values)) as threads:
        list(threads.map(client, values))
    assert sorted(contents(balvps_sandbox, NAME, "TXT")) == sorted(values)
    assert requests_in(balvps_sandbox).count("POST /api/login") == 1


def test_no_secret_is_in_the_journal_or_in_an_answer(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    answers = [
        gateway.post("/present", CHALLENGE, "acme"),
        gateway.post("/present", {"fqdn": "www.example.com", "value": "v"}, "acme"),
        gateway.post("/present", CHALLENGE, "acme", password="wrong password"),
    ]
    shown = str(gateway.journal) + str(answers)
    for secret in (SECRET, "wrong password"):
        assert secret not in shown
