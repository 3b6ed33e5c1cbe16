"""What ends the process that is asked is an answer: it names what was asked, and nothing is taken for answered."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hrdesk.self_test_apart import Answers, asked_apart
from hrdesk.self_test_check import COPY_AGAIN, Check, Part, Report, ask_all
from tests.test_self_test import fails

PREPARED = """
import os, signal, sys, time
from pathlib import Path
from hrdesk.self_test_apart import Answers
from hrdesk.self_test_check import Check, ask_all

def end(how=lambda: os.kill(os.getpid(), signal.SIGKILL)):
    how()

checks = [Check("a", lambda: "1"), Check("b", lambda: {deed}), Check("c", lambda: None)]
answers = Answers(Path(sys.argv[-1]))
ask_all(checks, answers)
{after}
"""


def report_of(deed: str, after: str = "", longest_s: float = 60) -> Report:
    command = [sys.executable, "-c", PREPARED.format(deed=deed, after=after)]
    return asked_apart(command, [Check("here", lambda: "0")], longest_s)


def told(report: Report) -> list[tuple[str, bool, str]]:
    return [(part.name, part.ok, part.detail) for part in report.parts]


def test_answers_of_both_processes_stand_in_order() -> None:
    report = report_of("'2'")
    assert told(report) == [("here", True, "0"), ("a", True, "1"), ("b", True, "2"), ("c", True, "")]
    assert report.ok


def test_what_was_asked_when_the_process_ended_is_named_and_the_rest_counts_as_not_answered() -> None:
    report = report_of("end()")
    silent = "This was not answered, for hrdesk had ended by itself before."
    ended = f"hrdesk ended by itself over this (signal {signal.SIGKILL.value}). {COPY_AGAIN}"
    assert told(report) == [("here", True, "0"), ("a", True, "1"), ("b", False, ended), ("c", False, silent)]


def test_a_process_that_stands_still_is_ended_and_told() -> None:
    report = report_of("time.sleep(600)", longest_s=2)
    assert told(report)[2] == ("b", False, f"hrdesk did not come to an end with this in 2 seconds. {COPY_AGAIN}")


@pytest.mark.parametrize(
    ("code", "words"), [("os._exit(7)", "exit code 7"), ("os.kill(os.getpid(), signal.SIGKILL)", "signal 9")]
)
def test_an_end_after_all_answers_is_told_as_well(code: str, words: str) -> None:
    report = report_of("None", after=code)
    assert told(report)[-1] == ("end", False, f"hrdesk ended by itself over this ({words}). {COPY_AGAIN}")
    assert not report.ok


@pytest.mark.parametrize("code", ["raise SystemExit(0)", "raise SystemExit(255)", "import signal, os; os.abort()"])
def test_a_process_that_never_asks_is_no_success(code: str) -> None:
    report = asked_apart([sys.executable, "-c", code], [])
    assert [part.name for part in report.parts] == ["start"]
    assert not report.ok


def test_a_line_that_was_cut_off_is_left_out(tmp_path: Path) -> None:
    code = 'import sys; from pathlib import Path; Path(sys.argv[-1]).write_text(\'{"checks": ["a"]}\\n{"as\')'
    report = asked_apart([sys.executable, "-c", code], [])
    assert told(report) == [("a", False, f"hrdesk ended by itself over this (exit code 0). {COPY_AGAIN}")]


def test_a_program_that_cannot_be_started_is_raised(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nothing"):
        asked_apart([str(tmp_path / "nothing")], [])


def test_what_fails_beside_is_heard_too(tmp_path: Path) -> None:
    (tmp_path / "answers").touch()
    answers = Answers(tmp_path / "answers")
    report = ask_all([Check("a", fails, is_beside=True), Check("b", lambda: None)], answers)
    answers.close()
    lines = (tmp_path / "answers").read_text(encoding="utf-8").splitlines()
    assert [part.name for part in report.parts] == ["a", "b"]
    assert sum('"answer"' in line for line in lines) == 2
    assert sum('"asking"' in line for line in lines) == 1
    assert Part("b", True, report.parts[1].ms) == report.parts[1]


def test_a_process_that_is_ended_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code = "import tempfile, os, pathlib; pathlib.Path(tempfile.mkdtemp(), 'notes').touch(); os.abort()"
    asked_apart([sys.executable, "-c", code], [])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("words", [("self-test",), ("search", "naloxone")])
def test_answers_that_find_no_room_are_told_in_one_line(words: tuple[str, ...], library_file: Path) -> None:
    command = [sys.executable, "-m", "hrdesk", "--library", str(library_file), *words]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=120)
    assert (ended.returncode, ended.stderr) == (1, "hrdesk: The answer could not be written: the disk is full.\n")


def test_answers_need_no_more_room_than_was_taken_before(tmp_path: Path) -> None:
    file = tmp_path / "answers"
    file.write_bytes(b"\n" * 4096)
    answers = Answers(file)
    ask_all([Check("a", lambda: "1")], answers)
    answers.close()
    assert file.stat().st_size == 4096
