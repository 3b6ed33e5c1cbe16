"""Shares work out to copies of this process, so that a build in a terminal uses all cores."""

import os
import signal
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_WORKERS = 4


def share_out(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    one_done: Callable[[], None] = lambda: None,
    *,
    workers: int = 1,
) -> list[Result]:
    """The result for each item, in their order; tells of each that is done.

    With several workers each has a copy of `work` and of the items; only results are sent, so only they are pickled.
    Where a process cannot be copied, or threads run that a copy would lack, everything is done here, as is what a copy
    did not finish. An error in the work is raised here.
    """
    found: dict[int, Result] = {}
    if _can_copy(workers):
        found = _by_copies(work, items, one_done, min(workers, MOST_WORKERS))
    for place, item in enumerate(items):
        if place not in found:
            found[place] = work(item)
            one_done()
    return [found[place] for place in range(len(items))]


def begin(work: Callable[[], Result], *, workers: int = 1) -> Callable[[], Result]:
    """Begin work in a copy of this process; what is returned waits for the result, and is called once.

    Where there is no copy, or it did not finish, the work is done then, in this process.
    """
    if not _can_copy(workers):
        return work
    process, reading = _begin_copy(lambda _: work(), (None,), (0,))

    def result() -> Result:
        found: dict[int, Result] = {}
        with reading:
            _take(reading, found)
        process.join()
        return found[0] if found else work()

    return result


def _can_copy(workers: int) -> bool:
    return workers > 1 and hasattr(os, "fork") and threading.active_count() == 1


def _by_copies(
    work: Callable[[Item], Result], items: Sequence[Item], one_done: Callable[[], None], workers: int
) -> dict[int, Result]:
    from multiprocessing.connection import wait

    found: dict[int, Result] = {}
    copies = [_begin_copy(work, items, range(number, len(items), workers)) for number in range(workers)]
    open_ends = [end for _, end in copies]
    try:
        while open_ends:
            ready = wait(open_ends)
            for end in [end for end in open_ends if end in ready]:
                if _take(end, found):
                    one_done()
                else:
                    open_ends.remove(end)
    finally:
        for process, end in copies:
            process.terminate()
            process.join()
            end.close()
    return found


def _begin_copy(
    work: Callable[[Item], object], items: Sequence[Item], places: Sequence[int]
) -> "tuple[BaseProcess, Connection]":
    """A copy of this process that does the work for the items at these places, and the end where its results come."""
    from multiprocessing import get_context

    context = get_context("fork")
    reading, writing = context.Pipe(duplex=False)
    process = context.Process(target=_work_through, args=(work, items, places, writing), daemon=True)
    process.start()
    writing.close()
    return process, reading


def _take(end: "Connection", found: dict[int, Result]) -> bool:
    """Take a result from a copy; False where there are no more."""
    try:
        place, result = end.recv()
    except (EOFError, OSError):  # it has done all, or ended, perhaps in the middle of a result
        return False
    found[place] = result
    return True


def _work_through(
    work: Callable[[Item], object], items: Sequence[Item], places: Sequence[int], writing: "Connection"
) -> None:
    """In a copy: send each result; what fails is left for the first process, which raises what is wrong."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that shares out
    for place in places:
        try:
            result = work(items[place])
        except Exception:  # noqa: BLE001 - it happens again in the first process, where it is told
            return
        writing.send((place, result))
