"""Makes the frozen program for Windows on a Linux machine, by the same steps as on Windows itself."""

import shutil
from pathlib import Path

from resources.packaging.build import epoch
from resources.packaging.wine import ROOT, WineFailed, WinePrefix

_LICENCES = {"HRDESK_COMMON_LICENCES": "/usr/share/common-licenses", "HRDESK_NOTICES": "/usr/share/doc"}
_TIME_S = 3600


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
