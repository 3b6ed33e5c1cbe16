"""What stands beside the program on a Linux desktop: menu entry, icons, kinds of files, description, man page."""

import gzip
import shutil
from datetime import date
from pathlib import Path

from hrdesk import __version__
from resources.packaging.icons import SIZES, write_icons

ID = "org.hrdesk.hrdesk"
TEMPLATES = Path(__file__).parent / "linux"
_DRAWING = Path(__file__).parents[1] / "icons" / "hrdesk.svg"


def write_share(share: Path, made: date) -> None:
    """Write the tree of a `share` folder, as /usr/share has it; `made` is the day of the release."""
    for folder in ("applications", "metainfo", "mime/packages", "man/man1", "icons/hicolor/scalable/apps"):
        (share / folder).mkdir(parents=True)
    shutil.copyfile(TEMPLATES / f"{ID}.desktop", share / "applications" / f"{ID}.desktop")
    shutil.copyfile(TEMPLATES / f"{ID}.mime.xml", share / "mime" / "packages" / f"{ID}.xml")
    _fill(TEMPLATES / f"{ID}.metainfo.xml", share / "metainfo" / f"{ID}.metainfo.xml", made)
    _fill(TEMPLATES / "hrdesk.1", share / "man" / "man1" / "hrdesk.1", made)
    page = share / "man" / "man1" / "hrdesk.1"
    page.with_suffix(".1.gz").write_bytes(gzip.compress(page.read_bytes(), 9, mtime=0))
    page.unlink()
    shutil.copyfile(_DRAWING, share / "icons" / "hicolor" / "scalable" / "apps" / f"{ID}.svg")
    drawn = share / "drawn"
    write_icons(_DRAWING, drawn)
    for size in SIZES:
        apps = share / "icons" / "hicolor" / f"{size}x{size}" / "apps"
        apps.mkdir(parents=True)
        shutil.copyfile(drawn / f"hrdesk-{size}.png", apps / f"{ID}.png")
    shutil.rmtree(drawn)


def _fill(template: Path, target: Path, made: date) -> None:
    words = template.read_text(encoding="utf-8").replace("@VERSION@", __version__).replace("@DATE@", made.isoformat())
    target.write_text(words, encoding="utf-8", newline="\n")
