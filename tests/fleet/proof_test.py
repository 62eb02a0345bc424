"""A small fleet, as a sample of what `python -m tests.fleet.proof` runs whole."""

from __future__ import annotations

from dataclasses import replace

from balvps.testing import Sandbox

from tests.fleet.fleet import report, start_worker
from tests.fleet.proof import Plan, prove

SMALL = Plan(processes=8, clients=8, seconds=8, pause=0.1, token_lifetime=3)


def test_a_fleet_signs_in_once_and_uses_no_refresh_token_twice() -> None:
    outcome = prove(SMALL)
    assert not outcome.failures
    assert outcome.logins == 1
    assert outcome.refreshes >= 2, "tokens last 3 seconds"
    assert outcome.refused == 0
    assert outcome.commands_per_call <= 0.2, outcome


def test_a_fleet_survives_killed_processes() -> None:
    outcome = prove(replace(SMALL, kill_every=0.5))
    assert outcome.kills >= 5
    assert not outcome.failures
    assert outcome.refused == 0
    assert outcome.logins <= 1 + outcome.kills


def test_a_refresh_token_that_was_used_before_would_be_counted(sandbox: Sandbox) -> None:
    worker = start_worker(sandbox, "memory", calls=1, refresh_token="used.before.it")
    assert report(worker)["refused"] == 1
