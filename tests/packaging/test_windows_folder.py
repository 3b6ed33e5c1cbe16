import zipfile
from pathlib import Path

import pytest

from hrdesk import __version__
from resources.packaging.windows_folder import make_folder
from tests.packaging.test_payload import bundle_in


def test_the_folder_keeps_notes_beside_the_program_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    bundle = bundle_in(tmp_path / "bundle")
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()

    one, other = (make_folder(bundle, folder, None) for folder in folders)

    assert one.read_bytes() == other.read_bytes()
    top = f"hrdesk-{__version__}"
    with zipfile.ZipFile(one) as archive:
        assert {f"{top}/.portable", f"{top}/READ ME.txt", f"{top}/hrdesk.exe"} < set(archive.namelist())
        assert archive.read(f"{top}/_internal/content/a b.md") == b"page"
        assert b"hrdesk-home" in archive.read(f"{top}/READ ME.txt")
