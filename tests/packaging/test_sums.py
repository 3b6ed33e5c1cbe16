"""Sums are signed, and what was changed afterwards is found out."""

from pathlib import Path

import pytest

from resources.packaging.sums import KEY_VARIABLE, NotTrusted, main, make_key, verify, write_sums


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    dist = tmp_path / "dist"
    dist.mkdir()
    (dist / "hrdesk.deb").write_bytes(b"a package")
    (dist / "hrdesk.run").write_bytes(b"another")
    make_key(tmp_path / "key")
    return dist


def test_signed_sums_are_trusted(folder: Path, tmp_path: Path) -> None:
    assert "signed" in write_sums(folder, str(tmp_path / "key"))
    assert "2 files" in verify(folder, tmp_path / "key.pem")


@pytest.mark.parametrize("changed", ["hrdesk.deb", "SHA256SUMS", "SHA256SUMS.sig"])
@pytest.mark.parametrize("is_gone", [True, False])
def test_what_was_changed_or_taken_away_is_found_out(folder: Path, tmp_path: Path, changed: str, is_gone: bool) -> None:
    write_sums(folder, str(tmp_path / "key"))
    if is_gone:
        (folder / changed).unlink()
    else:
        (folder / changed).write_bytes((folder / changed).read_bytes()[:-1] + b"?")
    with pytest.raises((NotTrusted, FileNotFoundError)):
        verify(folder, tmp_path / "key.pem")


def test_another_key_is_not_trusted(folder: Path, tmp_path: Path) -> None:
    write_sums(folder, str(tmp_path / "key"))
    make_key(tmp_path / "other")
    with pytest.raises(NotTrusted, match="not signed with this key"):
        verify(folder, tmp_path / "other.pem")


def test_without_a_key_there_is_no_signature_not_even_an_old_one(folder: Path, tmp_path: Path) -> None:
    write_sums(folder, str(tmp_path / "key"))
    assert f"{KEY_VARIABLE} names no key" in write_sums(folder, None)
    assert not (folder / "SHA256SUMS.sig").exists()


def test_a_secret_key_is_for_its_owner_and_never_written_over(folder: Path, tmp_path: Path) -> None:
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        make_key(tmp_path / "key")


def test_commands_tell_what_is_wrong(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["what"]) == 2
    assert main(["verify", str(folder), str(tmp_path / "key.pem")]) == 1
    (tmp_path / "bad.pem").write_text("no key")
    write_sums(folder, str(tmp_path / "key"))
    assert main(["verify", str(folder), str(tmp_path / "bad.pem")]) == 1
    assert "no public key" in capsys.readouterr().err
    assert main(["verify", str(folder), str(tmp_path / "key.pem")]) == 0
