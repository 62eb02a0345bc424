#!/usr/bin/env python3
"""Writes the first inputs of the fuzz targets: answers and arguments of tests/vectors, and the texts below.

Inputs that a fuzzer has found (corpus/TARGET/found-*) stay.

usage: tests/fuzz/make_corpus.py
"""

import base64
import gzip
import hashlib
import json
import zlib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
VECTORS = HERE.parent / "vectors"
LARGEST = 2000  # bytes: a larger input teaches a fuzzer little and slows it down
CASES = 4  # of each operation; further cases only differ in words

CONFIGS = [
    "base_url=https://my.balvps.com/api\nusername=user@example.com\npassword=secret",
    "base_url=http://127.0.0.1:8080/api/\nauth=basic\nusername=u\npassword=p\nretries=2\ntimeout_ms=1000",
    "auth=token\ntoken=a.b.c\nrefresh_token=d\ntoken_store=file:/nowhere\nread_only=true\nmax_in_flight=4",
    "totp_secret=JBSW Y3DP EHPK 3PXP\nallow_plain_http=1\nbase_url=http://[::1]/api\nproxy=http://p:3128",
    "timout_ms=1\nconfirm=true\nretries=x\nauth=none\nuser_agent=shop/1.0\nca_file=/ca.pem",
]
CLAIMS = [
    '{"iat":1700000000,"exp":1700003600}',
    '{"exp":1.7e9}',
    '{"iat":1700000000,"exp":9000000000000000}',
    '{"exp":-1,"iat":"x"}',
    '{"exp":9223372036854775807}',
]
HEADERS = [
    "Retry-After: 30\r\nContent-Type: application/json\r\n",
    "Retry-After: Sun, 06 Nov 2044 08:49:37 GMT\r\n",
    "X-RateLimit-Limit: 5\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 60\r\n",
    "X-RateLimit-Reset: 1700000060\r\nretry-after:  \t\r\n: none\r\nno colon\r\n",
    "Retry-After: 9223372036854775807\r\n",
    "Date: Fri, 31 Dec 1901 23:59:59 GMT\r\nRetry-After: 9223372036854775807\r\n",
    "Date: Fri, 31 Dec 1901 23:59:59 GMT\r\nX-RateLimit-Reset: 9223372036854775807\r\n",
    "Date: Fri, 31 Dec 9999 23:59:59 GMT\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 1000000000\r\n",
]
TOKENS = [
    '{"base_url":"https://my.balvps.com/api","username":"user@example.com","token":"a.b.c","refresh_token":"d",'
    '"expires_at":1700000000}',
    '{"base_url":"https://my.balvps.com/api","username":"user@example.com","token":"","refresh_token":null,'
    '"expires_at":null}',
    '{"base_url":"https://my.balvps.com/api","username":"user@example.com","token":"abc\\r\\nX: y",'
    '"refresh_token":"d","expires_at":1700000000}',
    '{"base_url":"https://my.balvps.com/api","username":"USER@example.com","token":"a.b.c",'
    '"refresh_token":"d e"}',
    '{"token":"a.b.c","refresh":"d"}',
    '{"mfa":{"token":"a.b.c","methods":["sms","google_authenticator"],"expires_at":1700000000}}',
    '{"mfa":{"token":"t","methods":{"0":"email"},"expires_at":"1700000000"},"token":""}',
    '{"mfa":{"token":"t","methods":[],"expires_at":9223372036854775807}}',
    '{"base_url":"https://my.balvps.com/api","username":"user@example.com","token":"a.b.c","refresh_token":"d",'
    '"expires_at":9223372036854775807}',
]
MASKED = [
    'hush!/"hush\nsay hush!/"hush, hush%21%2F%22hush and hush!/&quot;hush',
    "abab\nGET /?access_token=abababab&x=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIyNiJ9.c2ln and aba",
    'secret\n{"password":"other secret","payload":{"code":"123456"},"x":[1,"Basic secret"]}',
]
PROXIES = [
    "http://proxy.example:3128",
    "socks5h://me%40work:s3cr%23t:1@[::1]:1080",
    "HTTPS://user:@10.0.0.1:00443/",
    "proxy.example",
    "http://user:s3cr3t#1@h:9",
    "http://user:s3@cr3t@h:99999",
    "socks4://us%3Aer:s3%0d@h\\x",
]
TREES = [
    '/invoices/0/total\n{"invoices":[{"total":"1.00"}],"a/b":{"~":[true,false,null]},"":-0.5e3}',
    '/a~1b/~0/1\n{"a/b":{"~":[1,2]},"a/b":3}',
    '/operations/3/parameters\n[[],{},"","\\u0000\\ud83d\\ude00",123456789012345678901234567890]',
]
PATHS = [
    "/details?x=%20y/../z",
    "/invoice/308976/apply;a=1/b",
    "/J%C3%A4ger/100%25/%E4%BA%BA",
    "/a/..%2fadmin",
    "/%252e%252e/%25%32%65",
    "/..%3bx/%2e%2e%253by",
    "/%c0%ae%c0%ae/%ef%bc%8f%ef%bc%8e",
    "/..%5c..%255c..%20/.+/%00",
    "/%25u002e%25u002e/%u2215",
    "/;/host//",
]
BASE_URLS = [
    "https://my.balvps.com/api",
    "HTTPS://MY.BalVPS.com.:443/api//",
    "http://localhost.:8080/api",
    "http://api.LOCALHOST",
    "http://127.0.0.1:80/",
    "http://127.300.1.1/api",
    "http://127.0.0.1.2/api",
    "http://127./api",
    "http://0x7f.1/api",
    "http://2130706433/api",
    "http://0177.0.0.01/api",
    "http://[::1]:1/api",
    "http://[::1%25lo]/api",
    "http://[::ffff:127.0.0.1]/api",
    "http://[::ffff:7f00:1]/api",
    "http://user:secret@127.0.0.1/api",
    "http://%6cocalhost/%2e%2e/api",
    "http://127.0.0.1\\@my.balvps.com/api?x#y",
]
NAMES = [
    "example.com\nwww",
    "Example.COM.\n_sip._tcp.@",
    "example.com\n*.Example.com.",
    "example.com\nnotexample.com.",
    "0/25.2.0.192.in-addr.arpa\n1",
    "stra\u00dfe.de\nwww.xn--strae-oqa.de",
    "xn--strae-oqa.de\n\u65e5\u672c\u8a9e\uff0eSTRA\u1e9eE\u3002de",
    "de\na\u200db.\u0915\u094d\u200d\u0937.\u03b2\u03cc\u03bb\u03bf\u03c2",
    "de\n\u2488\u2024\u2100\uff0a\u00ad.\u2028.\U0001f600",
    "de\na b.\\052.a..b\x00*a",
]
SHOWN = [
    "\x1b]0;title\x07\x1b[2J\x1b[2K\r",
    "\x9b2J \x85 \x7f \x00",
    "\u202egpj.exe\u2066 \u200f \u061c",
    "exam\u200dple.com\ufeff \U000e0041 \u2028",
    "C:\\new \\x1b \\\\u202e \\U000e0041 \\\x1b",
    "Grüße 世界 \U0001f600",
]
RECORDS = [
    "A\n192.0.2.1",
    "A 10\n192.0.2.300",
    "AAAA\n2001:DB8:0:0::192.0.2.1",
    "CNAME\nTarget.Example.",
    "MX\n10 mail.example.com.",
    "MX 0\n.",
    'SRV 10\n[5, 443, "host.example.com."]',
    "SRV\n0 0 0 .",
    'TXT\n"v=DKIM1;" "p=\\"a\\\\\\009"',
    'TXT\nv=STSv1\\; id=1"x',
    'TXT\n["a", "\\"b\\" \\"c\\""]',
    "CAA\n0 issue letsencrypt.org; validationmethods=dns-01",
    'CAA\n128 IODEF "mailto:a@example.com"',
    "TLSA\n3 1 1 AB cd",
    "SSHFP\n1 1 123456789ABCDEF67890123456789abcdef67890",
    "DS\n60485 5 1 2BB183AF5F22588179A53B0A 98631FAD1A292118",
    "CDS\n0 0 0 00",
    'NAPTR\n100 10 "u" "E2U+sip" "!^(.*)$!sip:\\\\1@x!" .',
    "SOA\nns.example john\\.doe.example 1 2 3 4 5",
    'HTTPS\n1 . port=443 alpn="h2,h3" ipv4hint=192.0.2.1 ech=AEP+DQA/ key667="a b"',
    "SVCB\n16 foo.example mandatory=alpn,port alpn=f\\\\\\092oo\\092,bar no-default-alpn port=1 ipv6hint=::1",
    "SVCB\n1 . key1=\\002h2 key7=/dns-query{?dns}",
    "LOC\n42 21 54.5 N 71 6 18 W -24.05m 30m 10000.00 0m",
    "HINFO\nPC Linux",
    "KX 5\nhost.",
]
JSON_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
DETAILS = b'{"client":{"id":"26","email":"user@example.com"}}'
CHUNKED_HEAD = JSON_HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
GZIP = gzip.compress(DETAILS, mtime=0)
CHUNKED = b"%x\r\n%s\r\n0\r\n" % (len(DETAILS), DETAILS)


def answer(body: bytes, *lines: bytes) -> bytes:
    head = b"".join(line + b"\r\n" for line in (*lines, b"Content-Length: %d" % len(body)))
    return JSON_HEAD + head + b"\r\n" + body


HTTP = [
    answer(DETAILS),
    answer(DETAILS, b"Strict-Transport-Security: : max-age=31536000", b"X-RateLimit-Reset: 145"),
    answer(GZIP, b"Content-Encoding: gzip"),
    answer(zlib.compress(DETAILS), b"Content-Encoding: deflate"),
    answer(gzip.compress(bytes(100_000), mtime=0), b"Content-Encoding: gzip"),
    answer(gzip.compress(GZIP, mtime=0), b"Content-Encoding: gzip, gzip"),
    answer(gzip.compress(GZIP, mtime=0), b"Content-Encoding: gzip", b"Content-Encoding: x-gzip"),
    JSON_HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n" + b"%x\r\n%s\r\n0\r\n\r\n" % (len(GZIP), GZIP),
    JSON_HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNKED + b"\r\n",
    JSON_HEAD
    + b"Transfer-Encoding: chunked\r\n\r\n\x1e"
    + CHUNKED.replace(b"\r\n", b"\x1e\r\n")
    + b"\x1e\r\n",
    JSON_HEAD
    + b"Transfer-Encoding: chunked\r\nTrailer: X\r\n\r\n"
    + CHUNKED
    + b"X: y\r\nHTTP/1.1 200 OK\r\n\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + answer(DETAILS),
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
    b"HTTP/1.1 103 Early Hints\r\nContent-Encoding: gzip\r\n\r\n" + answer(GZIP, b"Content-Encoding: gzip"),
    b"HTTP/1.0 200 OK\r\n\r\n" + DETAILS,
    b"HTTP/1.0 200\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\n{}",
    b"HTTP/1.1 204 No Content\r\n\r\n",
    b"HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: https://elsewhere.example/\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x, Digest nonce=y\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 429 Slow\r\nRetry-After: 9223372036854775807\r\nDate: Fri, 31 Dec 1901 23:59:59 GMT\r\n\r\n{}",
    b"HTTP/1.1 503 Busy\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>x</p>\n",
    b"HTTP/2 200\r\ncontent-length: 2\r\n\r\n{}",
    b"HTTP/2 20\r\ncontent-length: 2\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\nFolded: a\r\n b\r\nSet-Cookie: a=b\r\nContent-Range: bytes 0-1/2\r\n\r\n{}",
    b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\nContent-Length: 2\r\n\r\n{}",
    b"HTTP/1.1 200 OK\nContent-Length: 2\n\n{}",
    b"\r\n\r\nHTTP/1.1 200 OK\r\n\r\n[]",
    b"HTTP/0.9 is a body alone",
]
PORTALS = [
    '{"swagger":"2.0","basePath":"/api","info":{"title":"X User API","version":"4.20241004"},"paths":{'
    '"domain/@id/dns/@index":{"put":{"operationId":"domain_dns_upd","summary":"Update","tags":["Domains"],'
    '"parameters":[{"name":"id","in":"path","type":"integer","required":true},{"name":"record_id","in":"path"},'
    '{"name":"content","in":"query","type":"string","enum":["a"]}],"responses":{"200":{"description":'
    '"```json\\n{\\"a\\":[1]}\\n"}}}}}}',
    '\ufeff{"swagger":"2.0","paths":{" /api/service/@id/ ":{"get":{"operationId":"get_Service"},"post":'
    '{"parameters":[{"name":"items","type":"array","items":{"type":"string"}},{"name":"x","type":""},{"name":"extra"}]}}}}',
    '{"swagger":"2.0","paths":{"login":{"post":{"operationId":"getToken","parameters":[{"name":"pin"}]}},'
    '"Login;x":{"get":{}},"signup":{"post":{"parameters":[{"name":"taxoffice","in":"query"}]}}}}',
    '{"swagger":"2.0","paths":{"a/@id/b/@id":{"get":{}},"a/{id}.json":{"delete":{"parameters":[{"name":"q[]","type":'
    '"array"}]}},"a/@extra":{"parameters":[{"name":"x}/../{y","in":"path"}],"PUT":{}}}}',
    '{"swagger":"2.0","paths":{"../x":{"get":{}},"//h/x":{"get":{}},"https://h/x":{"get":{}},"a\\r\\nb":{"get":{}},'
    '"%2e%2e/x":{"get":{}},"ok":{"patch":{},"get":{}}}}',
    '{"swagger":"2.0","paths":{"a-b":{"get":{}},"a_b":{"get":{}},"a/b":{"get":{}},"c":{"get":{"operationId":"same"}},'
    '"d":{"get":{"operationId":"same"}},"e":{"get":{"operationId":"get_a_b_2"}},"f":{"get":{"operationId":"login"}}}}',
    '{"swagger":"2.0","paths":{"a":{"get":{}},"a":{"get":{},"post":{},"post":{"operationId":"domain_sync"}},"/a":{"put":{}}}}',
    '{"swagger":"2.0","paths":{"a":{"parameters":7,"get":{"tags":[[]],"responses":{"200":{"description":"[[[[]]]]"}}}}}}',
    '{"swagger":"2.0","definitions":{"A":{"allOf":[{"$ref":"#/definitions/A"},{"properties":{"x-y":{"enum":[1]}}}]}},'
    '"parameters":{"P":{"name":"pId","in":"path"}},"paths":{"a/{p-id}":{"parameters":[{"$ref":"#/parameters/P"}],'
    '"put":{"parameters":[{"in":"body","name":"b","schema":{"$ref":"#/definitions/A"}}]}},"invoice/{no}":{"get":{}}}}',
    '{"openapi":"3.0.1","paths":{"/a":{"get":{}}}}',
    "[]",
]
RAW_REQUESTS = ["GET /details?x=%20y", 'POST /tickets/1\n{"body":"x"}', "DELETE /a/%2e%2e/b", "PUT //x\n[]"]


def put(target: str, text: "str | bytes") -> None:
    data = text if isinstance(text, bytes) else text.encode()
    if len(data) <= LARGEST:
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def forget() -> None:
    for path in (HERE / "corpus").glob("*/*"):
        if not path.name.startswith("found-"):
            path.unlink()


def put_case(operation: str, case: "dict[str, Any]") -> None:
    for answer in case.get("answers", [case["answer"]] if "answer" in case else []):
        body = answer["body"] if "body" in answer else json.dumps(answer["json"])
        content_type = answer.get("headers", {}).get("Content-Type", "application/json")
        put("answer", f"{operation} {answer['status']} {content_type}\n{body}")
    arguments = case.get("arguments_text", json.dumps(case.get("arguments", {})))
    put("request", f"{operation}\n{arguments}")


def main() -> None:
    forget()
    for path in sorted(VECTORS.glob("*.json")):
        if path.name != "schema.json":
            vectors = json.loads(path.read_text())
            for case in vectors["cases"][:CASES]:
                put_case(vectors["operation"], case)
            for case in vectors["cases"]:
                if "plan" in case.get("arguments", {}):
                    put("plan", json.dumps(case["arguments"]["plan"]))
    for text in RAW_REQUESTS:
        put("request", text)
    for text in PORTALS:
        put("portal", text)
    for text in PATHS:
        put("path", text)
    for text in BASE_URLS:
        put("base_url", text)
    for text in CONFIGS:
        put("config", text)
    for bytes_sent in HTTP:
        put("http", b"get_details\n" + bytes_sent)
        put("http", b"delete_dns_record\n" + bytes_sent)
    for text in HEADERS:
        put("headers", text)
    for text in TOKENS:
        put("tokens", text)
    for text in NAMES:
        put("name", text)
    for text in RECORDS:
        put("record_data", text)
    for text in SHOWN:
        put("printable", text)
    for text in MASKED:
        put("mask", text)
    for text in PROXIES:
        put("proxy", text)
    for text in TREES:
        put("value", text)
    for claims in CLAIMS:
        payload = base64.urlsafe_b64encode(claims.encode()).decode().rstrip("=")
        put("jwt", f"{claims}\ne30.{payload}.x")


if __name__ == "__main__":
    main()
