"""Sees that Qt loads before the checks run; on Debian as root it installs the system libraries that Qt lacks.

python -m tests.qt_libraries
"""

import os
import shutil
import subprocess
import sys

from hrdesk.ui.screen import DEBIAN_PACKAGES


def main() -> int:
    trouble = _load_qt()
    if trouble and os.name == "posix" and shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], check=False, env=environment)
        packages = DEBIAN_PACKAGES.split()
        subprocess.run(
            ["apt-get", "install", "-qy", "--no-install-recommends", *packages], check=False, env=environment
        )
        trouble = _load_qt()
    if trouble:
        print(f"Qt does not load: {trouble}\nInstall its system libraries: sudo apt install {DEBIAN_PACKAGES}")
        return 1
    return 0


def _load_qt() -> str:
    """What keeps Qt from loading; empty when it loads. In a process of its own, so that it can be tried again."""
    script = "import PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtTest"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    return run.stderr.strip().splitlines()[-1] if run.returncode and run.stderr.strip() else ""


if __name__ == "__main__":
    sys.exit(main())
