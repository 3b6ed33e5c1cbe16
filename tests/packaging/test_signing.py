import sys
from pathlib import Path

import pytest

from resources.packaging.signing import SigningFailed, sign

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the commands of these tests are those of a POSIX shell"
)


def test_without_a_command_nothing_is_signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HRDESK_SIGN", raising=False)
    assert not sign(tmp_path / "set up.exe")


def test_the_command_is_given_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "set up.exe"
    program.write_text("program")
    monkeypatch.setenv("HRDESK_SIGN", "sed -i s/program/signed/")

    assert sign(program)
    assert program.read_text() == "signed"


def test_a_file_that_was_not_signed_is_not_given_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HRDESK_SIGN", "false")
    with pytest.raises(SigningFailed, match=r"set up\.exe could not be signed"):
        sign(tmp_path / "set up.exe")
