"""poe win-check: installs, asks and removes every kind for Windows, each in a new Windows of Wine's.

It shows that they work on Wine, which is a gate before Windows and no proof of it. Without Wine it is left out.
"""

import argparse
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from resources.packaging.build import DIST, WORK
from resources.packaging.windows_bundle import FOR_WINDOWS
from resources.packaging.windows_bundle import main as build_for_windows
from resources.packaging.windows_folder import make_folder
from resources.packaging.windows_msi import TOOLS as MSI_TOOLS
from resources.packaging.windows_msi import make_msi
from resources.packaging.windows_setup import MAKER, InstallerFailed, make_setup
from resources.packaging.wine import PACKAGES, WineFailed, WinePrefix, compile_stubs, missing_tools, screen

_POLICY = 'format = 1\n[organisation]\nname = "Shelter"\n'
_LOCAL = "users/{user}/AppData/Local"
_UNINSTALL = "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\hrdesk"
_STICK = "A stick مع مسافات"
_CENTRE = "مركز"
_SMALL_DISK = "30m"
_BY_WINDOWS = ("windows/", "ProgramData/Microsoft/Windows/", "users/Public/")
_LEFT_BY_NSIS = "~nsu"
"""Its uninstaller runs from a copy in the temporary folder, which Windows deletes when it next starts."""


class CheckFailed(Exception):
    """What is not as it must be, in a sentence."""


class Machine:
    """A new Windows, and what lies on its drive beside what was there from the start."""

    def __init__(self, prefix: WinePrefix) -> None:
        self.prefix = prefix
        self.drive = prefix.drive
        self._at_first = self._files()
        self.local = next(self.drive.glob(_LOCAL.format(user="*")))

    def set_up(self, setup: Path, *words: str, policy: bool = False, waits: bool = True) -> int:
        """Run a set-up silently from a folder of its own; its exit code, once all that it began has ended."""
        with TemporaryDirectory() as folder:
            copy = Path(folder) / "set-up.exe"
            shutil.copyfile(setup, copy)
            if policy:
                (Path(folder) / "policy.toml").write_text(_POLICY, encoding="utf-8")
                (Path(folder) / "organisation").mkdir()
                (Path(folder) / "organisation" / "hours.md").write_text("# Hours\n", encoding="utf-8")
            code = self.prefix.run(copy, "/S", *words).code
        if waits:
            self.prefix.wait()
        return code

    def remove(self, program: Path, *words: str) -> None:
        """Run the uninstaller silently to its end."""
        code = self.prefix.run(program / "uninstall.exe", "/S", *words).code
        self.prefix.wait()
        expect(code == 0, f"The removal ended with {code}.")

    def ask(self, program: Path) -> str:
        """Run the self-test of the program in a folder; in words how it went. Raises CheckFailed."""
        report = self.drive / "self-test.json"
        report.unlink(missing_ok=True)
        ended = self.prefix.run(program / "hrdesk.exe", "self-test", "--json", "-o", self.prefix.windows_path(report))
        expect(report.is_file(), f"The self-test wrote nothing and ended with {ended.code}: {ended.output[-500:]}")
        told = json.loads(report.read_text(encoding="utf-8"))
        report.unlink()
        wrong = [f"{part['name']}: {part['detail']}" for part in told["parts"] if not part["ok"]]
        expect(not wrong and ended.code == 0, f"The self-test found: {'; '.join(wrong)} (exit code {ended.code})")
        took = sum(part["ms"] for part in told["parts"]) / 1000
        return f"{len(told['parts'])} questions answered in {took:.1f} s"

    def write_notes(self) -> Path:
        """Lay a notebook where that of the person is, and what can be made again beside it."""
        home = self.local / "hrdesk"
        (home / "Cache").mkdir(parents=True, exist_ok=True)
        (home / "Cache" / "library.db").write_bytes(b"library")
        notes = home / "notebook.db"
        notes.write_bytes(b"notes")
        return notes

    def expect_left(self, *expected: Path) -> None:
        """Nothing of the program is left, on the drive or in the registry, but these files."""
        left = sorted(self._files() - self._at_first - set(expected))
        expect(not left, f"Left behind: {', '.join(str(path.relative_to(self.drive)) for path in left[:10])}")
        for path in expected:
            expect(path.is_file(), f"{path.name} is gone.")
        for top in ("HKCU", "HKLM"):
            for key in (_UNINSTALL, "Software\\hrdesk", "Software\\Classes\\.hrpack", "Software\\Classes\\hrdesk.pack"):
                expect(not self.prefix.registry(f"{top}\\{key}"), f"The key {top}\\{key} is left behind.")

    def expect_registered(self, top: str, program: Path) -> None:
        """Windows knows the version, and what opens a pack."""
        expect("DisplayVersion" in self.prefix.registry(f"{top}\\{_UNINSTALL}"), "Windows knows of no program.")
        opened_by = self.prefix.registry(f"{top}\\Software\\Classes\\hrdesk.pack\\shell\\open\\command")
        expect(f"{self.prefix.windows_path(program)}\\hrdesk.exe" in opened_by, "Packs are not opened by hrdesk.")

    def _files(self) -> set[Path]:
        return {
            path
            for path in self.drive.rglob("*")
            if path.is_file()
            and _LEFT_BY_NSIS not in str(path)
            and (path.suffix == ".lnk" or not str(path.relative_to(self.drive)).startswith(_BY_WINDOWS))
        }


def expect(fact: bool, otherwise: str) -> None:
    """Raise CheckFailed with a sentence unless it is so."""
    if not fact:
        raise CheckFailed(otherwise)


def for_one_person(machine: Machine, made: Path) -> str:
    """Without an administrator: install, ask, install once more over it, remove; the notes stay."""
    program = machine.local / "Programs" / "hrdesk"
    expect(machine.set_up(made) == 0, "The set-up failed.")
    expect(any(machine.drive.rglob("Start Menu/Programs/hrdesk.lnk")), "It is not in the start menu.")
    machine.expect_registered("HKCU", program)
    told = machine.ask(program)
    notes = machine.write_notes()
    stale = program / "_internal" / "stale.pyd"
    stale.write_bytes(b"of an older version")
    expect(machine.set_up(made) == 0, "The set-up failed over an installed hrdesk.")
    expect(not stale.exists(), "A file of the older version is still there.")
    machine.ask(program)
    machine.remove(program, "/CurrentUser")
    machine.expect_left(notes)
    return told


def for_all_with_policy(machine: Machine, made: Path) -> str:
    """By an administrator, with a policy beside the set-up; removed with the notes when that is asked for."""
    program, laid_down = machine.drive / "Program Files" / "hrdesk", machine.drive / "ProgramData" / "hrdesk"
    expect(machine.set_up(made, "/ALLUSERS", policy=True) == 0, "The set-up failed.")
    machine.expect_registered("HKLM", program)
    expect((laid_down / "policy.toml").read_text(encoding="utf-8") == _POLICY, "The policy was not taken along.")
    expect((laid_down / "organisation" / "hours.md").is_file(), "The pages of the organisation were not taken along.")
    told = machine.ask(program)
    machine.write_notes()
    machine.remove(program, "/AllUsers", "/REMOVENOTES")
    machine.expect_left()
    return told


def in_a_folder_of_ones_own(machine: Machine, made: Path) -> str:
    """Where it is told to be, also where the name of the folder is Arabic; not over a hrdesk that is open."""
    program = machine.drive / _CENTRE
    where = f"/D={machine.prefix.windows_path(program)}"
    expect(machine.set_up(made, where) == 0, "The set-up failed.")
    told = machine.ask(program)
    with machine.prefix.running(program / "hrdesk.exe", "--home", machine.prefix.windows_path(machine.drive / "home")):
        code = machine.set_up(made, where, waits=False)
    expect(code == 6, f"Over a hrdesk that is open the set-up ended with {code}, not 6.")
    shutil.rmtree(machine.drive / "home")
    machine.ask(program)
    machine.remove(program, "/CurrentUser")
    machine.expect_left()
    return f"{told}; over an open hrdesk: 6"


def on_a_full_disk(machine: Machine, made: Path) -> str:
    """Too little room is told before anything is written."""
    disk = machine.prefix.folder / "small"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_SMALL_DISK}", "none", str(disk)]
    if subprocess.run(mount, capture_output=True).returncode:
        return "left out, for only root may mount a small disk"
    try:
        (machine.prefix.folder / "dosdevices" / "e:").symlink_to(disk)
        code = machine.set_up(made, "/D=E:\\hrdesk")
        expect(code == 7, f"On a full disk the set-up ended with {code}, not 7.")
        expect(not any(disk.iterdir()), "Something was written to the full disk.")
    finally:
        machine.prefix.close()
        subprocess.run(["umount", str(disk)], check=True)
    machine.expect_left()
    return "a full disk: 7"


def refused(machine: Machine, made: Path) -> str:
    """A newer hrdesk and a Windows that is too old are told, and nothing is changed."""
    expect(machine.set_up(made, "/NOSHORTCUT") == 0, "The set-up failed.")
    program = machine.local / "Programs" / "hrdesk"
    machine.prefix.run("reg", "add", f"HKCU\\{_UNINSTALL}", "/v", "DisplayVersion", "/d", "99.0", "/f")
    code = machine.set_up(made)
    expect(code == 5, f"An older set-up over a newer hrdesk ended with {code}, not 5.")
    expect((program / "hrdesk.exe").is_file(), "The newer hrdesk is gone.")
    machine.remove(program, "/CurrentUser")
    machine.prefix.behave_as("win7")
    code = machine.set_up(made)
    expect(code == 3, f"On Windows 7 the set-up ended with {code}, not 3.")
    machine.expect_left()
    return "a newer hrdesk: 5, Windows 7: 3"


def for_a_fleet(machine: Machine, made: Path) -> str:
    """The package, with a folder that holds a policy; installed and removed without a question."""
    program = machine.drive / "Program Files" / "hrdesk"
    with TemporaryDirectory() as folder:
        (Path(folder) / "policy.toml").write_text(_POLICY, encoding="utf-8")
        words = ("/qn", f"POLICYFOLDER={machine.prefix.windows_path(Path(folder))}")
        code = machine.prefix.run("msiexec", "/i", machine.prefix.windows_path(made), *words, timeout_s=600).code
    machine.prefix.wait()
    expect(code == 0, f"The package ended with {code}.")
    laid_down = machine.drive / "ProgramData" / "hrdesk" / "policy.toml"
    expect(laid_down.is_file(), "The policy was not taken along.")
    told = machine.ask(program)
    notes = machine.write_notes()
    (notes.parent / "Cache" / "library.db").unlink()
    code = machine.prefix.run("msiexec", "/x", machine.prefix.windows_path(made), "/qn", timeout_s=600).code
    machine.prefix.wait()
    expect(code == 0, f"The removal ended with {code}.")
    machine.expect_left(notes)
    return told


def from_a_stick(machine: Machine, made: Path) -> str:
    """The folder, unpacked where the path has spaces and Arabic letters; its notes stay beside it."""
    stick = machine.drive / _STICK
    with zipfile.ZipFile(made) as archive:
        archive.extractall(stick)
    program = next(stick.glob("hrdesk-*"))
    told = machine.ask(program)
    ended = machine.prefix.run(program / "hrdesk.exe", "--version")
    expect(ended.code == 0, f"--version ended with {ended.code}.")
    expect(ended.output.startswith("hrdesk "), f"--version answered {ended.output!r}.")
    expect(not (machine.local / "hrdesk").exists(), "It wrote below the person's own folders.")
    shutil.rmtree(stick)
    machine.expect_left()
    return told


CHECKS: tuple[tuple[str, str, Callable[[Machine, Path], str]], ...] = (
    ("set-up, for one person", "setup", for_one_person),
    ("set-up, for all, with a policy", "setup", for_all_with_policy),
    ("set-up, in a folder of one's own", "setup", in_a_folder_of_ones_own),
    ("set-up, on a full disk", "setup", on_a_full_disk),
    ("set-up, refusing", "setup", refused),
    ("package for fleets", "msi", for_a_fleet),
    ("folder on a stick", "folder", from_a_stick),
)


def main(words: Sequence[str] | None = None) -> int:
    """Build, make the kinds and try them; 1 if one fails, 0 also where there is no Wine."""
    parser = argparse.ArgumentParser(prog="poe win-check", description=__doc__)
    parser.add_argument("--built", action="store_true", help=f"try the program that lies in dist/{FOR_WINDOWS[0]}")
    kinds = sorted({kind for _, kind, _ in CHECKS})
    parser.add_argument("--only", choices=kinds, help="the checks of one kind")
    options = parser.parse_args(words)
    missing = (*missing_tools(), *(tool for tool in (MAKER, *MSI_TOOLS) if not shutil.which(tool)))
    if missing:
        sys.stdout.write(f"Left out: {', '.join(missing)} missing. On Debian: apt-get install {PACKAGES} nsis wixl\n")
        return 0
    if not options.built and build_for_windows():
        return 1
    try:
        return _try_all(DIST / FOR_WINDOWS[0], options.only)
    except (InstallerFailed, WineFailed, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _try_all(bundle: Path, only: str | None) -> int:
    failed = 0
    with TemporaryDirectory() as folder, screen() as display:
        makers = {"setup": make_setup, "msi": make_msi, "folder": make_folder}
        made = {kind: make(bundle, Path(folder), None) for kind, make in makers.items() if only in (None, kind)}
        for kind, path in made.items():
            sys.stdout.write(f"{kind}: {path.stat().st_size / 1e6:.1f} MB\n")
        for name, kind, check in CHECKS:
            if kind in made:
                failed += not _try(name, check, made[kind], display)
    return 1 if failed else 0


def _try(name: str, check: Callable[[Machine, Path], str], made: Path, display: str) -> bool:
    started = perf_counter()
    try:
        with _machine(display) as machine:
            told = check(machine, made)
    except (CheckFailed, WineFailed) as error:
        sys.stdout.write(f"FAILED  {name}: {error}\n")
        return False
    sys.stdout.write(f"passed  {name}: {told} ({perf_counter() - started:.0f} s)\n")
    return True


@contextmanager
def _machine(display: str) -> Iterator[Machine]:
    prefix = WinePrefix(WORK / "wine" / "trial", display)
    try:
        prefix.make(compile_stubs(WORK / "wine" / "stubs"))
        yield Machine(prefix)
    finally:
        prefix.close()
        shutil.rmtree(prefix.folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
