"""Whether a window can open here at all. Qt ends the process when it cannot, so this is asked first; no Qt here."""

import ctypes
import os
import sys
from pathlib import Path

from hrdesk.core.bundle_errors import BundleDamaged
from hrdesk.core.errors import NoDisplay, QtNotUsable
from hrdesk.services.paths import is_frozen, program_folder

DEBIAN_PACKAGES = (
    "libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 "
    "libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0"
)
_REMEDY = f"On Debian or Ubuntu: sudo apt install {DEBIAN_PACKAGES}"
_X_LIBRARIES = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1")
_SCREEN_PLUGIN = {"win32": "qwindows.dll", "darwin": "libqcocoa.dylib"}.get(sys.platform, "libqxcb.so")
_X_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where X servers listen


def ensure_screen() -> None:
    """Raise NoDisplay where no window can open, QtNotUsable where X libraries of the system are missing.

    Raises BundleDamaged where a frozen program lacks what it brought along for X.
    """
    wanted = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not sys.platform.startswith("linux") or wanted not in {"", "xcb", "wayland"}:
        return
    if wanted != "xcb" and os.environ.get("WAYLAND_DISPLAY"):
        return
    display = os.environ.get("DISPLAY")
    if wanted == "wayland" or not display or not _answers(display):
        raise NoDisplay
    for library in _X_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            raise QtNotUsable(reason=library, remedy=_REMEDY) from None
    if is_frozen():
        _ensure_plugin_loads()


def ensure_qt() -> None:
    """Raise QtNotUsable where Qt itself does not load, and BundleDamaged where it is not whole in a frozen program."""
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        if is_frozen() and not _lacking_in_system(error):
            raise BundleDamaged(what=f"a part of Qt does not load ({error})") from error
        raise QtNotUsable(reason=error, remedy=_REMEDY) from error
    if is_frozen():
        _screen_plugin(program_folder())


def _ensure_plugin_loads() -> None:
    """Where it does not, Qt ends the process."""
    try:
        ctypes.CDLL(str(_screen_plugin(program_folder())))
    except OSError as unclear:
        error = unclear.__cause__ or unclear  # PyInstaller puts words of its own before those of the system
        lacking = _lacking_in_system(error)
        if lacking:
            raise QtNotUsable(reason=lacking, remedy=_REMEDY) from error
        raise BundleDamaged(what=f"the part of Qt that opens windows does not load ({error})") from error


def _lacking_in_system(error: BaseException) -> str:
    from hrdesk.services.import_trouble import lacking_in_system  # takes long to load, and is seldom wanted

    return lacking_in_system(error, program_folder())


def _screen_plugin(program: Path) -> Path:
    """What Qt puts windows on the screen with; raises BundleDamaged where a program lacks it."""
    for folder in (program / "PySide6" / "Qt" / "plugins", program / "PySide6" / "plugins"):
        if (folder / "platforms" / _SCREEN_PLUGIN).exists():
            return folder / "platforms" / _SCREEN_PLUGIN
    raise BundleDamaged(what="the part of Qt that opens windows is missing")


def _answers(display: str) -> bool:
    """Whether a server on this machine listens at a display such as ":0"; others are taken at their word."""
    host, _, number = display.rpartition(":")
    if host not in {"", "unix"}:
        return True
    name = f"X{number.partition('.')[0]}"
    if (_X_SOCKETS / name).exists():
        return True
    try:
        return f"@{_X_SOCKETS / name}\n" in Path("/proc/net/unix").read_text()
    except OSError:
        return True
