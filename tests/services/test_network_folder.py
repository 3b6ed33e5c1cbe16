"""A folder on another computer is known as such."""

import sys
from pathlib import Path

import pytest

from hrdesk.services import network_folder
from hrdesk.services.network_folder import is_on_network

MOUNTS = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:25 / /home rw shared:2 - ext4 /dev/sda2 rw
41 30 0:50 / /home/maria/team\040files rw shared:3 - cifs //server/team rw
42 22 0:51 / /srv/notes rw - nfs4 server:/notes rw
43 42 8:2 / /srv/notes/local rw - ext4 /dev/sdb1 rw
44 22 0:52 / /media/ssh rw - fuse.sshfs maria@server: rw
45 22 8:3 / /media/stick rw - vfat /dev/sdc1 rw
half a line
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells it by the drive")
@pytest.mark.parametrize(
    ("folder", "wanted"),
    [
        ("/home/maria/team files", True),
        ("/home/maria/team files/hrdesk", True),
        ("/home/maria/team", False),
        ("/home/maria/team files 2", False),
        ("/srv/notes", True),
        ("/srv/notes/local/hrdesk", False),
        ("/media/ssh/hrdesk", True),
        ("/media/stick/hrdesk-home", False),
        ("/", False),
    ],
)
def test_a_folder_is_on_what_is_mounted_deepest_above_it(
    folder: str, wanted: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mounts").write_text(MOUNTS)
    monkeypatch.setattr(network_folder, "_MOUNTS", tmp_path / "mounts")
    assert is_on_network(Path(folder)) is wanted


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells it by the drive")
def test_where_the_system_does_not_tell_a_folder_is_taken_for_local(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network_folder, "_MOUNTS", tmp_path / "nothing")
    assert not is_on_network(tmp_path)
