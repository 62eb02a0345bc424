"""The benchmarks measure the right things. The test does not check any times."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.bench.answers import EMAIL, write_answers
from tests.bench.measuring import SHORT_LIST, Case, Mismatch, Peer, measure
from tests.bench.server import Server, running_server

SOURCE = Path(__file__).parent
PROGRAMS = Path(os.environ["BALVPS_BUILD_DIR"]) / "bench"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the report of a quick run of all cases."""
    output = tmp_path_factory.mktemp("bench")
    subprocess.run([SOURCE / "run.sh", "--quick", "--output", output], check=True, timeout=300)
    return output


@pytest.fixture(scope="module")
def cases(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    report = json.loads((folder / "report.json").read_text())
    return {
        case["case"]: {**case, "peers": {peer["peer"]: peer for peer in case["peers"]}}
        for case in report["cases"]
    }


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    write_answers(tmp_path / "answers", SHORT_LIST)
    with running_server(tmp_path / "nginx", tmp_path / "answers") as server:
        yield server


def _peers(cases: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [peer for case in cases.values() for peer in case["peers"].values()]


def test_all_reports_are_written(folder: Path) -> None:
    assert (folder / "chart.png").read_bytes().startswith(b"\x89PNG")
    assert {
        benchmark["name"].split("/")[0]
        for benchmark in json.loads((folder / "micro.json").read_text())["benchmarks"]
    } == {
        "build",
        "decode_details",
        "decode_invoices",
        "describe_html",
        "find_header",
        "find_member",
        "follow_pointer",
        "keep_headers",
        "read_every_total",
        "recognise_refusal",
    }


def test_nginx_answered_the_requests_the_report_claims(
    folder: Path, cases: Mapping[str, Mapping[str, Any]]
) -> None:
    log = (folder / "nginx" / "requests.log").read_text().splitlines()
    protocols = Counter(line.split()[1] for line in log)

    assert len(log) == sum(peer["requests"] for peer in _peers(cases))
    assert protocols["HTTP/2.0"] == sum(
        peer["requests"] for peer in _peers(cases) if peer["protocols"] == ["HTTP/2.0"]
    )


@pytest.mark.parametrize(
    ("case", "ours", "by_hand", "path"),
    [
        ("a.c", "balvps (C)", "libcurl + RapidJSON", "details"),
        ("b.c.h1", "balvps (C)", "curl_multi + RapidJSON", "details"),
        ("c.c", "balvps (C)", "libcurl + RapidJSON", "invoice"),
    ],
)
def test_programs_by_hand_send_the_very_request_of_the_library(
    cases: Mapping[str, Mapping[str, Any]], case: str, ours: str, by_hand: str, path: str
) -> None:
    peers = cases[case]["peers"]

    assert peers[ours]["request_bytes"] == peers[by_hand]["request_bytes"] > 100


def test_http_2_is_measured_where_it_is_said(cases: Mapping[str, Mapping[str, Any]]) -> None:
    for peer in ("balvps (C)", "curl_multi + RapidJSON"):
        assert cases["b.c.h2"]["peers"][peer]["protocols"] == ["HTTP/2.0"]


def test_every_peer_has_numbers(cases: Mapping[str, Mapping[str, Any]]) -> None:
    for peer in _peers(cases):
        assert peer["medians"]["wall"] > 0, peer
        assert peer["medians"]["cpu"] > 0, peer
        assert peer["medians"]["peak"] >= 0, peer


def test_balvps_is_in_every_case(cases: Mapping[str, Mapping[str, Any]]) -> None:
    for key, case in cases.items():
        assert any(name.startswith("balvps") for name in case["peers"]), key


def test_a_peer_that_sends_less_than_it_claims_is_found_out(server: Server) -> None:
    lazy = Peer("lazy", [str(PROGRAMS / "bench_details_libcurl"), "3"])

    with pytest.raises(Mismatch, match="4 requests"):
        measure(Case("a.c", "", [lazy], lazy.name, times=10, path="/details", answer=EMAIL), server, rounds=1)


def test_a_peer_that_comes_to_something_else_is_found_out(server: Server) -> None:
    peer = Peer("libcurl", [str(PROGRAMS / "bench_invoices_libcurl"), "1", "0"])
    case = Case("c.c", "", [peer], peer.name, path="/invoice", answer="0.00 2010-01-01")

    with pytest.raises(Mismatch, match=r"instead of '0\.00 2010-01-01'"):
        measure(case, server, rounds=1)


def test_sums_are_exact(server: Server, tmp_path: Path) -> None:
    invoices = write_answers(tmp_path / "answers", SHORT_LIST)
    peer = Peer("libcurl", [str(PROGRAMS / "bench_invoices_libcurl"), "1", "0"])

    measure(Case("c.c", "", [peer], peer.name, path="/invoice", answer=invoices.answer), server, rounds=1)

    assert server.requests() == []  # all were counted
