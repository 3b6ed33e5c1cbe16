"""What a check of the self-test is, what it may find, and what the whole of them say."""

import gc
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

from hrdesk import __version__
from hrdesk.core.errors import HrdeskError

COPY_AGAIN = "Copy hrdesk again from where you got it, or install it again."
TELL_US = "Please tell those who gave you hrdesk."


class Finding(Exception):
    """What a check found to be wrong, as a sentence. No assertion, for a frozen program has none left in it."""


def expect(holds: object, sentence: str) -> None:
    """Raise a Finding unless something holds."""
    if not holds:
        raise Finding(sentence)


@dataclass(frozen=True)
class Check:
    """One question to this copy of hrdesk on this computer, and what a person can do where the answer is no."""

    name: str
    ask: Callable[[], str | None]
    """Raises a Finding, or whatever it met; may return a few words about what it saw."""
    remedy: str = COPY_AGAIN
    is_beside: bool = False
    """It takes long, uses no Qt and nothing that other checks use, so that it is asked beside them."""


@dataclass(frozen=True)
class Part:
    """The answer: whether it worked, how long it took in milliseconds, and what was seen or is wrong."""

    name: str
    ok: bool
    ms: float
    detail: str = ""


@dataclass(frozen=True)
class Report:
    parts: tuple[Part, ...]
    ms: float
    """Of all parts, and of what lies between."""

    @property
    def ok(self) -> bool:
        return all(part.ok for part in self.parts)

    def as_values(self) -> dict[str, object]:
        """Plain values for JSON."""
        parts = [{"name": p.name, "ok": p.ok, "ms": round(p.ms, 1), "detail": p.detail} for p in self.parts]
        return {"version": __version__, "ok": self.ok, "ms": round(self.ms, 1), "parts": parts}


class Listener(Protocol):
    """Hears what is being asked while it is asked."""

    def begin(self, checks: Sequence[Check]) -> None:
        """All that will be asked."""

    def asking(self, check: Check) -> None:
        """It is asked now, not beside others."""

    def answered(self, part: Part) -> None:
        """May come from any thread."""


def ask_all(checks: Sequence[Check], listener: Listener | None = None) -> Report:
    """Ask all, most of them one after the other; one that fails does not keep the others from being asked."""
    began = perf_counter()
    if listener:
        listener.begin(checks)
    with _without_collections():
        beside = [_Beside(check, listener) for check in checks if check.is_beside]
        answers = {}
        for check in checks:
            if not check.is_beside:
                if listener:
                    listener.asking(check)
                answers[check.name] = _ask(check, listener)
        answers |= {one.name: one.answer() for one in beside}
    return Report(tuple(answers[check.name] for check in checks), (perf_counter() - began) * 1000)


@contextmanager
def _without_collections() -> Iterator[None]:
    """All that libraries make while they are loaded stays, and looking through it again and again takes a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Beside:
    """A check on a thread of its own."""

    def __init__(self, check: Check, listener: Listener | None) -> None:
        self.name = check.name
        self._answers: list[Part] = []
        self._thread = threading.Thread(target=lambda: self._answers.append(_ask(check, listener)))
        self._thread.start()

    def answer(self) -> Part:
        """Waits for it."""
        self._thread.join()
        return self._answers[0]


def _ask(check: Check, listener: Listener | None) -> Part:
    began = perf_counter()
    ok = True
    try:
        detail = check.ask() or ""
    except Finding as finding:
        ok, detail = False, f"{finding} {check.remedy}"
    except HrdeskError as error:
        ok, detail = False, str(error)
    except ImportError as error:
        ok, detail = False, f"A part of the program does not load ({error}). {check.remedy}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        ok, detail = False, f"It did not work ({type(error).__name__}: {error}). {check.remedy}"
    part = Part(check.name, ok, (perf_counter() - began) * 1000, detail)
    if listener:
        listener.answered(part)
    return part
