"""poe test-installers: every Linux kind in empty systems, as the people who get it use it. Needs root."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hrdesk import __version__
from resources.packaging.brand import name_of
from resources.packaging.empty_system import PERSON, SUITES, EmptySystem, SystemNotMade
from resources.packaging.linux_kinds import make_deb

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"
STORE = ROOT / "build" / "roots"
_OLDER = "0.0.1"
_NOTES = "notes.jsonld"
_NOTE = """{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:uuid:6f2b0f3e-7d65-4b9c-9a35-0f3b8d3c7a10",
"type": "Annotation", "created": "2026-11-01T10:00:00Z", "modified": "2026-11-01T10:00:00Z",
"body": [{"type": "TextualBody", "value": "Kept through it all", "purpose": "commenting"}],
"target": {"source": "hrdesk:heroin"}}"""
_HOME = f"/home/{PERSON}"
_NOTEBOOK = f"{_HOME}/.local/share/hrdesk/notebook.db"
_START_S = 60


@dataclass(frozen=True)
class Outcome:
    """One thing that was tried, and what was wrong if it failed."""

    system: str
    what: str
    wrong: str = ""


class _Wrong(Exception):
    """What was found instead of what should be."""


def main(words: Sequence[str] | None = None) -> int:
    """Try every kind; 1 if something failed, or if nothing could be tried."""
    parser = argparse.ArgumentParser(prog="poe test-installers", description=__doc__)
    parser.add_argument("--suites", nargs="+", choices=list(SUITES), default=list(SUITES))
    options = parser.parse_args(words)
    outcomes: list[Outcome] = []
    for suite in options.suites:
        system = EmptySystem(suite, STORE)
        try:
            system.make()
        except SystemNotMade as error:
            sys.stdout.write(f"{system.name}: left out, {error}.\n")
            continue
        try:
            for outcome in _try_all(system):
                sys.stdout.write(f"{outcome.system:14} {'failed' if outcome.wrong else 'ok':6} {outcome.what}\n")
                if outcome.wrong:
                    sys.stdout.write(f"               {outcome.wrong}\n")
                outcomes.append(outcome)
        finally:
            system.remove()
    return 0 if outcomes and not any(outcome.wrong for outcome in outcomes) else 1


def _try_all(system: EmptySystem) -> Iterator[Outcome]:
    trial = _Trial(system)
    for what, deed in trial.deeds():
        try:
            deed()
        except _Wrong as wrong:
            yield Outcome(system.name, what, str(wrong))
        else:
            yield Outcome(system.name, what)


class _Trial:
    """The deeds in one system, in an order in which later ones build on earlier ones."""

    def __init__(self, system: EmptySystem) -> None:
        self._system = system

    def deeds(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        return (
            (".run: without xz, then without Qt's libraries, it says what is missing", self._run_on_bare_system),
            (".deb of an older version installs, with what it depends on alone", self._install_older),
            ("a note is written", self._write_note),
            (".deb takes the place of the older version; the note is there", self._upgrade),
            ("self-test", self._self_test),
            ("the window opens on a screen and paints", self._open_window),
            ("menu entry and kind of file are known", self._know_kinds),
            (".run beside it: installs without root from a stick that lets nothing run", self._run_from_stick),
            (".run --uninstall leaves the notes", self._run_removes),
            (".run on a full disk: one sentence, nothing left", self._run_without_room),
            ("removing the package leaves the notebook and nothing else", self._remove),
            ("portable from a read-only folder", self._portable_read_only),
            ("portable from a path with spaces and Arabic letters keeps notes beside it", self._portable_elsewhere),
            ("portable with a missing file says so", self._portable_damaged),
        )

    def _run_on_bare_system(self) -> None:
        run = self._system.put(DIST / f"{name_of(None)}-linux-x86_64.run", "/stick")
        done = self._system.run_as_person(f"sh {run}")
        _expect(done.returncode == 1 and "xz" in done.stderr and done.stderr.count("\n") == 1, done)
        self._system.run("apt-get", "update", "-q")
        self._system.run("apt-get", "install", "-q", "-y", "--no-install-recommends", "xz-utils")
        done = self._system.run_as_person(f"sh {run}")
        _expect(done.returncode == 1 and "Nothing was installed" in done.stderr, done)
        _expect("Traceback" not in done.stderr, done)

    def _install_older(self) -> None:
        older = make_deb(DIST / "hrdesk", STORE, None, _OLDER)
        self._install(older)
        older.unlink()

    def _install(self, package: Path) -> None:
        path = self._system.put(package, "/tmp")  # noqa: S108 - of the empty system
        self._system.run("apt-get", "update", "-q")
        done = self._system.run("apt-get", "install", "-q", "-y", "--no-install-recommends", path)
        _expect(done.returncode == 0, done)

    def _write_note(self) -> None:
        (STORE / _NOTES).write_text(_NOTE, encoding="utf-8")
        path = self._system.put(STORE / _NOTES, "/tmp")  # noqa: S108
        done = self._system.run_as_person(f"hrdesk notes import --all {path} && hrdesk notes export")
        _expect(done.returncode == 0 and "Kept through it all" in done.stdout, done)

    def _upgrade(self) -> None:
        self._install(DIST / f"hrdesk_{__version__}_amd64.deb")
        done = self._system.run_as_person("hrdesk --version && hrdesk notes export")
        _expect(f"hrdesk {__version__}" in done.stdout and "Kept through it all" in done.stdout, done)

    def _self_test(self) -> None:
        done = self._system.run_as_person("hrdesk self-test")
        _expect(done.returncode == 0, done)

    def _open_window(self) -> None:
        with _screen() as display:
            started = self._system.start_as_person("exec hrdesk", {"DISPLAY": display})
            try:
                picture = STORE / f"{self._system.root.name}.png"
                _expect_painted(display, picture)
            finally:
                started.kill()  # unshare heeds no other signal, and takes what it started with it
                started.wait()

    def _know_kinds(self) -> None:
        tools = ("shared-mime-info", "desktop-file-utils")
        self._system.run("apt-get", "install", "-q", "-y", "--no-install-recommends", *tools)
        kind = "application/vnd.hrdesk.pack+zip"
        done = self._system.run("cat", "/usr/share/mime/globs2", "/usr/share/applications/mimeinfo.cache")
        _expect(f"{kind}:*.hrpack" in done.stdout and f"{kind}=org.hrdesk.hrdesk.desktop" in done.stdout, "not known")

    def _run_from_stick(self) -> None:
        name = f"{name_of(None)}-linux-x86_64.run"
        self._system.put(DIST / name, "/stick")
        done = self._as_person_with(f"mount -o bind,noexec {self._stick} {self._stick}", f"sh '/stick/{name}'")
        _expect(done.returncode == 0 and "is installed" in done.stdout, done)
        _expect("There is another hrdesk for everybody" in done.stdout, done)
        done = self._system.run_as_person("~/.local/bin/hrdesk self-test && ~/.local/bin/hrdesk notes export")
        _expect(done.returncode == 0 and "Kept through it all" in done.stdout, done)
        done = self._as_person_with(
            f"mount -o bind,noexec {self._stick} {self._stick}", f"sh '/stick/{name}' --try --version"
        )
        _expect(done.stdout == f"hrdesk {__version__}\n", done)

    def _run_removes(self) -> None:
        done = self._system.run_as_person(f"sh /stick/{name_of(None)}-linux-x86_64.run --uninstall")
        _expect(done.returncode == 0, done)
        left = self._files_named("hrdesk", _HOME)
        _expect(all(path.startswith(f"{_HOME}/.local/share/hrdesk") for path in left), f"left: {left}")
        _expect((self._system.root / _NOTEBOOK.lstrip("/")).is_file(), "the notebook is gone")

    def _run_without_room(self) -> None:
        place = self._system.root / "small"
        place.mkdir(exist_ok=True)
        done = self._as_person_with(
            f"mount -t tmpfs -o size=40m,mode=1777 none {place}",
            f"sh /stick/{name_of(None)}-linux-x86_64.run --prefix /small/here; ls -A /small/here/lib",
        )
        _expect("too little room" in done.stderr and done.stderr.count("\n") == 1 and not done.stdout.strip(), done)

    def _remove(self) -> None:
        done = self._system.run("apt-get", "purge", "-q", "-y", "hrdesk")
        _expect(done.returncode == 0, done)
        left = [path for path in self._files_named("hrdesk", "/") if not path.startswith(_NOT_OF_THE_PACKAGE)]
        _expect(not left, f"left: {left}")
        _expect((self._system.root / _NOTEBOOK.lstrip("/")).is_file(), "the notebook is gone")

    def _portable_read_only(self) -> None:
        program = self._unpack("/opt/portable")
        done = self._as_person_with(
            f"mount --bind {program} {program}; mount -o remount,bind,ro {program}",
            "/opt/portable/hrdesk self-test; /opt/portable/hrdesk show heroin > /dev/null",
        )
        _expect(done.returncode == 0, done)

    def _portable_elsewhere(self) -> None:
        place = f"{_HOME}/a stick مجلد"
        program = self._unpack(place)
        self._system.run("chown", "-R", PERSON, place)
        note = self._system.put(STORE / _NOTES, "/tmp")  # noqa: S108
        done = self._system.run_as_person(f"cd '{place}' && ./hrdesk self-test && ./hrdesk notes import --all {note}")
        _expect(done.returncode == 0, done)
        _expect((program / "hrdesk-home" / "notebook.db").is_file(), "the notebook is not beside it")

    def _portable_damaged(self) -> None:
        program = self._unpack(f"{_HOME}/damaged")
        (program / "_internal" / "library.db").unlink()
        done = self._system.run_as_person("~/damaged/hrdesk self-test")
        _expect(done.returncode == 1 and "library.db" in done.stdout + done.stderr, done)
        _expect("Traceback" not in done.stderr, done)

    @property
    def _stick(self) -> Path:
        return self._system.root / "stick"

    def _unpack(self, place: str) -> Path:
        target = self._system.root / place.lstrip("/")
        target.mkdir(parents=True, exist_ok=True)
        archive = DIST / f"{name_of(None)}-linux-x86_64-portable.tar.xz"
        subprocess.run(["tar", "-xf", str(archive), "--strip-components=1", "-C", str(target)], check=True)
        return target

    def _as_person_with(self, before: str, command: str) -> subprocess.CompletedProcess[str]:
        """Run a command as a person after something was mounted, where only it sees that."""
        entering = self._system.entering_as_person(command)
        at = entering.index("-euc") + 1
        entering[at] = f"{before}\n{entering[at]}"
        return subprocess.run(
            entering, capture_output=True, text=True, env={**_PLAIN, "HOME": _HOME, "QT_QPA_PLATFORM": "offscreen"}
        )

    def _files_named(self, name: str, below: str) -> list[str]:
        done = self._system.run("find", below, "-xdev", "-iname", f"*{name}*")
        return done.stdout.split("\n")[:-1]


_NOT_OF_THE_PACKAGE = (
    *(f"{_HOME}/.local/share/hrdesk", "/stick/", "/var/log/", "/var/cache/", "/proc/", "/dev/"),
    "/tmp/",  # noqa: S108
)
_PLAIN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}


def _expect(is_so: bool, found: subprocess.CompletedProcess[str] | str) -> None:
    if not is_so:
        told = found if isinstance(found, str) else _told(found)
        raise _Wrong(re.sub(r"\s*\n\s*", " / ", told.strip()))


def _told(done: subprocess.CompletedProcess[str]) -> str:
    return f"exit {done.returncode}: {done.stdout[-600:]}{done.stderr[-900:]}"


@contextmanager
def _screen() -> Iterator[str]:
    """A virtual screen of 1280×800 on this machine; the empty systems see its socket."""
    number = next(number for number in range(90, 200) if not Path(f"/tmp/.X11-unix/X{number}").exists())  # noqa: S108
    display = f":{number}"
    command = ["Xvfb", display, "-ac", "-noreset", "-screen", "0", "1280x800x24"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            if Path(f"/tmp/.X11-unix/X{number}").exists():  # noqa: S108
                break
            time.sleep(0.1)
        yield display
    finally:
        server.terminate()
        server.wait()


def _expect_painted(display: str, picture: Path) -> None:
    """Wait until the screen shows many colours, as a page with its tiles does, and keep the picture."""
    if not shutil.which("import"):
        raise _Wrong("the program “import” of ImageMagick is missing, with which the screen is looked at")
    for _ in range(_START_S):
        time.sleep(1)
        command = ["import", "-display", display, "-window", "root", str(picture)]
        if subprocess.run(command, capture_output=True, env={**os.environ, "DISPLAY": display}).returncode:
            continue
        told = subprocess.run(["identify", "-format", "%k", str(picture)], capture_output=True, text=True).stdout
        if told.isdigit() and int(told) > 100:
            return
    raise _Wrong(f"after {_START_S} s the screen was still empty: {picture}")


if __name__ == "__main__":
    sys.exit(main())
