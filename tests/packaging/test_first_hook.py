"""What a damaged copy lacks before hrdesk itself runs is told in a sentence."""

import json
import subprocess
import sys
from pathlib import Path

HOOK = Path(__file__).parents[2] / "resources" / "packaging" / "first_hook.py"


def run(code: str, *words: str, before: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the hook in a program that counts as frozen, then code in its place."""
    whole = f"import sys; sys._MEIPASS = '/nowhere'; {before}\nexec(open({str(HOOK)!r}).read())\n{code}"
    command = [sys.executable, "-c", whole, *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_a_part_that_is_missing_is_one_line() -> None:
    ended = run("import nothing_like_it")
    assert ended.returncode == 1
    assert ended.stderr == (
        "hrdesk: This copy of hrdesk is damaged: a part of the program does not load (No module named "
        "'nothing_like_it'). Copy it again from where you got it, or install it again. Your notes are not touched "
        "by this.\n"
    )


def test_it_says_so_even_where_our_own_words_are_missing() -> None:
    ended = run("sys.modules['hrdesk.streams'] = None\nimport nothing_like_it")
    assert ended.returncode == 1
    assert ended.stderr == (
        "hrdesk: This copy of hrdesk is damaged (No module named 'nothing_like_it'). "
        "Copy it again from where you got it.\n"
    )


def test_a_part_with_wrong_bytes_in_it_is_told_whatever_it_raises() -> None:
    ended = run("raise SystemError('unknown slot')")
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "a part of the program does not load (unknown slot). Copy it again" in ended.stderr


def test_a_fault_of_the_program_itself_keeps_its_traceback() -> None:
    code = (
        "import runpy, types\n"
        "faulty = sys.modules['hrdesk.cli'] = types.ModuleType('hrdesk.cli')\n"
        "faulty.main = lambda: 1 / 0\n"
        "runpy.run_module('hrdesk', run_name='__main__')"
    )
    ended = run(code, "stats")
    assert ended.returncode == 1
    assert ended.stderr.endswith("ZeroDivisionError: division by zero\n")


def test_a_self_test_is_heard_before_qt_is_loaded(tmp_path: Path) -> None:
    code = "print('not reached')"
    words = ["--home", str(tmp_path), "self-test", "--json"]
    ended = run(code, *words)
    assert "not reached" not in ended.stdout
    assert json.loads(ended.stdout)["parts"][0]["name"] == "bundle"
    assert run(code, "search", "self-test").stdout == run(code, "self-test", "--answers", "x").stdout == "not reached\n"


def test_sums_that_are_missing_are_not_told_with_a_traceback() -> None:
    missing = (
        "sys.modules['_hashlib'] = sys.modules['_blake2'] = None; from importlib.machinery import PathFinder; "
        "real = PathFinder.find_spec; "
        "PathFinder.find_spec = lambda name, *more: None if name == '_blake2' else real(name, *more)"
    )
    ended = run("import hashlib; print(hasattr(hashlib, 'blake2b'))", before=missing)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "False\n", "")
