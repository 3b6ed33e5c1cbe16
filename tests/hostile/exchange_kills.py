"""Kills colleagues who exchange notes, again and again, and sees that all agree in the end and no words are lost.

python -m tests.hostile.exchange_kills FOLDER KILLS SEED. Each cycle changes a few notes, forks a process that is warm
already, lets it take in and give out, and kills it at a random moment. With `--forgetful`, what a kill cut short is
never given again, to see that this would be told, and giving takes long, so that many kills fall into it. Prints
what happened as JSON.
"""

import json
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from hrdesk.core.version import Version
from hrdesk.services import exchange, team_keys
from hrdesk.services.change_log import ChangeLog
from hrdesk.services.exchange_files import exchange_files, write_exchange_files
from hrdesk.services.notebook import open_notebook
from hrdesk.services.team_keys import TeamKeys
from tests.services.exchanging import WORDS, Account, Device, do_something, settle_down, stretch_quickly

NAMES = ("ana", "ben", "cem")
GIVING_S = 0.05
"""About as long as the rest of an exchange takes."""


def run(place: Path, kills: int, seed: int) -> dict[str, object]:
    lot, account = Random(seed), Account()
    folder = place / "share"
    folder.mkdir()
    homes = {name: place / name / "notebook.db" for name in NAMES}
    for path in homes.values():
        path.parent.mkdir()
    told: Counter[str] = Counter()
    most_s = 2 * _time_one(place)
    for _ in range(kills):
        name = lot.choice(NAMES)
        device = Device(homes[name], name)
        for _ in range(lot.randrange(1, 5)):
            do_something(device, account, lot)
        device.close()
        before = len(exchange_files(folder))
        told[
            "killed" if _exchange_and_kill(homes[name], folder, lot.uniform(0, most_s)) else "done before the kill"
        ] += 1
        told["files"] += len(exchange_files(folder)) - before
        told["half files"] = len(list(folder.glob(".*")))
    devices = [Device(path, name) for name, path in homes.items()]
    settle_down(devices, folder)
    first = devices[0]
    missing = sorted(w for note, words in account.waiting.items() for w in words if w not in first.text(note))
    agreed = all(device.contents() == first.contents() for device in devices)
    whole = all(device.notebook.is_whole() for device in devices)
    for device in devices:
        device.close()
    return {**told, "texts": account.written, "lost": missing, "agreed": agreed, "whole": whole}


def _time_one(place: Path) -> float:
    """Seconds that an exchange takes here; also loads what it needs, so that the forks are warm."""
    (place / "trial").mkdir()
    (place / "trial folder").mkdir()
    device = Device(place / "trial" / "notebook.db", "trial")
    device.write("n", "words")
    device.meet(place / "trial folder")
    device.write("n", "other words")
    device.close()
    began = time.perf_counter()
    _exchange(device.path, place / "trial folder")
    return time.perf_counter() - began


def _exchange(path: Path, folder: Path) -> None:
    notebook = open_notebook(path)
    exchange = notebook.exchange(folder, WORDS)
    preview = exchange.preview()
    exchange.take_in(preview)
    exchange.give_out(preview)
    notebook.close()


def _exchange_and_kill(path: Path, folder: Path, after_s: float) -> bool:
    """Whether the exchange was cut short."""
    ready, tell = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(tell, b".")
            _exchange(path, folder)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(tell)
    os.read(ready, 1)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(ready)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise AssertionError("the exchange failed by itself")
    return os.WIFSIGNALED(status)


def _only_unsent(log: ChangeLog, team: str, known: object) -> tuple[Version, ...]:
    return log.unsent()


def _write_late(folder: Path, device: str, keys: TeamKeys, lines: Sequence[str]) -> tuple[Path, ...]:
    """What is counted as given by now is written only after a while."""
    time.sleep(GIVING_S)
    return write_exchange_files(folder, device, keys, lines)


def main(place: str, kills: str, seed: str, *how: str) -> None:
    team_keys.stretch = stretch_quickly  # type: ignore[attr-defined]
    if "--forgetful" in how:
        ChangeLog.to_give = _only_unsent  # type: ignore[method-assign, assignment]
        exchange.write_exchange_files = _write_late  # type: ignore[attr-defined]
    print(json.dumps(run(Path(place), int(kills), int(seed))))


if __name__ == "__main__":
    main(*sys.argv[1:])
