"""hrdesk for Windows as a folder to unpack anywhere, such as on a stick: the notes stay beside the program."""

import time
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from hrdesk import __version__
from resources.packaging.brand import Brand, name_of
from resources.packaging.build import epoch
from resources.packaging.payload import Payload, lay_out, payload_of

_NOTE = """hrdesk {version}, to carry with you

Open hrdesk.exe in this folder. Nothing is installed, and no administrator is needed.
Your notes are kept in the folder hrdesk-home, here beside the program: take the whole folder along.
Anybody who has this folder can read the notes in it, unless you protect them with a passphrase in hrdesk.

It needs Windows 10, version 1809 or newer.
"""


def make_folder(bundle: Path, out: Path, brand: Brand | None) -> Path:
    """Make a .zip in `out`; raises BrandRefused or OSError."""
    target = out / f"{name_of(brand)}-windows-portable.zip"
    with TemporaryDirectory() as work:
        folder = lay_out(bundle, brand, Path(work) / "hrdesk").folder
        (folder / ".portable").write_bytes(b"")
        (folder / "READ ME.txt").write_text(_NOTE.format(version=__version__), encoding="utf-8", newline="\r\n")
        _pack(payload_of(folder), f"hrdesk-{__version__}", target)
    return target


def _pack(payload: Payload, top: str, target: Path) -> None:
    moment = time.gmtime(epoch())[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in payload.files:
            entry = zipfile.ZipInfo(f"{top}/{path}", moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (payload.folder / path).read_bytes())
