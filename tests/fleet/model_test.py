"""The model of lease, fence and claim, and that it would find what they are for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.fleet.model import Rules, Step, explore, start, stuck

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize(("clients", "crashes", "sleeps"), [(3, 1, 0), (3, 0, 1), (2, 2, 1), (4, 0, 0)])
def test_whatever_the_order_no_token_is_used_twice_and_everybody_gets_one(
    clients: int, crashes: int, sleeps: int
) -> None:
    explored = explore(start(clients, crashes=crashes, sleeps=sleeps))
    assert len(explored.worlds) > 20
    assert explored.problems == []
    assert stuck(explored) == []


def test_redis_that_loses_everything_during_a_renewal_costs_one_login_and_stops_nobody() -> None:
    explored = explore(start(2, crashes=0, sleeps=0, empties=1))
    assert not any("older" in problem for problem in explored.problems)
    assert max(world.logins for world in explored.worlds) == 1
    assert stuck(explored) == []


def test_a_crash_costs_at_most_one_login() -> None:
    explored = explore(start(3, crashes=1, sleeps=0))
    assert max(world.logins for world in explored.worlds) == 1


def test_without_a_crash_there_is_no_login() -> None:
    explored = explore(start(4, crashes=0, sleeps=0))
    assert max(world.logins for world in explored.worlds) == 0


def test_without_claims_the_model_finds_a_token_that_is_used_twice() -> None:
    explored = explore(start(2, crashes=0, sleeps=1), Rules(claims=False))
    assert any("used twice" in problem for problem in explored.problems)


def test_without_fences_the_model_finds_an_older_token_over_a_newer() -> None:
    explored = explore(start(2, crashes=0, sleeps=2), Rules(fences=False))
    assert any("older tokens" in problem for problem in explored.problems)


def test_without_an_end_of_leases_the_model_finds_that_a_crash_stops_everybody() -> None:
    explored = explore(start(2, crashes=1, sleeps=0), Rules(leases_end=False))
    assert stuck(explored)


def test_the_code_has_the_same_steps() -> None:
    header = (REPOSITORY / "core/src/auth/shared_token_store.h").read_text(encoding="utf-8")
    steps = re.findall(r"^/// \| (\w+) +\| [a-z]", header, re.MULTILINE)
    assert steps[1:] == [step.value for step in Step if step is not Step.DONE]
