"""An empty Linux system in a folder, for trying installers where nothing of this machine helps them. Needs root."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

SUITES = {"bookworm": "Debian 12", "trixie": "Debian 13", "jammy": "Ubuntu 22.04", "noble": "Ubuntu 24.04"}
"""The systems that the package is for."""
TOOLS = ("mmdebstrap", "unshare", "chroot", "tar", "Xvfb")
PERSON = "person"
"""Who uses the system; installing is root's."""
_UBUNTU = ("jammy", "noble")
_ENTER = """
mount -t proc proc "$0/proc"
mount --rbind /dev "$0/dev"
mkdir -p "$0/tmp/.X11-unix"
if [ -d /tmp/.X11-unix ]; then mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"; fi
exec chroot "$0" "$@"
"""


class SystemNotMade(Exception):
    """Why there is no such system here, in a sentence."""


class EmptySystem:
    """A system of one suite, made anew from an archive that is kept."""

    def __init__(self, suite: str, store: Path) -> None:
        self.name = SUITES[suite]
        self.root = store / suite
        self._archive = store / f"{suite}.tar"
        self._suite = suite

    def make(self) -> None:
        """Unpack it, after fetching it once; raises SystemNotMade."""
        missing = [tool for tool in TOOLS if not shutil.which(tool)]
        if missing or os.geteuid() != 0:
            raise SystemNotMade(f"this needs root and {', '.join(missing or TOOLS)}")
        self._archive.parent.mkdir(parents=True, exist_ok=True)
        if not self._archive.is_file():
            self._fetch()
        self.remove()
        self.root.mkdir()
        subprocess.run(["tar", "-xf", str(self._archive), "-C", str(self.root)], check=True)
        shutil.copyfile("/etc/resolv.conf", self.root / "etc" / "resolv.conf")
        self.run("useradd", "--create-home", PERSON)

    def remove(self) -> None:
        """Delete the system, not its archive."""
        shutil.rmtree(self.root, ignore_errors=True)

    def run(self, *command: str, variables: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Run a command as root in the system, in namespaces of its own so that its mounts end with it."""
        return subprocess.run(
            self.entering(command), capture_output=True, text=True, env=self._environment(variables, "/root")
        )

    def run_as_person(
        self, command: str, variables: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a line of shell as somebody without any rights."""
        environment = self._environment(variables, f"/home/{PERSON}")
        return subprocess.run(self.entering_as_person(command), capture_output=True, text=True, env=environment)

    def start_as_person(self, command: str, variables: Mapping[str, str]) -> "subprocess.Popen[bytes]":
        """The same, without waiting for its end; it ends with the process that is returned."""
        environment = self._environment(variables, f"/home/{PERSON}")
        silent = subprocess.DEVNULL
        return subprocess.Popen(self.entering_as_person(command), env=environment, stdout=silent, stderr=silent)

    def entering(self, command: Sequence[str]) -> list[str]:
        """The command, led into the system."""
        apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-euc", _ENTER, str(self.root)]
        return [*apart, *command]

    def entering_as_person(self, command: str) -> list[str]:
        as_person = ("setpriv", f"--reuid={PERSON}", f"--regid={PERSON}", "--clear-groups")
        return self.entering((*as_person, "sh", "-c", command))

    def put(self, file: Path, place: str) -> str:
        """Copy a file into the system; where it then is, for the commands in it."""
        target = self.root / place.lstrip("/") / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
        target.chmod(0o644)
        return f"/{target.relative_to(self.root)}"

    def _fetch(self) -> None:
        command = ["mmdebstrap", "--variant=minbase", self._suite, str(self._archive)]
        if self._suite in _UBUNTU and not Path("/usr/share/keyrings/ubuntu-archive-keyring.gpg").is_file():
            # Debian has no package of Ubuntu's keys. What is fetched so is tried with, and never shipped.
            nothing = self._archive.parent / "no-keys"
            nothing.mkdir(exist_ok=True)
            command[2:2] = [f"--keyring={nothing}", "--aptopt=Acquire::AllowInsecureRepositories true"]
            command[2:2] = ["--aptopt=APT::Get::AllowUnauthenticated true"]
        if self._suite in _UBUNTU:
            # Ubuntu does not count apt among what every system has.
            command[2:2] = ["--components=main,universe", "--include=apt,ubuntu-keyring"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            self._archive.unlink(missing_ok=True)
            raise SystemNotMade(f"{self.name} could not be fetched: {done.stderr.strip().splitlines()[-1:]}")

    def _environment(self, variables: Mapping[str, str] | None, home: str) -> dict[str, str]:
        path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        return {"PATH": path, "HOME": home, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", **(variables or {})}
