"""`balvps acme`: the hooks of ACME clients."""

import sys
from concurrent.futures import ThreadPoolExecutor
from unittest import mock

import pytest
from balvps.testing import Sandbox

from cli.command_line import PASSWORD, CommandLine, requests_in

NAME = "_acme-challenge.example.com"
VALUE = "gfj9Xq-Rg85nM61Ut1zWpZZHBqAdt2BRy9wWsxXp2sE"

#: Values that begin as options do. The first characters are those of -h, -o, -p, -v and -y.
LIKE_OPTIONS = [
    "-fj9Xq-Rg85nM61Ut1zWpZZHBqAdt2BRy9wWsxXp2sE",
    "--j9Xq-Rg85nM61Ut1zWpZZHBqAdt2BRy9wWsxXp2sE",
    "-h",
    "-hj9Xq-Rg85nM61Ut1zWpZZHBqAdt2BRy9wWsxXp2sE",
    "-ojsonRg85nM61Ut1zWpZZHBqAdt2BRy9wWsxXp2sEE",
    "-pj9Xq-Rg85nM61Ut1zWpZZHBqAdt2BRy9wWsxXp2sE",
    "-vj9Xq-Rg85nM61Ut1zWpZZHBqAdt2BRy9wWsxXp2sE",
    "-yj9Xq-Rg85nM61Ut1zWpZZHBqAdt2BRy9wWsxXp2sE",
    "--ttl",
    "--help-me",
    "--",
]
#: Of these, what is exactly an option is a value only after `--`.
EXACTLY_OPTIONS = {"-h", "--ttl", "--"}


def texts(sandbox: Sandbox) -> "dict[str, list[str]]":
    """The contents of the TXT records that the seed lacks, by their names."""
    found: dict[str, list[str]] = {}
    for zone in sandbox.state()["zones"]:
        for record in zone["records"]:
            if record["type"] == "TXT" and record["content"] != "v=spf1 mx -all":
                found.setdefault(record["name"], []).append(record["content"])
    return found


# ---- present and cleanup


def test_present_and_cleanup_are_idempotent_and_silent(sandbox: Sandbox, user: CommandLine) -> None:
    for _ in range(2):
        done = user.run("acme", "present", NAME + ".", VALUE)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert texts(sandbox) == {NAME: [VALUE]}
    for _ in range(2):
        done = user.run("acme", "cleanup", NAME + ".", VALUE)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert texts(sandbox) == {}


def test_the_answer_as_data(user: CommandLine) -> None:
    answer = user.json("acme", "present", NAME, VALUE)
    assert (answer["change"], answer["record"]["content"]) == ("created", VALUE)
    assert [record["content"] for record in user.json("acme", "cleanup", NAME, VALUE)["removed"]] == [VALUE]


def test_a_dry_run_sends_no_change(sandbox: Sandbox, user: CommandLine) -> None:
    requests = user.json("acme", "present", NAME, VALUE, "--dry-run")["requests"]
    assert [request["method"] for request in requests][:3] == ["GET", "GET", "POST"]
    assert texts(sandbox) == {}


def test_a_ttl(sandbox: Sandbox, user: CommandLine) -> None:
    assert user.json("acme", "present", NAME, VALUE, "--ttl", "60")["record"]["ttl"] == 60


@pytest.mark.parametrize("value", [value for value in LIKE_OPTIONS if value not in EXACTLY_OPTIONS])
def test_a_value_that_begins_with_a_hyphen_is_a_value(
    sandbox: Sandbox, user: CommandLine, value: str
) -> None:
    user.ok("acme", "present", NAME, value)
    user.ok("acme", "present", "-x.example.com", value, "--ttl", "60")
    user.ok("acme", "present", "--ttl=60", "-y.example.com", "-o", "json", value)
    assert texts(sandbox) == {NAME: [value], "-x.example.com": [value], "-y.example.com": [value]}
    for name in (NAME, "-x.example.com", "-y.example.com"):
        user.ok("--output", "json", "acme", "cleanup", "--verbose", name, value)
    assert texts(sandbox) == {}


@pytest.mark.parametrize("value", LIKE_OPTIONS)
def test_after_two_hyphens_every_word_is_a_value(sandbox: Sandbox, user: CommandLine, value: str) -> None:
    user.ok("acme", "present", "--ttl", "60", "--", NAME, value)
    assert texts(sandbox) == {NAME: [value]}
    user.ok("acme", "cleanup", "--", NAME, value)
    assert texts(sandbox) == {}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([NAME], f"FQDN and VALUE are two words, not 1: {NAME}"),
        ([NAME, VALUE, "more"], f"FQDN and VALUE are two words, not 3: {NAME} {VALUE} more"),
        ([NAME, VALUE, "--wiat", "3"], f"FQDN and VALUE are two words, not 4: {NAME} {VALUE} --wiat 3"),
        ([NAME, ""], "argument 'value' must have 1 to 255 characters of printable ASCII, not 0"),
        (["", VALUE], "argument 'name' must be a domain name such as www.example.com, not empty"),
        ([NAME, VALUE, "--nameserver", "192.0.2.53"], "--nameserver: it has a meaning only with --wait"),
        (
            [NAME, VALUE, "--wait", "1", "--nameserver", "ns.example.com"],
            "argument 'nameservers': 'ns.example.com' is not ADDRESS or ADDRESS:PORT, such as 192.0.2.53, "
            "192.0.2.53:53 or [2001:db8::53]:53",
        ),
    ],
)
def test_mistakes_are_told_before_anything_is_sent(
    sandbox: Sandbox, user: CommandLine, words: "list[str]", message: str
) -> None:
    sandbox.clear_log()
    assert user.fails(2, "acme", "present", *words) == f"error: {message}\n"
    assert sandbox.log() == []


@pytest.mark.parametrize("option", ["--wait", "--ttl", "--nameserver", "--output"])
def test_an_option_without_its_value(user: CommandLine, option: str) -> None:
    assert f"Option '{option}' requires an argument" in user.fails(2, "acme", "present", NAME, VALUE, option)


def test_a_name_in_no_zone(user: CommandLine) -> None:
    for verb in ("present", "cleanup"):
        message = user.fails(4, "acme", verb, "_acme-challenge.example.org", VALUE)
        assert message == "error: '_acme-challenge.example.org' lies in no zone of this account\n"


def test_waiting_needs_dnspython_which_is_told_before_anything_is_sent(
    sandbox: Sandbox, user: CommandLine
) -> None:
    sandbox.clear_log()
    with mock.patch.dict(sys.modules, {"dns": None, "dns.exception": None}):
        sys.modules.pop("balvps._propagation", None)
        message = user.fails(1, "acme", "present", NAME, VALUE, "--wait", "1")
    assert message == "error: --wait needs another package: pip install 'balvps[acme]'\n"
    assert sandbox.log() == []


def test_hooks_share_one_login(sandbox: Sandbox, stranger: CommandLine) -> None:
    """The service allows 25 logins in five minutes."""
    for number in range(15):
        for verb in ("present", "cleanup"):
            stranger.ok("acme", verb, NAME, f"{number}", environment={"BALVPS_PASSWORD": PASSWORD})
    assert requests_in(sandbox.log()).count("POST /api/login") == 1


def test_hooks_at_the_same_time_lose_nothing(sandbox: Sandbox, user: CommandLine) -> None:
    values = [f"{number:043}" for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        for verb, left in (("present", values), ("cleanup", [])):
            done = list(pool.map(lambda value, verb=verb: user.process("acme", verb, NAME, value), values))
            assert [each.stderr for each in done] == [""] * 8
            assert sorted(texts(sandbox).get(NAME, [])) == left


# ---- certbot


@pytest.mark.parametrize(
    "domain",
    [
        {"CERTBOT_DOMAIN": "example.com"},
        {"CERTBOT_DOMAIN": "*.example.com"},
        {"CERTBOT_IDENTIFIER": "example.com", "CERTBOT_DOMAIN": "other.example.com"},
    ],
)
def test_without_arguments_certbots_variables_say_the_challenge(
    sandbox: Sandbox, user: CommandLine, domain: "dict[str, str]"
) -> None:
    environment = {**domain, "CERTBOT_VALIDATION": LIKE_OPTIONS[0]}
    user.ok("acme", "present", environment=environment)
    assert texts(sandbox) == {NAME: [LIKE_OPTIONS[0]]}
    user.ok("acme", "cleanup", environment=environment)
    assert texts(sandbox) == {}


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({}, "CERTBOT_DOMAIN and CERTBOT_VALIDATION must be set"),
        ({"CERTBOT_DOMAIN": "example.com"}, "CERTBOT_DOMAIN and CERTBOT_VALIDATION must be set"),
        ({"CERTBOT_VALIDATION": VALUE}, "CERTBOT_DOMAIN and CERTBOT_VALIDATION must be set"),
        (
            {"CERTBOT_DOMAIN": "example.com", "CERTBOT_VALIDATION": VALUE, "CERTBOT_TOKEN": "token"},
            "call certbot with --preferred-challenges dns",
        ),
    ],
)
def test_variables_that_name_no_challenge_of_dns(
    sandbox: Sandbox, user: CommandLine, environment: "dict[str, str]", message: str
) -> None:
    sandbox.clear_log()
    assert message in user.fails(2, "acme", "present", environment=environment)
    assert sandbox.log() == []


# ---- dehydrated

TRIPLES = [
    "example.com",
    "token",
    VALUE,
    "*.example.com",
    "token",
    LIKE_OPTIONS[3],
    "qwerty.com",
    "token",
    "x",
]
DEPLOYED = {NAME: [VALUE, LIKE_OPTIONS[3]], "_acme-challenge.qwerty.com": ["x"]}


def test_dehydrated_deploys_and_cleans_several_challenges(sandbox: Sandbox, user: CommandLine) -> None:
    assert user.ok("acme", "dehydrated", "--ttl", "60", "deploy_challenge", *TRIPLES) == ""
    found = texts(sandbox)
    assert {name: found[name] for name in sorted(found)} == {
        **DEPLOYED,
        "_acme-challenge.qwerty.com": ["x"],
    }
    for _ in range(2):
        assert user.ok("acme", "dehydrated", "clean_challenge", *TRIPLES) == ""
        assert texts(sandbox) == {}


@pytest.mark.parametrize(
    "words",
    [
        ["deploy_cert", "example.com", "key.pem", "cert.pem", "fullchain.pem", "chain.pem", "1796008901"],
        ["sync_cert", "key.pem"],
        ["deploy_ocsp", "example.com"],
        ["unchanged_cert", "example.com"],
        ["invalid_challenge", "example.com", "--reason"],
        ["request_failure", "500", "reason", "post", "-x: y\n-z: --"],
        ["generate_csr", "example.com", "certs", "example.com"],
        ["startup_hook"],
        ["exit_hook", "-error"],
        ["this_hookscript_is_broken__dehydrated_is_working_fine__please_ignore_unknown_hooks_in_your_script"],
    ],
)
def test_dehydrateds_other_verbs_are_ignored(
    sandbox: Sandbox, stranger: CommandLine, words: "list[str]"
) -> None:
    done = stranger.run("acme", "dehydrated", *words)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sandbox.log() == []


@pytest.mark.parametrize("arguments", [[], ["example.com"], ["example.com", "token", VALUE, "qwerty.com"]])
@pytest.mark.parametrize("verb", ["deploy_challenge", "clean_challenge"])
def test_dehydrated_passes_three_words_for_each_challenge(
    user: CommandLine, verb: str, arguments: "list[str]"
) -> None:
    message = user.fails(2, "acme", "dehydrated", verb, *arguments)
    assert message == f"error: {verb} takes DOMAIN TOKEN_FILENAME TOKEN_VALUE, once or several times\n"


def test_a_deployment_that_fails_leaves_nothing(sandbox: Sandbox, user: CommandLine) -> None:
    words = [*TRIPLES, "example.org", "token", "x"]
    assert "'_acme-challenge.example.org' lies in no zone" in user.fails(
        4, "acme", "dehydrated", "deploy_challenge", *words
    )
    assert texts(sandbox) == {}
    assert [entry["method"] for entry in sandbox.log()].count("DELETE") == 3


def test_a_challenge_that_cannot_be_cleaned_does_not_keep_the_others(
    sandbox: Sandbox, user: CommandLine
) -> None:
    user.ok("acme", "dehydrated", "deploy_challenge", *TRIPLES)
    words = ["example.org", "token", "x", *TRIPLES]
    user.fails(4, "acme", "dehydrated", "clean_challenge", *words)
    assert texts(sandbox) == {}
