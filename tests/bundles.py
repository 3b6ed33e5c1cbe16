"""A small bundle, as a frozen program has it, with its list, its links and a licence."""

from pathlib import Path

from hrdesk.services.bundle import BUNDLE_FILE, Bundle, Component, bundled_file, write_bundle

OURS = Component("hrdesk", "1.0", "MIT", ("licences/MIT.txt",), "https://example.org/hrdesk")
QT = Component("Qt", "6.9.3", "LGPL-3.0-only", ("licences/LGPL-3.txt", "licences/GPL-3.txt"), "https://example.org/qt")
INNER = "_internal"


def make_bundle(folder: Path, version: str = "1.0", system: str = "linux-x86_64") -> Path:
    """Make it in `folder`; returns its program folder, as `Places.program` names it."""
    inner = folder / INNER
    (inner / "resources" / "icons").mkdir(parents=True)
    (folder / "hrdesk").write_bytes(f"program {version}".encode())
    (folder / "hrdesk").chmod(0o755)
    (inner / "library.db").write_bytes(b"library" * 1_000)
    (inner / "resources" / "icons" / "home.svg").write_bytes(b"<svg/>")
    (inner / "libQt6Core.so.6.9.3").write_bytes(b"qt")
    (inner / "libQt6Core.so.6").symlink_to("libQt6Core.so.6.9.3")
    (inner / "resources" / "libQt6Core.so").symlink_to("../libQt6Core.so.6")
    (inner / "licences").mkdir()
    (inner / "licences" / "LGPL-3.txt").write_text("GNU LESSER GENERAL PUBLIC LICENSE", encoding="utf-8")
    list_bundle(folder, version, system)
    return inner


def list_bundle(folder: Path, version: str = "1.0", system: str = "linux-x86_64") -> None:
    """List all that lies in it."""
    listing = f"{INNER}/{BUNDLE_FILE}"
    paths = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or path.is_file()]
    files = tuple(bundled_file(folder, path, "Qt" if "Qt" in path else "hrdesk") for path in paths if path != listing)
    write_bundle(Bundle(version, system, "2026-11-28", (QT, OURS), files), folder / listing)
