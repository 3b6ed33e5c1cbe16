from pathlib import Path

import pytest

from resources.packaging.version_resource import four_numbers, write_version_resource


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.7.1", (0, 7, 1, 0)), ("2", (2, 0, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4)), ("1.2.dev3+local", (1, 2, 0, 0))],
)
def test_a_version_is_four_numbers_on_windows(version: str, numbers: tuple[int, int, int, int]) -> None:
    assert four_numbers(version) == numbers


def test_the_description_is_an_expression_that_python_understands(tmp_path: Path) -> None:
    path = tmp_path / "version.txt"
    write_version_resource("1.2.3", path)

    text = path.read_text(encoding="utf-8")
    compile(text, "version.txt", "eval")
    assert "filevers=(1, 2, 3, 0)" in text
    assert 'StringStruct("ProductVersion", "1.2.3")' in text
