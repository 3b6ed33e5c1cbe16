"""What a damaged copy lacks before hrdesk itself runs is told in a sentence."""

import subprocess
import sys
from pathlib import Path

HOOK = Path(__file__).parents[2] / "resources" / "packaging" / "first_hook.py"


def run(code: str) -> "subprocess.CompletedProcess[str]":
    whole = f"import sys; sys._MEIPASS = '/nowhere'\nexec(open({str(HOOK)!r}).read())\n{code}"
    return subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, check=False, timeout=60)


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


def test_a_fault_of_ours_keeps_its_traceback() -> None:
    ended = run("1 / 0")
    assert ended.returncode == 1
    assert "ZeroDivisionError" in ended.stderr


def test_sums_that_are_missing_are_not_told_with_a_traceback() -> None:
    code = "import hashlib; print(hasattr(hashlib, 'blake2b'))"
    missing = "sys.modules['_hashlib'] = sys.modules['_blake2'] = None"
    found = "from importlib.machinery import PathFinder; real = PathFinder.find_spec; "
    found += "PathFinder.find_spec = lambda name, *a: None if name == '_blake2' else real(name, *a)"
    whole = f"import sys; {missing}; {found}\nexec(open({str(HOOK)!r}).read())\n{code}"
    ended = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "False\n", "")
