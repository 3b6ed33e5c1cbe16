"""poe build-windows: the frozen program for Windows made on Linux, by the same steps as on Windows itself."""

import shutil
import sys
from pathlib import Path

from resources.packaging.build import DIST, ROOT, WORK, epoch
from resources.packaging.wine import PACKAGES, WineFailed, WinePrefix, build_prefix, missing_tools, screen

FOR_WINDOWS = ("hrdesk", "poe build") if sys.platform == "win32" else ("hrdesk-windows", "poe build-windows")
"""The folder in dist/ with the program for Windows, and what makes it here."""

_LICENCES = {"HRDESK_COMMON_LICENCES": "/usr/share/common-licenses", "HRDESK_NOTICES": "/usr/share/doc"}
_TIME_S = 3600


def main() -> int:
    """Build into dist/hrdesk-windows; 1 if it was not made, 0 also where there is no Wine."""
    if missing_tools():
        sys.stdout.write(f"Left out: {', '.join(missing_tools())} missing. On Debian: apt-get install {PACKAGES}\n")
        return 0
    try:
        target = build_into(DIST, WORK / "wine")
    except WineFailed as error:
        sys.stderr.write(f"{error}\n")
        return 1
    size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    sys.stdout.write(f"{target}: {size / 1e6:.1f} MB\n")
    return 0


def build_into(dist: Path, work: Path) -> Path:
    """Make `dist`/hrdesk-windows and the list of its parts beside it; raises WineFailed."""
    target = dist / FOR_WINDOWS[0]
    with screen() as display:
        prefix = build_prefix(WORK / "wine", display)
        try:
            folder = build_for_windows(prefix, work)
        finally:
            prefix.close()
    shutil.rmtree(target, ignore_errors=True)
    dist.mkdir(exist_ok=True)
    shutil.copytree(folder, target)
    for listed in folder.parent.glob("*.cdx.json"):
        shutil.copyfile(listed, dist / listed.name)
    return target


def build_for_windows(prefix: WinePrefix, work: Path) -> Path:
    """Make `work`/dist/hrdesk with the Python in `prefix`; raises WineFailed."""
    dist = work / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    places = {name: prefix.windows_path(Path(folder)) for name, folder in _LICENCES.items()}
    fixed = {"SOURCE_DATE_EPOCH": str(epoch()), "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    ended = prefix.run(
        *("C:\\python\\python.exe", "-m", "resources.packaging.build"),
        *(prefix.windows_path(dist), prefix.windows_path(work / "work")),
        timeout_s=_TIME_S,
        cwd=ROOT,
        environment={**places, **fixed, "QT_QPA_PLATFORM": "offscreen"},
    )
    folder = dist / "hrdesk"
    if ended.code or not (folder / "_internal" / "bundle.json").is_file():
        raise WineFailed(f"The bundle for Windows was not made:\n{ended.output[-4000:]}")
    return folder


if __name__ == "__main__":
    sys.exit(main())
