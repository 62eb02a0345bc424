"""Zone files: what is read, what is refused, and that reading what was written gives the same records."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from balvps.errors import InvalidArgument
from balvps.zone_files import FORMATS, Format, read_zone, read_zone_file, record_data, write_zone
from hypothesis import given
from hypothesis import strategies as st

#: A zone as a hoster could have it.
ZONE_FILE = r"""
$ORIGIN example.com.
$TTL 1h
@       IN SOA ns1 hostmaster.example.com. ( 2023010101 ; serial
                3h 1h        ; refresh, retry
                1w 3600 )    ; expire, minimum
        NS      ns1.example.net.
        MX      10 mail
        MX      20 Mail.Example.NET.
        TXT     "v=spf1 mx -all"
        TXT     "one; " two "thr\"ee"
        CAA     0 ISSUE "letsencrypt.org"
        600 IN  A   192.0.2.1
        IN 600  AAAA 2001:DB8:0:0:0:0:0:1
www     CNAME   @
*.dev   CNAME   www.dev
old     DNAME   example.net.
shop    ALIAS   shop.example.net.
$ORIGIN _tcp
_sip    SRV     10 20 5060 sip.example.com.
_443    TLSA    3 1 1 0C72AC70B745AC19998811B131D662C9 AC69DBDBE7CB23E5B514B56664C5D3D6
"""

#: Its records: name, type, content, priority, TTL.
ROWS = [
    (
        *("example.com", "SOA"),
        *("ns1.example.com hostmaster.example.com 2023010101 10800 3600 604800 3600", None, 3600),
    ),
    ("example.com", "NS", "ns1.example.net", None, 3600),
    ("example.com", "MX", "mail.example.com", 10, 3600),
    ("example.com", "MX", "mail.example.net", 20, 3600),
    ("example.com", "TXT", "v=spf1 mx -all", None, 3600),
    ("example.com", "TXT", 'one; twothr"ee', None, 3600),
    ("example.com", "CAA", '0 issue "letsencrypt.org"', None, 3600),
    ("example.com", "A", "192.0.2.1", None, 600),
    ("example.com", "AAAA", "2001:db8::1", None, 600),
    ("www.example.com", "CNAME", "example.com", None, 3600),
    ("*.dev.example.com", "CNAME", "www.dev.example.com", None, 3600),
    ("old.example.com", "DNAME", "example.net", None, 3600),
    ("shop.example.com", "ALIAS", "shop.example.net", None, 3600),
    ("_sip._tcp.example.com", "SRV", "20 5060 sip.example.com", 10, 3600),
    (
        *("_443._tcp.example.com", "TLSA"),
        *("3 1 1 0c72ac70b745ac19998811b131d662c9ac69dbdbe7cb23e5b514b56664c5d3d6", None, 3600),
    ),
]

BIND_FILE = r"""$ORIGIN example.com.
@ 3600 IN SOA ns1.example.com. hostmaster.example.com. 2023010101 10800 3600 604800 3600
@ 3600 IN NS ns1.example.net.
@ 600 IN A 192.0.2.1
@ 600 IN AAAA 2001:db8::1
@ 3600 IN CAA 0 issue "letsencrypt.org"
@ 3600 IN MX 10 mail.example.com.
@ 3600 IN MX 20 mail.example.net.
@ 3600 IN TXT "one; twothr\"ee"
@ 3600 IN TXT "v=spf1 mx -all"
_443._tcp 3600 IN TLSA 3 1 1 0c72ac70b745ac19998811b131d662c9ac69dbdbe7cb23e5b514b56664c5d3d6
_sip._tcp 3600 IN SRV 10 20 5060 sip.example.com.
*.dev 3600 IN CNAME www.dev.example.com.
old 3600 IN DNAME example.net.
shop 3600 IN ALIAS shop.example.net.
www 3600 IN CNAME example.com.
"""


def record(
    name: str, type: str, content: str, priority: "int | None" = None, ttl: "int | None" = 60
) -> "dict[str, Any]":
    return {"name": name, "type": type, "content": content, "priority": priority, "ttl": ttl}


def one(line: str) -> "dict[str, Any]":
    [found] = read_zone_file(line, "example.com")
    return found


def content(data: str) -> Any:
    return one(f"host 60 IN {data}")["content"]


# ---- reading


def test_a_zone_file_is_read() -> None:
    assert [tuple(row.values()) for row in read_zone_file(ZONE_FILE, "example.com")] == ROWS


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("A 192.0.2.1", "192.0.2.1"),
        ("TYPE1 \\# 4 c0000201", "192.0.2.1"),
        ("AAAA ::FFFF:192.0.2.1", "::ffff:192.0.2.1"),
        ("MX 0 .", "."),
        ("SRV 0 0 0 .", "0 0 ."),
        ("PTR Host.Example.NET.", "host.example.net"),
        ("NS größe.example.net.", "xn--gre-6ka8i.example.net"),
        ("NS straße.example.net.", "xn--strae-oqa.example.net"),
        ("ANAME host", "host.example.com"),
        ("CAA 128 ISSUE x", '128 issue "x"'),
        ("DS 60485 5 1 2BB183AF5F22588179A53B0A 98631FAD1A292118",
         "60485 5 1 2bb183af5f22588179a53b0a98631fad1a292118"),
        ("SSHFP 1 1 123456789ABCDEF67890123456789ABCDEF67890",
         "1 1 123456789abcdef67890123456789abcdef67890"),
        ('NAPTR 100 10 U E2U+sip "!^.*$!sip:info@example.com!" .',
         '100 10 "U" "E2U+sip" "!^.*$!sip:info@example.com!" .'),
        ("HTTPS 1 . port=443 alpn=\"h2,h3\"", "1 . alpn=h2,h3 port=443"),
        ("SVCB 0 Pool", "0 pool.example.com"),
        ("LOC 52 22 23 N 4 53 32 E -2m", "52 22 23.000 N 4 53 32.000 E -2.00m 1.00m 10000.00m 10.00m"),
        ("LOC 52 22 23 N 4 53 32 E -2m 0 10000m 10",
         "52 22 23.000 N 4 53 32.000 E -2.00m 0.00m 10000.00m 10.00m"),
        ("TYPE65534 \\# 2 ABCD", "\\# 2 abcd"),
        ("HINFO a b", '"a" "b"'),
    ],
)  # fmt: skip
def test_content_is_in_its_normal_form(data: str, expected: str) -> None:
    assert content(data) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("b c d", "bcd"),
        ('""', ""),
        ('" blanks "', " blanks "),
        ('"aaaa\\"bbb"', 'aaaa"bbb'),
        ('"in\\"side ; 1back\\\\slash"', 'in"side ; 1back\\slash'),
        ("v=STSv1\\; id=1", "v=STSv1;id=1"),
        ('"größe" "\\195\\188"', "größeü"),
        ('"' + "a" * 255 + '" "' + "a" * 155 + '"', "a" * 410),
        ('"\\"v=spf1 -all\\""', '"\\"v=spf1 -all\\""'),  # It would be read as quoted strings otherwise.
        ('"\\"a\\"b\\""', '"a"b"'),
        ('"line\\010"', '"line\\010"'),
        ('"\\255\\000"', '"\\255\\000"'),
    ],
)
def test_text_is_bare_unless_it_would_be_taken_for_something_else(data: str, expected: str) -> None:
    assert content(f"TXT {data}") == content(f"SPF {data}") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("@", "example.com"),
        ("WWW", "www.example.com"),
        ("www.example.com", "www.example.com.example.com"),
        ("www.example.com.", "www.example.com"),
        ("_sip._tls.@", "_sip._tls.example.com"),
        ("größe", "xn--gre-6ka8i.example.com"),
        ("_dmarc.größe", "_dmarc.xn--gre-6ka8i.example.com"),
    ],
)
def test_names_are_fully_qualified(name: str, expected: str) -> None:
    assert one(f"{name} 60 A 192.0.2.1")["name"] == expected


def test_the_name_of_the_zone_can_be_international_and_have_a_dot() -> None:
    for zone in ("größe.example.", "xn--gre-6ka8i.example", "XN--GRE-6KA8I.Example"):
        assert read_zone_file("@ A 192.0.2.1", zone)[0]["name"] == "xn--gre-6ka8i.example"
    with pytest.raises(InvalidArgument, match=r"argument 'zone' must be a domain name, not 'a\.\.b'"):
        read_zone_file("", "a..b")


@pytest.mark.parametrize(
    ("text", "ttls"),
    [
        ("a A 192.0.2.1", [None]),
        ("a 5 A 192.0.2.1\na A 192.0.2.2", [5, 5]),
        ("a 5 A 192.0.2.1\n$TTL 6\na A 192.0.2.2", [5, 6]),
        ("$TTL 1d2h\na A 192.0.2.1\na 0 A 192.0.2.1", [93600, 0]),
        ("@ SOA a b 1 2 3 4 55\na A 192.0.2.1", [55, 55]),
        ("a 2147483647 A 192.0.2.1", [2147483647]),
    ],
)
def test_a_record_without_a_ttl_has_that_of_the_lines_before(text: str, ttls: "list[int | None]") -> None:
    assert [each["ttl"] for each in read_zone_file(text, "example.com")] == ttls


def test_equal_records_and_different_ttls_of_a_name_stay() -> None:
    text = "a 5 A 192.0.2.1\na 5 A 192.0.2.1\na 6 A 192.0.2.1"
    assert [each["ttl"] for each in read_zone_file(text, "example.com")] == [5, 5, 6]


def test_data_that_dnspython_refuses_is_kept_where_name_servers_take_it() -> None:
    assert content("TLSA 3 0 1 AA BB") == "3 0 1 aabb"
    assert content('HTTPS 1 Host ech="YWJj" alpn=h2') == '1 host.example.com ech="YWJj" alpn=h2'
    for data in ("TLSA 3 0 1", "HTTPS 1", "SVCB \\# 1 00"):
        with pytest.raises(InvalidArgument, match="line 1"):
            content(data)


def test_records_can_be_generated() -> None:
    text = "$TTL 60\n$ORIGIN sub\n$GENERATE 1-3/2 host$ A 192.0.2.$"
    assert read_zone_file(text, "example.com") == [
        record("host1.sub.example.com", "A", "192.0.2.1"),
        record("host3.sub.example.com", "A", "192.0.2.3"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n\nwww 60 A 192.0.2.300\n", "zone file, line 3: "),
        ("www 60 A (\n192.0.2.1\n", "zone file, line 1: "),
        ("www.example.net. 60 A 192.0.2.1", "'www.example.net' does not lie in the zone 'example.com'"),
        ("$ORIGIN net.\nwww 60 A 192.0.2.1", "line 2: 'www.net' does not lie in the zone 'example.com'"),
        ("notexample.com. 60 A 192.0.2.1", "'notexample.com' does not lie"),
        (" 60 A 192.0.2.1", "the first record must have a name"),
        ("www CH A 192.0.2.1", "the class must be IN, not 'CH'"),
        ("www CLASS3 TXT x", "the class must be IN, not 'CLASS3'"),
        ("www 60 BOGUS 1", "there is no record type 'BOGUS'"),
        ("www 60 OPT 1", "'OPT' is no type of records in a zone"),
        ("www 60", "line 1: "),
        ("www 2147483648 A 192.0.2.1", "a TTL is a number of seconds up to 2147483647, not '2147483648'"),
        ("$TTL x", "line 1: "),
        ("$BOGUS 1", "there is no directive '$BOGUS'"),
        ("$INCLUDE other", "line 1: $INCLUDE is not allowed"),
        ("$GENERATE 1-2 host$ A 192.0.2.$", "$GENERATE needs a TTL before it"),
        ("$TTL 1\n$GENERATE 1-2/0 host$ A 192.0.2.$", "$GENERATE needs a range of numbers"),
        ("$TTL 1\n$GENERATE 0-9999999999 host$ A 192.0.2.1", "$GENERATE may make 100000 records at most"),
        ("a" * 64 + " 60 A 192.0.2.1", "line 1: "),
        ("www 60 ALIAS", "line 1: "),
        ('www 60 TXT "open', "line 1: "),
    ],
)
def test_what_is_no_zone_file_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        read_zone_file(text, "example.com")
    assert message in str(caught.value)


def test_a_zone_file_has_a_limit_of_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("balvps._zone_file_reader._MOST_RECORDS", 10)
    assert len(read_zone_file("a 1 A 192.0.2.1\n" * 10, "example.com")) == 10
    for text in ("a 1 A 192.0.2.1\n" * 11, "$TTL 1\n" + "$GENERATE 1-6 $ A 192.0.2.1\n" * 2):
        with pytest.raises(InvalidArgument, match="at most 10 records"):
            read_zone_file(text, "example.com")


# ---- files


def test_a_path_is_read_and_named_in_messages(tmp_path: Path) -> None:
    file = tmp_path / "example.zone"
    file.write_text("\ufeffa 60 TXT größe", encoding="utf-8")
    assert read_zone_file(file, "example.com") == [record("a.example.com", "TXT", "größe")]
    file.write_text("a 60 A x", encoding="utf-8")
    with pytest.raises(InvalidArgument, match=r"example\.zone, line 1: "):
        read_zone_file(file, "example.com")
    file.write_bytes(b"a 60 TXT \xff")
    with pytest.raises(InvalidArgument, match="must be in UTF-8"):
        read_zone_file(file, "example.com")


def test_files_of_an_allowed_directory_are_included(tmp_path: Path) -> None:
    (tmp_path / "hosts").write_text("$TTL 5\na A 192.0.2.1\n$ORIGIN other\nb A 192.0.2.2", encoding="utf-8")
    text = '$TTL 60\nwww A 192.0.2.3\n$INCLUDE hosts\n$INCLUDE "hosts" sub\n A 192.0.2.4'
    found = read_zone_file(text, "example.com", allow_include=tmp_path)
    assert [(each["name"], each["ttl"]) for each in found] == [
        ("www.example.com", 60),
        ("a.example.com", 5),
        ("b.other.example.com", 5),
        ("a.sub.example.com", 5),
        ("b.other.sub.example.com", 5),
        ("www.example.com", 60),
    ]


@pytest.mark.parametrize("file", ["../secret", "/etc/passwd", "link", "missing", ".", "{outside}/secret"])
def test_no_other_file_is_included(file: str, tmp_path: Path) -> None:
    allowed = tmp_path / "allowed"
    allowed.mkdir()
    (tmp_path / "secret").write_text("a 60 A 192.0.2.1", encoding="utf-8")
    (allowed / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(InvalidArgument, match="may read a file in"):
        read_zone_file(f"$INCLUDE {file.format(outside=tmp_path)}", "example.com", allow_include=allowed)


def test_a_mistake_in_an_included_file_is_reported_there(tmp_path: Path) -> None:
    (tmp_path / "hosts").write_text("\na 60 A x", encoding="utf-8")
    with pytest.raises(InvalidArgument, match=r"/hosts, line 2: "):
        read_zone_file("$INCLUDE hosts", "example.com", allow_include=tmp_path)


def test_a_file_that_includes_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "hosts").write_text("$INCLUDE hosts\n", encoding="utf-8")
    with pytest.raises(InvalidArgument, match="at most 100 files are included"):
        read_zone_file("$INCLUDE hosts", "example.com", allow_include=str(tmp_path))


# ---- writing


def test_a_zone_file_is_written_in_canonical_order() -> None:
    records = read_zone_file(ZONE_FILE, "example.com")
    assert write_zone(records, "example.com") == BIND_FILE
    assert write_zone(reversed(records), "Example.com.") == BIND_FILE


def test_data_that_no_zone_file_has_is_refused() -> None:
    with pytest.raises(
        InvalidArgument, match=r"record 'MX mail' cannot be in a zone file: it has no priority"
    ):
        record_data({"type": "MX", "content": "mail"})


@pytest.mark.parametrize(
    ("type", "content", "priority", "data"),
    [
        ("CNAME", "example.net", None, "example.net."),
        ("MX", "mail.example.com", 10, "10 mail.example.com."),
        ("SRV", "20 5060 sip.example.com", 10, "10 20 5060 sip.example.com."),
        ("TXT", 'say "x"; y', None, r'"say \"x\"; y"'),
        ("TXT", "a" * 256, None, f'"{"a" * 255}" "a"'),
        ("ALIAS", "example.net", None, "example.net."),
    ],
)
def test_the_data_of_one_record(type: str, content: str, priority: "int | None", data: str) -> None:
    assert record_data({"type": type, "content": content, "priority": priority}) == data


@pytest.mark.parametrize("format", FORMATS)
def test_reading_what_was_written_gives_the_same_records(format: Format) -> None:
    text = write_zone(read_zone_file(ZONE_FILE, "example.com"), "example.com", format)
    found = read_zone(text, "example.com", format)
    assert sorted(tuple(row.values()) for row in found) == sorted(ROWS, key=str)
    assert write_zone(found, "example.com", format) == text


@given(octets=st.lists(st.binary(min_size=0, max_size=255), min_size=1, max_size=4))
def test_any_text_is_the_same_after_writing_and_reading(octets: "list[bytes]") -> None:
    strings = ['"' + "".join(f"\\{octet:03d}" for octet in string) + '"' for string in octets]
    first = read_zone_file(f"@ 60 TXT {' '.join(strings)}", "example.com")
    for format in FORMATS:
        assert read_zone(write_zone(first, "example.com", format), "example.com", format) == first  # type: ignore[arg-type]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_printable_text_that_is_not_quoted_means_itself(text: str) -> None:
    if not text.startswith('"'):
        written = write_zone([record("example.com", "TXT", text)], "example.com")
        assert read_zone_file(written, "example.com") == [record("example.com", "TXT", text)]


def test_long_text_is_written_in_strings_of_255_octets() -> None:
    text = write_zone([record("example.com", "TXT", "a" * 410)], "example.com")
    assert text.splitlines()[1] == '@ 60 IN TXT "' + "a" * 255 + '" "' + "a" * 155 + '"'


def test_json_and_yaml_have_the_zone_and_its_records() -> None:
    records = [record("example.com", "MX", "mail.example.com", 10), record("example.com", "TXT", "größe: no")]
    assert write_zone(records, "example.com", "yaml") == (
        "zone: example.com\n"
        "records:\n"
        "- name: example.com\n"
        "  type: MX\n"
        "  content: mail.example.com\n"
        "  priority: 10\n"
        "  ttl: 60\n"
        "- name: example.com\n"
        "  type: TXT\n"
        "  content: 'größe: no'\n"
        "  priority: null\n"
        "  ttl: 60\n"
    )
    assert write_zone(records[:1], "example.com", "json") == (
        '{\n  "zone": "example.com",\n  "records": [\n    {\n      "name": "example.com",\n'
        '      "type": "MX",\n      "content": "mail.example.com",\n      "priority": 10,\n'
        '      "ttl": 60\n    }\n  ]\n}\n'
    )


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (record("example.net", "A", "192.0.2.1"), "its name does not lie in example.com."),
        (record("example.com", "A", "192.0.2.1", ttl=None), "it has no ttl"),
        (record("example.com", "MX", "mail.example.com"), "it has no priority"),
        (record("example.com", "URL", "https://example.net"), "there is no record type 'URL'"),
        (record("example.com", "A", "192.0.2.1\n@ 60 IN A 192.0.2.2"), "cannot be in a zone file"),
        (record("example.com", "TLSA", "3 0 1 aa\n@ 60 IN A 192.0.2.2"), "cannot be in a zone file"),
        ({**record("example.com", "A", "192.0.2.1"), "ttl": "60\n@ 60"}, "cannot be in a zone file"),
        ({**record("example.com", "A", ""), "content": ["192.0.2.1"]}, "its content is no text"),
    ],
)
def test_a_record_that_no_zone_file_can_have_is_refused(bad: "dict[str, Any]", message: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        write_zone([bad], "example.com")
    assert message in str(caught.value)


# ---- JSON and YAML


def test_a_plain_list_of_records_is_read() -> None:
    yaml = "- {name: www, type: A, content: 192.0.2.1}\n- {id: 7, name: '@', type: SRV, content: [0, 1, x]}"
    assert read_zone(yaml, "example.com", "yaml") == [
        record("www", "A", "192.0.2.1", ttl=None),
        {"name": "@", "type": "SRV", "content": [0, 1, "x"], "priority": None, "ttl": None},
    ]


@pytest.mark.parametrize(
    ("format", "text", "message"),
    [
        ("json", "{", "is no JSON"),
        ("json", "[" * 100_000, "is no JSON"),
        ("yaml", "a: [", "is no YAML"),
        ("yaml", "!!python/object:os.system {}", "is no YAML"),
        ("json", "7", "must be a list of records"),
        ("json", '{"zone": "example.com"}', "must be a list of records"),
        ("json", '{"zone": "example.net", "records": []}', "has the zone 'example.net', not 'example.com'"),
        ("json", "[[]]", "record 1: must be an object"),
        ("json", '[{"name": "a", "type": "A", "tll": 1}]', "record 1: has the unknown field 'tll'"),
        ("yaml", "- {name: no, type: A, content: x}", "'name' must be text, not False"),
        ("yaml", "- {name: a, type: A, content: 1.5}", "'content' must be text or a list, not 1.5"),
        ("json", '[{"name": "a", "type": "A", "content": "x", "ttl": true}]', "'ttl' must be a whole number"),
        ("xml", "", "argument 'format' must be one of bind, json, yaml, not 'xml'"),
    ],
)
def test_what_are_no_records_is_refused(format: Any, text: str, message: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        read_zone(text, "example.com", format)
    assert message in str(caught.value)


# ---- dnspython is optional


def test_dnspython_is_imported_when_a_zone_file_is_read_or_written() -> None:
    program = (
        "import sys, balvps, balvps.zone_files as files\n"
        "files.read_zone('[]', 'example.com', 'json')\n"
        "print('dns' in sys.modules)\n"
        "sys.modules['dns'] = None\n"
        "try: files.read_zone('', 'example.com')\n"
        "except ImportError: print('ImportError')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\nImportError\n"
