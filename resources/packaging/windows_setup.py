"""The set-up for Windows, made by NSIS: for one person without an administrator, or for all."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from hrdesk import __version__
from resources.packaging.brand import Brand, name_of
from resources.packaging.build import ROOT, epoch
from resources.packaging.icons import write_icons
from resources.packaging.payload import Payload, lay_out
from resources.packaging.signing import sign, sign_command
from resources.packaging.version_resource import four_numbers

SCRIPT = Path(__file__).parent / "windows" / "hrdesk.nsi"
DRAWING = ROOT / "resources" / "icons" / "hrdesk.svg"
MAKER = "makensis"
_CODE = frozenset({".dll", ".exe", ".pyd"})
_ROOM_BESIDES_KB = 20_000
"""For what is unpacked while installing."""


class InstallerFailed(Exception):
    """Why an installer was not made, in a sentence."""


def make_setup(bundle: Path, out: Path, brand: Brand | None) -> Path:
    """Make the set-up in `out`; raises InstallerFailed, SigningFailed, BrandRefused or OSError."""
    target = out / f"{name_of(brand)}-windows-setup.exe"
    with TemporaryDirectory() as folder:
        work = Path(folder)
        payload = lay_out(bundle, brand, work / "hrdesk")
        listed = work / "payload.nsh"
        listed.write_text(payload_script(payload), encoding="utf-8-sig")
        write_icons(DRAWING, work / "icons")
        _make(payload, listed, work / "icons" / "hrdesk.ico", target)
    sign(target)
    return target


def _make(payload: Payload, listed: Path, icon: Path, target: Path) -> None:
    values = {
        "VERSION": __version__,
        "FOUR_NUMBERS": ".".join(map(str, four_numbers(__version__))),
        "PAYLOAD": listed.absolute(),
        "SIZE_KB": payload.size // 1024 + _ROOM_BESIDES_KB,
        "ICON": icon.absolute(),
        "OUTFILE": target.absolute(),
        **({"SIGN": sign_command()} if sign_command() else {}),
    }
    # Wine without its half of 32 bits runs only set-ups of 64 bits, which Debian's NSIS makes; its makers' own cannot.
    kind = [] if sys.platform == "win32" else ["-XTarget amd64-unicode"]
    command = [MAKER, "-V2", "-WX", *kind, *(f"-D{name}={value}" for name, value in values.items()), str(SCRIPT)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise InstallerFailed(f"makensis stopped:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def payload_script(payload: Payload) -> str:
    """The macros that install, move into place and remove exactly the files of a payload."""
    install, move, remove = "\n".join(_install(payload)), "\n".join(_move(payload)), "\n".join(_remove(payload))
    return (
        f"!macro InstallFiles FOLDER\n{install}\n!macroend\n"
        f"!macro MoveFiles FOLDER\n{move}\n!macroend\n"
        f"!macro RemoveFiles\n{remove}\n!macroend\n"
    )


def _install(payload: Payload) -> Iterator[str]:
    folder = None
    for path in sorted(payload.files, key=_alike_together):
        parent = path.rpartition("/")[0]
        if parent != folder:
            folder = parent
            yield f'SetOutPath "${{FOLDER}}{_inner(parent)}"'
        yield f'File "{_escaped((payload.folder / path).absolute().as_posix())}"'


def _alike_together(path: str) -> tuple[bool, bool, str, str]:
    """Text, then the library, then code, each by its ending: packed in that order a set-up is 0.1 MB smaller."""
    place = PurePosixPath(path)
    return place.suffix in _CODE, place.suffix == ".db", place.suffix, path


def _move(payload: Payload) -> Iterator[str]:
    for top in payload.tops:
        yield from _remove_top(payload, top)
    yield "ClearErrors"
    for top in payload.tops:
        yield f'Rename "${{FOLDER}}{_inner(top)}" "$INSTDIR{_inner(top)}"'


def _remove(payload: Payload) -> Iterator[str]:
    for top in payload.tops:
        yield from _remove_top(payload, top)


def _remove_top(payload: Payload, top: str) -> Iterator[str]:
    is_folder = (payload.folder / top).is_dir()
    yield f'{"RMDir /r" if is_folder else "Delete"} "$INSTDIR{_inner(top)}"'


def _inner(path: str) -> str:
    return "".join(f"\\{_escaped(part)}" for part in path.split("/") if part)


def _escaped(words: str) -> str:
    """For a string of NSIS between double quotes."""
    return words.replace("$", "$$").replace('"', '$\\"')
