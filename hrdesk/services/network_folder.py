"""Whether a folder is on another computer, where files are not locked and kept as on one's own disk."""

import os
import sys
from pathlib import Path

_REMOTE = {
    *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "ncpfs", "davfs"),
    *("virtiofs", "vboxsf", "fuse.vmhgfs-fuse", "fuse.sshfs", "fuse.davfs", "fuse.davfs2", "fuse.gvfsd-fuse"),
    *("fuse.rclone", "fuse.glusterfs"),
}
"""Kinds of file systems as Linux names them."""
_MOUNTS = Path("/proc/self/mountinfo")

if sys.platform == "win32":
    import ctypes

    _DRIVE_REMOTE = 4

    def is_on_network(folder: Path) -> bool:
        """Whether Windows calls its drive a remote one; an address that begins with two strokes is one always."""
        root = folder.absolute().anchor
        return root.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE

else:

    def is_on_network(folder: Path) -> bool:
        """Whether its file system is one of a network; False where the system does not tell, as on macOS."""
        try:
            mounts = _MOUNTS.read_bytes()
        except OSError:
            return False
        return _kind_at(os.fsencode(folder.resolve()), mounts) in _REMOTE


def _kind_at(folder: bytes, mounts: bytes) -> str:
    """The kind of the file system of a folder; of several that are mounted over it, the last in the deepest place."""
    deepest, kind = b"", ""
    for line in mounts.splitlines():
        before, _, after = line.partition(b" - ")
        words, kinds = before.split(b" "), after.split(b" ")
        if len(words) < 5 or not kinds[0]:
            continue
        place = _unescaped(words[4])
        is_above = folder == place or folder.startswith(place.rstrip(b"/") + b"/")
        if is_above and len(place) >= len(deepest):
            deepest, kind = place, kinds[0].decode("ascii", "replace")
    return kind


def _unescaped(place: bytes) -> bytes:
    """Linux writes blanks, tabs, line ends and backslashes as octal numbers."""
    for char in b" \t\n\\":
        place = place.replace(b"\\%03o" % char, bytes([char]))
    return place
