"""What a frozen hrdesk holds, and what is left out of it: rules over the files that PyInstaller found."""

from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatch
from pathlib import PurePosixPath

Entry = tuple[str, str, str]
"""A file of a bundle as PyInstaller tells it: where it goes, where it comes from, its kind."""

LEFT_OUT = (
    *("PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtQml"),
    *("PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtXml"),
    *("PySide6.QtHelp", "PySide6.QtUiTools", "PySide6.QtDesigner", "PySide6.QtConcurrent", "PySide6.QtQuickTest"),
    *("PySide6.QtQuickControls2", "PySide6.scripts", "PySide6.support"),
    *("tkinter", "_tkinter", "turtle", "test", "idlelib", "lib2to3", "ensurepip", "pip", "setuptools", "distutils"),
    *("pkg_resources", "_distutils_hack", "wheel", "pydoc", "pydoc_data", "doctest", "unittest", "xmlrpc", "ftplib"),
    *("imaplib", "poplib", "smtplib", "telnetlib", "nntplib", "curses", "_curses", "readline", "asyncio", "ssl"),
    *("_ssl", "socketserver", "numpy", "IPython", "pytest", "hypothesis", "_pytest", "uvloop", "sqlean", "pysqlite3"),
    *("pypdf._crypt_providers._cryptography", "cryptography", "Crypto", "pycparser"),
    "_sqlite3",  # the one SQLite is that of sqlcipher3
    *("_hashlib", "_lzma", "_bz2", "lzma", "bz2", "_codecs_cn", "_codecs_hk", "_pydecimal", "tarfile"),
    *("email.policy", "email.headerregistry", "email._header_value_parser", "email.contentmanager", "webbrowser"),
    *("multiprocessing.managers", "multiprocessing.pool", "multiprocessing.dummy", "multiprocessing.shared_memory"),
    *("multiprocessing.sharedctypes", "multiprocessing.heap", "http.cookiejar"),
    *("_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw", "_multibytecodec", "PIL.ImageGrab", "fontTools"),
    *(
        "lxml.objectify",
        "lxml.isoschematron",
        "lxml.html",
        "lxml.builder",
        "lxml.sax",
        "lxml._difflib",
        "lxml.cssselect",
    ),
    *("lxml.ElementInclude", "lxml.doctestcompare", "lxml.usedoctest", "xml.dom", "xml.sax.expatreader"),
)
"""Modules that hrdesk never imports, or only in functions of libraries that it never calls.

Sums are made without OpenSSL (_hashlib, 4.6 MB), by the code that Python carries itself.
"""

STAND_INS = {
    "pypdf._codecs.adobe_glyphs": "adobe_glyphs.py",
    "pypdf.xmp": "xmp.py",
    "pptx.chart.xmlwriter": "chart_writer.py",
}
"""Modules of packages that hrdesk has no use for but their packages import, and the file that stands for each.

pypdf's names of glyphs are 0.9 MB; it looks them up when it reads text or fills in forms, not when it adds bookmarks.
"""

PLUGINS = {
    "platforms": ("qxcb", "qwayland-generic", "qoffscreen", "qwindows", "qcocoa"),
    "imageformats": ("qsvg", "qico", "qjpeg", "qgif", "qicns"),
    "iconengines": ("qsvgicon",),
    "platforminputcontexts": ("compose", "ibus"),
    "platformthemes": ("qxdgdesktopportal",),
    "printsupport": ("cups",),
    "styles": ("qmacstyle",),  # none on Windows: hrdesk looks alike everywhere
    "wayland-decoration-client": ("bradient", "adwaita"),
    "wayland-shell-integration": ("xdg-shell",),
}
"""By kind, the plugins of Qt that a program of widgets needs on a desktop, on each system."""

LANGUAGES = ("ar", "es", "fr", "ru")
"""Of Qt's own words, such as those of its file dialogs; English needs no file."""

_NOT_OURS = (
    *("*opengl32sw.dll", "*d3dcompiler_*.dll", "*Qt6Pdf*", "*Qt6Qml*", "*Qt6Quick*", "*Qt6VirtualKeyboard*"),
    *("*Qt6Network.dll", "*Qt6OpenGL*.dll", "*Qt6Designer*", "*QtNetwork.*", "*.pyi", "*.ts", "*/INSTALLER"),
    *("*/REQUESTED", "*/direct_url.json", "*/RECORD"),
    "pptx/templates/*-icon.emf",  # pictures of files put into slides as objects
    *("PySide6/VCRUNTIME140*.dll", "PySide6/MSVCP140.dll", "shiboken6/VCRUNTIME140.dll"),  # see RUNTIME
)

RUNTIME = ("VCRUNTIME140.dll", "shiboken6/VCRUNTIME140_1.dll", "shiboken6/MSVCP140.dll")
"""The parts of Microsoft's runtime that are loaded; the wheels bring each again, 0.8 MB that nothing reads.

Windows gives a process the library of that name that it has loaded already, from wherever: Python's own comes first,
then shiboken6, which PySide6 imports before Qt.
"""

OF_THE_DESKTOP = (
    *("libcups.so*", "libavahi-*", "libgnutls*", "libgssapi*", "libkrb5*", "libk5crypto*", "libcom_err*"),
    *("libkeyutils*", "libp11-kit*", "libidn2*", "libunistring*", "libtasn1*", "libnettle*", "libhogweed*", "libgmp*"),
    *("libdbus-1*", "libsystemd*", "libgcrypt*", "libgpg-error*", "liblz4*", "libcap.so*", "libglib-2.0*"),
    *("libgthread-2.0*", "libpcre2*", "libX11.so*", "libX11-xcb*", "libXau.so*", "libXdmcp*", "libxcb.so*"),
    *("libfontconfig*", "libfreetype*", "libexpat.so*", "libpng16*", "libbrotli*", "libxkbcommon.so*", "libz.so*"),
    *("libstdc++*", "libgcc_s*", "libGL.so*", "libEGL.so*", "libGLX*", "libGLdispatch*", "libwayland-*", "libbsd*"),
    *("libmd.so*", "libuuid*", "libffi*", "libzstd.so*"),
)
"""Libraries that every Linux desktop has, and mends when they are found to be unsafe: newer ones must not be shadowed.

libstdc++ above all: one from a newer system wants a newer glibc than the user has.
"""


def is_kept(entry: Entry) -> bool:
    """Whether a file goes into the bundle, on any system."""
    name = entry[0].replace("\\", "/")
    if any(fnmatch(name, pattern) for pattern in _NOT_OURS):
        return False
    return _is_wanted_plugin(name) and _is_wanted_translation(name)


def with_stand_ins(modules: Iterable[Entry], folder: str) -> list[Entry]:
    """The modules, those of STAND_INS from their files in `folder`."""
    return [
        (name, f"{folder}/{STAND_INS[name]}" if name in STAND_INS else source, kind) for name, source, kind in modules
    ]


def is_of_the_desktop(entry: Entry) -> bool:
    """Whether a file is a library that a Linux desktop brings itself; those in folders belong to a package."""
    return "/" not in entry[0] and any(fnmatch(entry[0], pattern) for pattern in OF_THE_DESKTOP)


def reachable(entries: Sequence[Entry], needed: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The files that something still needs, once plugins were left out; `needed` names the libraries of a file.

    What is no library is kept. Plugins, Python's own modules and Python are where the search begins.
    """
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(PurePosixPath(entry[0]).name, []).append(entry)
    found: dict[str, Entry] = {}
    waiting = [entry for entry in entries if _is_a_root(entry)]
    while waiting:
        entry = waiting.pop()
        if entry[0] not in found:
            found[entry[0]] = entry
            waiting += [other for name in needed(entry[1]) for other in by_name.get(name, ())]
    return [entry for entry in entries if entry[0] in found]


def without_dangling_links(entries: Sequence[Entry], kept: Iterable[Entry]) -> list[Entry]:
    """Links whose library was left out go too."""
    names = {PurePosixPath(entry[0]).name for entry in kept}
    return [e for e in entries if e[2] != "SYMLINK" or ".so" not in e[0] or PurePosixPath(e[0]).name in names]


def _is_a_root(entry: Entry) -> bool:
    name, _, kind = entry
    return "/plugins/" in name or kind == "EXTENSION" or name.endswith(".abi3.so") or "libpython" in name


def _is_wanted_plugin(name: str) -> bool:
    parts = name.split("/")
    if "plugins" not in parts[:-2]:
        return True
    kind = parts[parts.index("plugins") + 1]
    return any(plugin in parts[-1] for plugin in PLUGINS.get(kind, ()))


def _is_wanted_translation(name: str) -> bool:
    if "PySide6" not in name or "/translations/" not in name:
        return True
    stem = PurePosixPath(name).stem
    return stem.startswith("qtbase_") and stem.removeprefix("qtbase_") in LANGUAGES
