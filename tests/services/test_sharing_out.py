"""Work that is shared out gives what it gives when it is not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hrdesk.services.sharing_out import share_out
from tests.conftest import CONTENT

SCRIPT = """
import os, sys
from hrdesk.services.sharing_out import share_out
here = os.getpid()
done = []
def work(item):
    if item == 7 and sys.argv[1] == "die" and os.getpid() != here:
        os._exit(3)
    if item == 5 and sys.argv[1] == "fail":
        raise ValueError("five")
    return item * item, os.getpid() != here
try:
    found = share_out(work, range(20), lambda: done.append(1), workers=2)
    print([square for square, _ in found] == [n * n for n in range(20)], any(copy for _, copy in found), len(done))
except ValueError as error:
    print("raised", error)
"""


def run(*words: str, script: str = SCRIPT) -> str:
    """In a process of its own, for this one has threads."""
    given = [sys.executable, "-W", "error", "-c", script, *words]
    return subprocess.run(given, capture_output=True, text=True, check=True, timeout=60).stdout.strip()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")
@pytest.mark.parametrize(("how", "told"), [("well", "True True 20"), ("die", "True True 20"), ("fail", "raised five")])
def test_results_come_in_order_also_where_a_copy_dies_and_an_error_is_raised_here(how: str, told: str) -> None:
    assert run(how) == told


BEGIN = """
import os, sys
from hrdesk.services.sharing_out import begin
here = os.getpid()
def work():
    if sys.argv[1] == "die" and os.getpid() != here:
        os._exit(3)
    if sys.argv[1] == "fail":
        raise ValueError("five")
    return "x" * 1_000_000, os.getpid() != here
result = begin(work, workers=int(sys.argv[2]))
try:
    text, copied = result()
    print(len(text), copied)
except ValueError as error:
    print("raised", error)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")
@pytest.mark.parametrize(
    ("how", "workers", "told"),
    [
        ("well", 2, "1000000 True"),
        ("well", 1, "1000000 False"),
        ("die", 2, "1000000 False"),
        ("fail", 2, "raised five"),
    ],
)
def test_work_that_is_begun_goes_on_in_a_copy_and_else_is_done_when_it_is_asked_for(
    how: str, workers: int, told: str
) -> None:
    assert run(how, str(workers), script=BEGIN) == told


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")
def test_a_result_that_nobody_asks_for_keeps_no_process_from_ending() -> None:
    """What it sends is more than a pipe holds."""
    script = "from hrdesk.services.sharing_out import begin; begin(lambda: 'x' * 1_000_000, workers=2); print('done')"
    assert run(script=script) == "done"


def test_one_worker_works_here() -> None:
    done: list[int] = []
    assert share_out(lambda item: (item, os.getpid()), "ab", lambda: done.append(1)) == [
        ("a", os.getpid()),
        ("b", os.getpid()),
    ]
    assert len(done) == 2


def test_a_library_is_the_same_however_many_build_it(tmp_path: Path) -> None:
    script = (
        "import sys; from datetime import date; from pathlib import Path; "
        "from hrdesk.services.library_build import build_library; "
        "build_library([Path(sys.argv[1])], Path(sys.argv[2]), date(2026, 11, 27), workers=int(sys.argv[3]))"
    )
    for workers in ("1", "2"):
        given = [sys.executable, "-c", script, str(CONTENT), str(tmp_path / workers), workers]
        subprocess.run(given, check=True)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
