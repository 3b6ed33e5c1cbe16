"""Where everything stands: the only module that knows about frozen builds and user folders."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from hrdesk.core.errors import HomeNotWritable

HOME_VARIABLE = "HRDESK_HOME"
PORTABLE_MARK = ".portable"
PORTABLE_HOME = "hrdesk-home"
POLICY = "policy.toml"


@dataclass(frozen=True)
class Places:
    """`home` holds what the person owns; `cache` holds what can be made again; `program` holds what we ship."""

    home: Path
    cache: Path
    program: Path
    policies: tuple[Path, ...] = ()
    """Where an organisation may have put its policy file; the first that is there counts."""

    @property
    def notebook(self) -> Path:
        return self.home / "notebook.db"

    @property
    def settings(self) -> Path:
        return self.home / "settings.json"

    @property
    def log(self) -> Path:
        return self.home / "hrdesk.log"

    @property
    def lock(self) -> Path:
        return self.home / "notebook.lock"

    @property
    def backup_folders(self) -> Path:
        """What remembers where backups went besides the home; there only where they did."""
        return self.home / "backup-folders.json"

    @property
    def content(self) -> Path:
        return self.program / "content"

    @property
    def resources(self) -> Path:
        return self.program / "resources"

    @property
    def shipped_library(self) -> Path:
        return self.program / "library.db"

    @property
    def cached_library(self) -> Path:
        return self.cache / "library.db"


def find_places(home: Path | None = None) -> Places:
    """The places for this run: an explicit home, the environment, beside a portable program, or the platform's."""
    program = program_folder()
    chosen = home or _home_from_environment() or _portable_home()
    if chosen:
        return Places(chosen.absolute(), chosen.absolute() / "cache", program, policy_files())
    import platformdirs

    folders = platformdirs.PlatformDirs("hrdesk", appauthor=False)
    return Places(Path(folders.user_data_dir), Path(folders.user_cache_dir), program, policy_files())


def program_folder() -> Path:
    """The folder that holds content/ and resources/: a frozen bundle or the source checkout."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).parents[2]


def is_frozen() -> bool:
    """Whether this is a program that was made to be handed out, not a source checkout."""
    return hasattr(sys, "_MEIPASS")


def policy_files() -> tuple[Path, ...]:
    """What those who look after a computer laid down goes before what lies beside the program."""
    if sys.platform == "win32":
        data = os.environ.get("PROGRAMDATA")
        of_system = (Path(data) / "hrdesk" / POLICY,) if data else ()
    elif sys.platform == "darwin":
        of_system = (Path("/Library/Application Support/hrdesk") / POLICY,)
    else:
        of_system = (Path("/etc/hrdesk") / POLICY,)
    return (*of_system, _beside_program() / POLICY)


def everyday_words_file() -> Path:
    """The English words that are no typing errors."""
    return program_folder() / "resources" / "words" / "english.txt"


def passphrase_words_file() -> Path:
    """The words from which a passphrase is suggested."""
    return program_folder() / "resources" / "words" / "passphrase.txt"


def ensure_home(places: Places) -> None:
    """Make the home; raises HomeNotWritable if nothing can be kept there."""
    try:
        places.home.mkdir(parents=True, exist_ok=True)
        probe = places.home / f".hrdesk-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise HomeNotWritable(path=places.home, reason=error.strerror or str(error)) from error


def _home_from_environment() -> Path | None:
    value = os.environ.get(HOME_VARIABLE)
    return Path(value) if value else None


def _portable_home() -> Path | None:
    beside = _beside_program()
    return beside / PORTABLE_HOME if (beside / PORTABLE_MARK).exists() else None


def _beside_program() -> Path:
    return Path(sys.executable).parent if getattr(sys, "frozen", False) else program_folder()
