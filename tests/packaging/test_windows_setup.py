import shutil
from pathlib import Path

import pytest

from resources.packaging.payload import Payload, payload_of
from resources.packaging.windows_setup import MAKER, make_setup, payload_script
from tests.packaging.test_payload import bundle_in


def test_the_script_installs_every_file_and_removes_only_what_it_brought(tmp_path: Path) -> None:
    folder = bundle_in(tmp_path / "it costs $5")
    script = payload_script(payload_of(folder))
    install, move, remove = script.split("!macroend")[:3]

    assert install.count("File ") == 3
    assert f'File "{tmp_path.as_posix()}/it costs $$5/_internal/content/a b.md"' in install
    assert 'SetOutPath "${FOLDER}\\_internal\\content"' in install
    assert 'Rename "${FOLDER}\\_internal" "$INSTDIR\\_internal"' in move
    assert remove.split("\n")[2:4] == ['RMDir /r "$INSTDIR\\_internal"', 'Delete "$INSTDIR\\hrdesk.exe"']


def test_files_that_are_alike_are_packed_together(tmp_path: Path) -> None:
    files = ("_internal/a.dll", "_internal/content/b.md", "_internal/library.db", "_internal/z.md", "hrdesk.exe")
    install = payload_script(Payload(tmp_path, files)).split("!macroend")[0]

    packed = [line.rpartition("/")[2].strip('"') for line in install.splitlines() if line.startswith("File ")]
    assert packed == ["b.md", "z.md", "library.db", "a.dll", "hrdesk.exe"]


def test_what_was_there_goes_before_the_new_is_moved_and_its_absence_is_no_error(tmp_path: Path) -> None:
    lines = payload_script(Payload(tmp_path, ("hrdesk.exe",))).split("!macroend")[1].strip().splitlines()

    assert lines == [
        "!macro MoveFiles FOLDER",
        'Delete "$INSTDIR\\hrdesk.exe"',
        "ClearErrors",
        'Rename "${FOLDER}\\hrdesk.exe" "$INSTDIR\\hrdesk.exe"',
    ]


@pytest.mark.skipif(not shutil.which(MAKER), reason="NSIS is not installed: apt-get install nsis")
def test_two_set_ups_of_one_bundle_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.delenv("HRDESK_SIGN", raising=False)
    bundle = bundle_in(tmp_path / "bundle")
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()

    one, other = (make_setup(bundle, folder, None) for folder in folders)

    assert one.read_bytes().startswith(b"MZ")
    assert one.read_bytes() == other.read_bytes()
