"""poe installers: every kind of installer that this system can make, into dist/, from the program in dist/hrdesk."""

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from resources.packaging.brand import Brand, BrandRefused, read_brand
from resources.packaging.elf import LibraryUnknown
from resources.packaging.linux_kinds import make_archive, make_deb, make_run
from resources.packaging.signing import SigningFailed
from resources.packaging.windows_bundle import FOR_WINDOWS
from resources.packaging.windows_folder import make_folder
from resources.packaging.windows_msi import TOOLS as MSI_TOOLS
from resources.packaging.windows_msi import make_msi
from resources.packaging.windows_setup import MAKER, InstallerFailed, make_setup

DIST = Path(__file__).parents[2] / "dist"


@dataclass(frozen=True)
class Kind:
    """A kind of installer: its name, the systems it can be made on, the tools it needs, and what makes it."""

    name: str
    systems: tuple[str, ...]
    """As sys.platform names them."""
    tools: tuple[str, ...]
    make: Callable[[Path, Path, Brand | None], Path]
    """(bundle, folder for the result, brand) to the file that was made."""
    bundle: str = "hrdesk"
    """The folder in dist/ that it is made of."""
    task: str = "poe build"
    """What makes that folder."""

    def hindrance(self, dist: Path) -> str:
        """Why it cannot be made here; empty if it can."""
        if sys.platform not in self.systems:
            return f"made on {' and '.join(self.systems)} only"
        missing = [tool for tool in self.tools if not shutil.which(tool)]
        if missing:
            return f"not installed here: {', '.join(missing)}"
        return "" if (dist / self.bundle).is_dir() else f"there is no {dist / self.bundle}: {self.task} makes it"


KINDS = (
    Kind("deb", ("linux",), ("dpkg-deb", "objdump"), make_deb),
    Kind("run", ("linux",), ("objdump",), make_run),
    Kind("portable", ("linux",), (), make_archive),
    Kind("setup", ("linux", "win32"), (MAKER,), make_setup, *FOR_WINDOWS),
    Kind("msi", ("linux",), MSI_TOOLS, make_msi, *FOR_WINDOWS),
    Kind("folder", ("linux", "win32"), (), make_folder, *FOR_WINDOWS),
)


def main(words: Sequence[str] | None = None) -> int:
    """Make what can be made; 1 if nothing could, or if a kind that was asked for could not."""
    parser = argparse.ArgumentParser(prog="poe installers", description=__doc__)
    parser.add_argument("--brand", type=Path, metavar="DIR", help="a folder with policy.toml and what it names")
    parser.add_argument("--kinds", nargs="+", choices=[kind.name for kind in KINDS], help="these only")
    options = parser.parse_args(words)
    try:
        brand = read_brand(options.brand) if options.brand else None
        made = make_kinds(DIST, brand, options.kinds)
    except (BrandRefused, InstallerFailed, LibraryUnknown, SigningFailed, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    wanted = len(options.kinds) if options.kinds else 1
    return 0 if len(made) >= wanted else 1


def make_kinds(dist: Path, brand: Brand | None, names: Sequence[str] | None = None) -> list[Path]:
    """Make the kinds with these names, or all; tells of each, also of those that cannot be made here."""
    made = []
    for kind in KINDS:
        if names and kind.name not in names:
            continue
        hindrance = kind.hindrance(dist)
        if hindrance:
            sys.stderr.write(f"{kind.name}: left out, {hindrance}.\n")
            continue
        path = kind.make(dist / kind.bundle, dist, brand)
        sys.stdout.write(f"{kind.name}: {path} ({path.stat().st_size / 1e6:.1f} MB)\n")
        made.append(path)
    return made


if __name__ == "__main__":
    sys.exit(main())
