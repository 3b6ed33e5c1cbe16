"""poe bench-bundle: the frozen program beside a bare window that PyInstaller bundled by default, and beside its source.

Needs dist/hrdesk (poe build), PyInstaller, Xvfb and xdotool; as root it also measures cold starts, and where
dist/hrdesk-windows stands (poe build-windows) its size.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.packaging.archive import packed_tar
from resources.packaging.build import WORK
from resources.packaging.windows_bundle import FOR_WINDOWS
from resources.packaging.wine import build_prefix, missing_tools, screen
from tests.benchmarks.comparison import Comparison

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "dist" / "hrdesk" / "hrdesk"
_ROUNDS = 7
_COLD_ROUNDS = 3
_NOT_PROGRAM = ("library.db", "content")
"""The library, which the sizes leave out: a bare window has none."""
_FLOOR = "a bare window, bundled by default"
_BUNDLE_BARE = ("-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "bare.py")
_BARE = """import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication(sys.argv)
label = QLabel("hrdesk")
label.setWindowTitle("hrdesk")
label.show()
sys.exit(application.exec())
"""


def main() -> int:
    """Measure and print; 1 where something that it needs is missing."""
    missing = [tool for tool in ("Xvfb", "xdotool") if not shutil.which(tool)]
    if missing or not PROGRAM.is_file():
        sys.stderr.write(f"Missing: {', '.join(missing) or f'{PROGRAM}, which poe build makes'}\n")
        return 1
    for measure in (_sizes, _windows_size, _starts):
        with TemporaryDirectory() as folder:
            measure(Path(folder))
    _self_test()
    return 0


def _sizes(folder: Path) -> None:
    (folder / "bare.py").write_text(_BARE, encoding="utf-8")
    subprocess.run([sys.executable, *_BUNDLE_BARE], cwd=folder, check=True)
    bare, ours = folder / "dist" / "bare", folder / "ours"
    shutil.copytree(PROGRAM.parent, ours, symlinks=True)
    whole = _packed_mb(ours)
    _take_library_out(ours)
    rows = (
        Comparison("installed, library not counted", _FLOOR, [_mb(ours)], [_mb(bare)], "MB"),
        Comparison("packed, library not counted", "the same", [_packed_mb(ours)], [_packed_mb(bare)], "MB"),
    )
    for row in rows:
        sys.stdout.write(f"{row}\n")
    sys.stdout.write(f"packed with the library: {whole:.1f} MB\n")


def _windows_size(folder: Path) -> None:
    bundle = ROOT / "dist" / FOR_WINDOWS[0]
    if missing_tools() or not bundle.is_dir():
        sys.stdout.write(f"for Windows: left out, for Wine or {bundle} is missing\n")
        return
    (folder / "bare.py").write_text(_BARE, encoding="utf-8")
    with screen() as display:
        prefix = build_prefix(WORK / "wine", display)
        try:
            ended = prefix.run("C:\\python\\python.exe", *_BUNDLE_BARE, cwd=folder, timeout_s=1_200)
        finally:
            prefix.close()
    bare, ours = folder / "dist" / "bare", folder / "ours"
    assert ended.code == 0, ended.output
    shutil.copytree(bundle, ours)
    _take_library_out(ours)
    sys.stdout.write(f"{Comparison('for Windows, library not counted', _FLOOR, [_mb(ours)], [_mb(bare)], 'MB')}\n")


def _take_library_out(program: Path) -> None:
    for part in _NOT_PROGRAM:
        path = program / "_internal" / part
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _starts(folder: Path) -> None:
    """From the command to a window on the screen, each in turn with the other."""
    source = [sys.executable, "-m", "hrdesk", "--library", str(PROGRAM.parent / "_internal" / "library.db")]
    with screen() as display:
        own = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HRDESK_HOME": str(folder / "home")}
        environment = {**os.environ, **own}
        for command in ([str(PROGRAM)], source):
            _start_ms(command, environment)  # the first start of each writes caches
        sys.stdout.write(f"{_started('warm', source, environment, _ROUNDS, is_cold=False)}\n")
        if os.geteuid() == 0:
            sys.stdout.write(f"{_started('cold', source, environment, _COLD_ROUNDS, is_cold=True)}\n")


def _started(
    name: str, source: Sequence[str], environment: dict[str, str], rounds: int, *, is_cold: bool
) -> Comparison:
    frozen: list[float] = []
    sourced: list[float] = []
    for _ in range(rounds):
        for command, took in (([str(PROGRAM)], frozen), (list(source), sourced)):
            if is_cold:
                os.sync()
                Path("/proc/sys/vm/drop_caches").write_text("3", encoding="ascii")
            took.append(_start_ms(command, environment))
    return Comparison(f"start of the frozen program, {name}", "the same from its source", frozen, sourced, "ms")


def _start_ms(command: Sequence[str], environment: dict[str, str]) -> float:
    started = time.monotonic()
    program = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        looking = ["xdotool", "search", "--onlyvisible", "--pid", str(program.pid)]
        while subprocess.run(looking, env=environment, capture_output=True).returncode:
            if program.poll() is not None or time.monotonic() - started > 60:
                raise RuntimeError(f"no window of {command[0]} came")
            time.sleep(0.002)
        return (time.monotonic() - started) * 1000
    finally:
        program.kill()
        program.wait()


def _self_test() -> None:
    took = []
    for _ in range(_ROUNDS):
        started = time.monotonic()
        done = subprocess.run(
            [PROGRAM, "self-test", "--json"],
            capture_output=True,
            text=True,
            env={**os.environ, "HRDESK_HOME": "/tmp/none"},
        )
        took.append((time.monotonic() - started) * 1000)
        checks = json.loads(done.stdout)["parts"]
        assert done.returncode == 0, [part for part in checks if not part["ok"]]
    sys.stdout.write(f"{Comparison(f'self-test, {len(checks)} checks', 'two seconds', took, [2_000], 'ms')}\n")


def _mb(folder: Path) -> float:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _packed_mb(folder: Path) -> float:
    return len(packed_tar(folder, "hrdesk", 0)) / 1e6


if __name__ == "__main__":
    sys.exit(main())
