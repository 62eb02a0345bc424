"""Fetches every thing of a kind, many at the same time."""

import gc
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Optional

from .command import option
from .context import Context
from .exit_codes import ExitCode, exit_code_of
from .failure import UsageFailure
from .output import tell_error
from .parameters import Exit, click

if TYPE_CHECKING:
    from ..batch import BatchCall, BatchResult


def one_or_all(function: "Callable[..., None]") -> "Callable[..., None]":
    """Declares the options of a command that shows one or all."""
    every = option("--all", "every", help="Show all.", is_flag=True)
    jobs = option(
        "--jobs",
        metavar="N",
        help="With --all: how many to fetch at the same time.",
        type=click.IntRange(1, 1024),
    )
    return every(jobs(function))


def check_choice(chosen: object, every: bool, jobs: Optional[int]) -> None:
    """Refuses a command line that has both a name and ``--all``, or neither."""
    if every == (chosen is not None):
        raise UsageFailure("name the one to show, or pass --all" + (", not both" if every else ""))
    if jobs is not None and not every:
        raise UsageFailure("--jobs needs --all")


def fetch_all(
    context: Context,
    calls: "Sequence[tuple[str, BatchCall]]",
    show: "Callable[[Sequence[BatchResult]], None]",
) -> None:
    """Makes many calls, shows their answers in order, and reports the failed calls.

    Args:
        context: the context with the client.
        calls: the name of each thing, and the call that fetches it.
        show: shows the results of the successful calls.

    The exit status is that of the first failure. Ctrl-C ends it early; the results so far are shown.
    """
    from .progress import progress_bar

    gc.enable()  # main() disables it, but here may be many thousands of results
    results: list[BatchResult] = []
    interrupted = False
    broken: Optional[Exception] = None
    try:
        with progress_bar(len(calls)) as advance:
            for result in context.client.batch((call for _, call in calls), progress=advance):
                results.append(result)
    except KeyboardInterrupt:
        interrupted = True
    except Exception as raised:  # such as of the progress bar; the results so far are shown first
        broken = raised
    results.sort(key=lambda result: result.index)
    show([result for result in results if result.error is None])
    failures = [(calls[result.index][0], result.error) for result in results if result.error is not None]
    for what, error in failures:
        tell_error(f"{what}: {error}")
    if interrupted:
        tell_error(f"interrupted: {len(results)} of {len(calls)} had come")
        raise Exit(ExitCode.INTERRUPTED)
    if broken is not None:
        raise broken
    if failures:
        raise Exit(exit_code_of(failures[0][1]))
