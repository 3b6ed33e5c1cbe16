"""A real Syncthing for a test: its own home, on loopback only, told by its own REST interface what to do."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

FOLDER = "team"
_PATIENCE_S = 120

_QUIET = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "startBrowser": "false",
    "urAccepted": "-1",
    "autoUpgradeIntervalH": "0",
    "crashReportingEnabled": "false",
    "reconnectionIntervalS": "1",
    "announceLANAddresses": "false",
    "stunServer": "",
}
"""It speaks to nobody but its peer in the test."""


def find_syncthing() -> str | None:
    """The program: HRDESK_SYNCTHING says where it is, or else it is an installed one."""
    return os.environ.get("HRDESK_SYNCTHING") or shutil.which("syncthing")


class Syncthing:
    """One instance with one folder."""

    def __init__(self, program: str, home: Path, folder: Path) -> None:
        self.folder = folder
        self._program = program
        self._home = home
        self._process: subprocess.Popen[bytes] | None = None
        self._sync_port, self._port = _free_port(), _free_port()
        home.mkdir()
        folder.mkdir()
        self._run("generate", "--no-default-folder", "--skip-port-probing")
        self.id = self._run("--device-id").strip()

    def pair_with(self, other: "Syncthing") -> None:
        """Write the settings: loopback, the one peer, the one folder, which is looked at when the test says so."""
        tree = ET.parse(self._home / "config.xml")
        root = tree.getroot()
        options = _found(root, "options")
        for name, value in _QUIET.items():
            _set(options, name, value)
        _set(options, "listenAddress", f"tcp://127.0.0.1:{self._sync_port}")
        gui = _found(root, "gui")
        _set(gui, "address", f"127.0.0.1:{self._port}")
        self._key = _found(gui, "apikey").text or ""
        peer = ET.SubElement(root, "device", id=other.id, name="peer", compression="never")
        ET.SubElement(peer, "address").text = f"tcp://127.0.0.1:{other._sync_port}"
        shared = ET.SubElement(root, "folder", id=FOLDER, label=FOLDER, path=str(self.folder), type="sendreceive")
        shared.attrib |= {"rescanIntervalS": "3600", "fsWatcherEnabled": "false"}
        ET.SubElement(shared, "maxConflicts").text = "10"  # as a new folder has it; without it, none are kept
        for device in (self.id, other.id):
            ET.SubElement(shared, "device", id=device)
        tree.write(self._home / "config.xml")
        self._peer = other.id

    def start(self) -> None:
        log = (self._home / "log.txt").open("wb")
        command = [self._program, "serve", "--no-browser", "--no-restart", "--no-upgrade", "--home", str(self._home)]
        self._process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        log.close()
        wait_for(self._answers, "Syncthing to answer")

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(30)

    def part(self) -> None:
        """Speak to the peer no more: both are offline."""
        self._ask("POST", f"system/pause?device={self._peer}")
        wait_for(lambda: not self.is_connected(), "the peers to part")

    def meet(self) -> None:
        """Speak to the peer again."""
        self._ask("POST", f"system/resume?device={self._peer}")

    def is_connected(self) -> bool:
        peers = self._ask("GET", "system/connections")["connections"]
        return bool(peers.get(self._peer, {}).get("connected"))

    def scan(self) -> None:
        """Look at the folder now."""
        self._ask("POST", f"db/scan?folder={FOLDER}")

    def is_done(self) -> bool:
        """Whether this one lacks nothing, and knows of nothing that the peer lacks."""
        mine = self._ask("GET", f"db/status?folder={FOLDER}")
        theirs = self._ask("GET", f"db/completion?folder={FOLDER}&device={self._peer}")
        return bool(mine["state"] == "idle" and not mine["needTotalItems"] and theirs["completion"] == 100)

    def _answers(self) -> bool:
        try:
            return bool(self._ask("GET", "system/ping") == {"ping": "pong"})
        except OSError:
            return False

    def _ask(self, method: str, path: str) -> Any:
        request = urllib.request.Request(f"http://127.0.0.1:{self._port}/rest/{path}", method=method)
        request.add_header("X-API-Key", self._key)
        with urllib.request.urlopen(request, timeout=30) as answer:
            text = answer.read()
        return json.loads(text) if text.strip() else None

    def _run(self, *words: str) -> str:
        command = [self._program, *words, "--home", str(self._home)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def in_step(one: Syncthing, other: Syncthing) -> None:
    """Wait until both folders hold the same files."""
    wait_for(lambda: one.is_connected() and other.is_connected(), "the peers to meet")
    for peer in (one, other):
        peer.scan()
    wait_for(lambda: one.is_done() and other.is_done() and _files(one) == _files(other), "the folders to be the same")


def wait_for(is_so: Callable[[], bool], what: str) -> None:
    """Ask until it is so: what is waited for is another program, which tells nobody."""
    end = time.monotonic() + _PATIENCE_S
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(f"waited in vain for {what}")
        time.sleep(0.1)


def _files(peer: Syncthing) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in peer.folder.glob("*.hrx")}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _found(parent: ET.Element, name: str) -> ET.Element:
    found = parent.find(name)
    assert found is not None
    return found


def _set(parent: ET.Element, name: str, value: str) -> None:
    found = parent.find(name)
    (ET.SubElement(parent, name) if found is None else found).text = value
