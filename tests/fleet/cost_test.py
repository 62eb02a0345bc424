"""What a call costs with tokens in Redis, compared with tokens in memory."""

from __future__ import annotations

from pathlib import Path

from balvps.testing import Sandbox

from tests.fleet.fleet import KEY, client
from tests.fleet.redis_process import RedisProcess
from tests.ratchet.ratchet_test import CALLS, cost_of


def test_a_call_costs_no_more_than_two_per_cent_more(
    sandbox: Sandbox, redis: RedisProcess, tmp_path: Path
) -> None:
    with client(sandbox, redis.address) as first:  # so that none of the counted programs signs in
        first.billing.balance()
    in_redis = {"token_store": redis.address, "token_store_key": KEY}
    per_call = []
    for config in ({"token_store": "memory"}, in_redis):
        few, many = (cost_of(calls, sandbox.http_base_url, tmp_path, config) for calls in CALLS)
        per_call.append(many.per_call(few, CALLS[1] - CALLS[0]))
    memory, shared = per_call
    assert memory.instructions > 1000
    assert shared.instructions <= 1.02 * memory.instructions, per_call
    assert shared.allocations <= memory.allocations, per_call
