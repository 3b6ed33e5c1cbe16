"""poe build: the frozen program in dist/hrdesk, with its library, licences and the list of all that is in it."""

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from hrdesk import __version__
from hrdesk.core.errors import HrdeskError
from hrdesk.services.bundle import BUNDLE_FILE, Bundle, Component, bundled_file, write_bundle
from hrdesk.services.library_build import build_library
from resources.packaging.components import BOOTLOADER, CARRIED, PROGRAM, Components, Origin
from resources.packaging.contents import RUNTIME
from resources.packaging.elf import forget_build_paths
from resources.packaging.icons import write_icons
from resources.packaging.icu import can_trim, trim_icu
from resources.packaging.licences import TextMissing, collect_texts
from resources.packaging.sbom import write_sbom
from resources.packaging.signing import SigningFailed, sign
from resources.packaging.unwanted import unwanted_in
from resources.packaging.version_resource import write_version_resource

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build"
DIST = ROOT / "dist"
_INNER = "_internal"
_ALWAYS = ("hrdesk", "hrdesk library")


class BuildFailed(Exception):
    """Why there is no bundle, in a sentence or two."""


def main(words: Sequence[str]) -> int:
    """Build, into the folders DIST and WORK where two are named; returns the exit code."""
    dist, work = (Path(words[0]), Path(words[1])) if len(words) == 2 else (DIST, WORK)
    try:
        folder = build_bundle(dist.absolute(), work.absolute())
    except (BuildFailed, SigningFailed, TextMissing, HrdeskError) as error:
        sys.stderr.write(f"No bundle was made: {error}\n")
        return 1
    size = sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file())
    sys.stdout.write(f"{folder}: {size / 1e6:.1f} MB\n")
    return 0


def build_bundle(dist: Path, work: Path) -> Path:
    """Make `dist`/hrdesk; raises BuildFailed, SigningFailed, TextMissing or HrdeskError."""
    prepared = work / "prepared"
    prepared.mkdir(parents=True, exist_ok=True)
    build_library([ROOT / "content"], prepared / "library.db", made_on(), workers=os.cpu_count() or 1)
    write_icons(ROOT / "resources" / "icons" / "hrdesk.svg", prepared / "icons")
    write_version_resource(__version__, prepared / "version.txt")
    _freeze(dist, work, prepared)
    folder = dist / ("hrdesk.app/Contents" if sys.platform == "darwin" else "hrdesk")
    inner = folder / ("Frameworks" if sys.platform == "darwin" else _INNER)
    _trim(inner)
    if sys.platform == "win32":
        _find_runtime(inner)
        sign(folder / "hrdesk.exe")  # before its sum is taken
    if sys.platform.startswith("linux"):
        _forget_build_paths(folder)
    _describe(folder, inner, dist, json.loads((work / "sources.json").read_text(encoding="utf-8")))
    found = unwanted_in(folder, (ROOT, Path(sys.prefix), Path.home()))
    if found:
        raise BuildFailed("it holds what it must not:\n" + "\n".join(found))
    return folder


def made_on() -> date:
    """The day that is told as that of the build: SOURCE_DATE_EPOCH, or the day of the last commit."""
    return datetime.fromtimestamp(epoch(), UTC).date()


def epoch() -> int:
    """Seconds since 1970 that stand for the time of the build, so that two builds of one commit are the same."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if told:
        return int(told)
    last = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True)
    return int(last.stdout) if last.returncode == 0 and last.stdout.strip() else int(datetime.now(UTC).timestamp())


def system_name() -> str:
    """Such as linux-x86_64, windows-amd64 or macos-arm64."""
    kinds = {"win32": "windows", "darwin": "macos"}
    return f"{kinds.get(sys.platform, 'linux')}-{platform.machine().lower()}"


def _freeze(dist: Path, work: Path, prepared: Path) -> None:
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(epoch()),
        "PYTHONHASHSEED": "0",
        "PYTHONNODEBUGRANGES": "1",  # columns in tracebacks, which nobody sees without the sources
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",  # installers pack modules better where nothing packed them before
        "HRDESK_PREPARED": str(prepared),
        "HRDESK_SOURCES": str(work / "sources.json"),
    }
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    command += ["--distpath", str(dist), "--workpath", str(work / "frozen"), str(ROOT / "build_spec.spec")]
    done = subprocess.run(command, cwd=ROOT, env=environment)
    if done.returncode:
        raise BuildFailed("PyInstaller stopped; what it said stands above. Is the extra “installers” installed?")


def _trim(inner: Path) -> None:
    for library in inner.glob("PySide6/Qt/lib/libicudata.so.*"):
        if can_trim():
            trimmed = library.with_suffix(".trimmed")
            trim_icu(library, trimmed)
            trimmed.replace(library)
        else:
            sys.stderr.write("ICU stays whole, 27 MB more: apt-get install icu-devtools binutils gcc trims it.\n")


def _find_runtime(inner: Path) -> None:
    """Machines that build have Microsoft's runtime in the system, so no test there would miss it."""
    missing = [part for part in RUNTIME if not (inner / part).is_file()]
    if missing:
        raise BuildFailed(f"Microsoft's runtime is not where it is loaded from: {', '.join(missing)} is missing")


def _forget_build_paths(folder: Path) -> None:
    missing = [tool for tool in ("patchelf", "objdump") if not shutil.which(tool, path=_tools_path())]
    if missing:
        raise BuildFailed(f"{' and '.join(missing)} is missing: install the extra “installers”, and binutils.")
    os.environ["PATH"] = _tools_path()
    forget_build_paths(folder)


def _tools_path() -> str:
    """Where tools are: those that came with this Python's packages too, as patchelf does."""
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


def _describe(folder: Path, inner: Path, dist: Path, told: Mapping[str, object]) -> None:
    """Collect the licences, then list every file with its component; raises BuildFailed for one of unknown origin."""
    sources, modules = told["files"], told["modules"]
    assert isinstance(sources, dict)
    assert isinstance(modules, list)
    components = Components(sources)
    origins = {origin.name: origin for origin in _origins_inside(components, modules)}
    paths = [path for path in _files(folder) if path != f"{inner.relative_to(folder).as_posix()}/{BUNDLE_FILE}"]
    owners: dict[str, str] = {}
    unknown = []
    for path in paths:
        origin = components.of(_end_of_link(folder, path))
        if origin is None:
            unknown.append(path)
            continue
        owners[path] = origin.name
        origins[origin.name] = origin
        for carried in CARRIED.get(origin.distribution.lower(), ()):
            origins[carried.name] = carried
    if unknown:
        raise BuildFailed("nobody knows where these files come from:\n" + "\n".join(sorted(unknown)))
    texts = {name: collect_texts(origin, inner / "licences") for name, origin in sorted(origins.items())}
    owners.update({path: PROGRAM.name for path in _files(inner / "licences", folder)})
    bundle = Bundle(
        __version__,
        system_name(),
        made_on().isoformat(),
        tuple(Component(o.name, o.version, o.licence, texts[o.name], o.source) for o in origins.values()),
        tuple(bundled_file(folder, path, owner) for path, owner in sorted(owners.items())),
    )
    write_bundle(bundle, inner / BUNDLE_FILE)
    write_sbom(bundle, dist / f"hrdesk-{__version__}-{system_name()}.cdx.json")


def _end_of_link(folder: Path, path: str) -> str:
    """A link belongs to the component that it leads to."""
    place = folder / path
    return place.resolve().relative_to(folder.resolve()).as_posix() if place.is_symlink() else path


def _origins_inside(components: Components, modules: Iterable[str]) -> list[Origin]:
    """The Python packages whose modules are packed into the program's own file."""
    names = {components.distribution_of(source) for source in modules}
    names = {name for name in names if name and name.lower() != "hrdesk"}
    return [components.distribution(name) for name in sorted({*names, BOOTLOADER})]


def _files(folder: Path, base: Path | None = None) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return sorted(path.relative_to(base or folder).as_posix() for path in found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
