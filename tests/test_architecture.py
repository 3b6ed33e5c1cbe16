"""What the shape of the code keeps to; that imports go down the floors is import-linter's check."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import hrdesk

PACKAGE = Path(hrdesk.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 50


def named(module: Path) -> str:
    return str(module.relative_to(PACKAGE))


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_the_modules_are_looked_at() -> None:
    assert {"cli.py", "core/anchor.py", "services/search.py", "ui/main_window.py"} <= {named(path) for path in MODULES}


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_is_not_too_long(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_function_is_not_too_long(module: Path) -> None:
    lengths = {function.name: (function.end_lineno or 0) - function.lineno + 1 for function in functions(module)}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_FUNCTION} == {}


@pytest.mark.parametrize("module", [path for path in MODULES if path != PACKAGE / "__init__.py"], ids=named)
def test_a_module_says_in_its_first_line_what_it_is_for(module: Path) -> None:
    words = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    assert words
    assert words.splitlines()[0].endswith((".", "?"))


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for path in MODULES}
    assert {folder for folder in folders if not (folder / "__init__.py").is_file()} == set()


def test_the_whole_package_has_a_docstring() -> None:
    assert ast.get_docstring(ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8")))


@pytest.mark.parametrize("module", [path for path in MODULES if not path.match("hrdesk/cli*.py")], ids=named)
def test_only_the_command_line_prints(module: Path) -> None:
    calls = (node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    assert [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"] == []
