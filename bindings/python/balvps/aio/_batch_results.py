"""The results of many calls at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from ..batch import Batch, BatchResult
    from ._calls_under_way import CallsUnderWay


async def batch_results(calls: CallsUnderWay, batch: Batch) -> AsyncGenerator[BatchResult]:
    """Makes calls and yields their results. See :meth:`balvps.Client.batch`."""
    async with calls:
        while True:
            due: list[BatchResult] = []
            try:
                for call in calls.take(batch.room) if batch.failure is None else ():
                    operation, arguments = call
                    index = batch.begin(call)
                    try:
                        calls.submit(index, operation, arguments)
                    except InvalidArgument as error:
                        due += batch.finished(index, None, error)
            except Exception as error:
                batch.failure = error
            if not due and not len(calls) and (batch.failure is not None or not calls.more_may_come):
                break
            for index, answer, failure in await calls.finished(wait=not due):
                due += batch.finished(index, answer, failure)
            for result in due:
                batch.count()
                yield result
    if batch.failure is not None:
        raise batch.failure
