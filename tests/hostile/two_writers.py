"""Several processes that write one notebook at the same time; some are killed.

`python -m tests.hostile.two_writers FOLDER WRITERS CHANGES KILLED [--protected]` prints as JSON what was acknowledged
and is not there, what is there twice, and what was told instead.
"""

import json
import os
import signal
import sys
from contextlib import closing
from pathlib import Path

from hrdesk.core.errors import HrdeskError
from hrdesk.services.agreement import disagreements
from hrdesk.services.notebook import open_notebook
from tests.builders import make_annotation
from tests.hostile.deeds import KEY, begin_home


def write(path: Path, key: bytes | None, writer: int, changes: int, tell: int) -> None:
    """Write notes of one's own, and rewrite one that all share."""
    with closing(open_notebook(path, key=key)) as notebook:
        for number in range(changes):
            name = f"{writer}-{number}"
            notebook.records.save(make_annotation(name, note=f"words of {name}"))
            notebook.records.save(make_annotation("shared", note=f"words of {name}"))
            os.write(tell, f"{name}\n".encode())


def run(folder: Path, key: bytes | None, writers: int, changes: int, killed: int) -> dict[str, object]:
    path = begin_home(folder / "home", key)
    open_notebook(path, key=key).close()
    told, tell = os.pipe()
    processes = [_begin(path, key, writer, changes, tell) for writer in range(writers)]
    os.close(tell)
    acknowledged: list[str] = []
    refused: list[str] = []
    with os.fdopen(told) as lines:
        for line in lines:
            words = line.strip()
            (refused if words.startswith("told: ") else acknowledged).append(words)
            if len(acknowledged) == changes * writers // 2:
                for process in processes[:killed]:
                    os.kill(process, signal.SIGKILL)
    for process in processes:
        os.waitpid(process, 0)
    with closing(open_notebook(path, key=key)) as notebook:
        found = {annotation.id for annotation in notebook.annotations.all()}
        numbers = [version.number for version in notebook.records.log.unsent()]
        return {
            "acknowledged": len(acknowledged),
            "lost": sorted(set(acknowledged) - found),
            "told": refused,
            "numbers used twice": len(numbers) - len(set(numbers)),
            "disagreements": disagreements(notebook),
            "whole": notebook.is_whole(),
        }


def _begin(path: Path, key: bytes | None, writer: int, changes: int, tell: int) -> int:
    process = os.fork()
    if not process:
        try:
            write(path, key, writer, changes, tell)
        except HrdeskError as error:
            os.write(tell, f"told: {error}\n".encode())
        finally:
            os._exit(0)
    return process


if __name__ == "__main__":
    place, *numbers = sys.argv[1:5]
    print(json.dumps(run(Path(place), KEY if "--protected" in sys.argv else None, *map(int, numbers))))
