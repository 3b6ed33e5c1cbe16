"""Which values of a policy file count, and what is told of the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hrdesk.core.policy import LOCKABLE, Organisation, Policy
from hrdesk.core.settings import (
    IDLE_MINUTES,
    NOTES_SIZES,
    REVEAL_KEYS,
    ZOOM_STEPS,
    Settings,
    ThemeChoice,
    read_settings,
)

FORMAT = 1

_ADJUSTABLE = LOCKABLE | {"sidebar_shown", "context_shown", "notes_size"}
_LONGEST = {"name": 120, "contact": 400}
"""Characters."""
_LONGEST_PATH = 1_000
_MOST_FOLDERS = 20
_LONGEST_WORD = 60
_JOINERS = "\u200c\u200d"
"""Not printable by themselves; Persian and Indian names need them."""
_CAN_BE = {
    "theme": ", ".join(ThemeChoice),
    "zoom": ", ".join(map(str, ZOOM_STEPS)),
    "sidebar_shown": "true, false",
    "context_shown": "true, false",
    "country": "two capital letters, such as AT",
    "idle_lock_minutes": ", ".join(map(str, IDLE_MINUTES)),
    "reveal_key": ", ".join(REVEAL_KEYS),
    "notes_size": ", ".join(map(str, NOTES_SIZES)),
}
_FIELDS: Mapping[str, frozenset[str]] = {
    "organisation": frozenset({"name", "contact", "logo"}),
    "settings": _ADJUSTABLE | {"language", "locked"},
    "content": frozenset({"folders"}),
    "backups": frozenset({"folder"}),
}


@dataclass(frozen=True)
class PolicyFault:
    """What cannot be used in a policy file, and why."""

    field: str
    reason: str

    def __str__(self) -> str:
        return f"“{self.field}” {self.reason}"


def read_policy(values: Mapping[str, object]) -> tuple[Policy, tuple[PolicyFault, ...]]:
    """The policy that a file's values make, and what of them could not be used."""
    reading = _Reading(values)
    return reading.policy(), tuple(reading.faults)


class _Reading:
    """Takes one value after the other, and notes the faults."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.faults: list[PolicyFault] = []
        self._tables = dict(self._known_tables(values))

    def policy(self) -> Policy:
        organisation = Organisation(self._line("name"), self._lines("contact"), self._path("organisation", "logo"))
        if (organisation.contact or organisation.logo) and not organisation.name:
            self._refuse("organisation.name", "is missing: write who hands hrdesk out")
        defaults, given = self._settings()
        return Policy(
            organisation,
            defaults,
            given,
            self._locked(given),
            self._language(),
            self._folders(),
            self._path("backups", "folder"),
        )

    def _known_tables(self, values: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, object]]]:
        found = values.get("format")
        if isinstance(found, bool) or found != FORMAT:
            self._refuse("format", f"is not {FORMAT}, so that the file may mean what this hrdesk does not know")
        for name, table in values.items():
            if name == "format":
                continue
            if name not in _FIELDS:
                self._refuse(name, "is not known")
            elif not isinstance(table, dict):
                self._refuse(name, f"is no table: write [{name}] on a line of its own")
            else:
                for key in table.keys() - _FIELDS[name]:
                    self._refuse(f"{name}.{key}", "is not known")
                yield name, {key: value for key, value in table.items() if key in _FIELDS[name]}

    def _settings(self) -> tuple[Settings, frozenset[str]]:
        written = {name: value for name, value in self._table("settings").items() if name in _ADJUSTABLE}
        settings, refused = read_settings(written)
        for name in refused:
            self._refuse(f"settings.{name}", f"can be {_CAN_BE[name]}")
        return settings, frozenset(written) - frozenset(refused)

    def _locked(self, given: frozenset[str]) -> frozenset[str]:
        wanted = self._table("settings").get("locked", [])
        if isinstance(wanted, bool):
            return given & LOCKABLE if wanted else frozenset()
        if not isinstance(wanted, list) or not all(isinstance(name, str) for name in wanted):
            self._refuse("settings.locked", 'is no list of names, such as ["idle_lock_minutes"]')
            return frozenset()
        for name in sorted(set(wanted) - LOCKABLE):
            self._refuse("settings.locked", f"names “{_short(name)}”, which cannot be locked")
        for name in sorted((set(wanted) & LOCKABLE) - given):
            self._refuse("settings.locked", f"names “{name}”, to which the file gives no value that can be used")
        return given & frozenset(wanted) & LOCKABLE

    def _language(self) -> str:
        language = self._table("settings").get("language", "")
        if isinstance(language, str) and (not language or _is_language(language)):
            return language
        self._refuse("settings.language", "can be two small letters, such as en")
        return ""

    def _folders(self) -> tuple[str, ...]:
        folders = self._table("content").get("folders", [])
        if not isinstance(folders, list) or not all(map(_is_path, folders)):
            self._refuse("content.folders", 'is no list of folders, such as ["pages"]')
            return ()
        if len(folders) > _MOST_FOLDERS:
            self._refuse("content.folders", f"names more than {_MOST_FOLDERS} folders; the first ones are used")
        return tuple(dict.fromkeys(folders[:_MOST_FOLDERS]))

    def _path(self, table: str, name: str) -> str:
        path = self._table(table).get(name, "")
        if path == "" or _is_path(path):
            return str(path)
        self._refuse(f"{table}.{name}", "is no path")
        return ""

    def _line(self, name: str) -> str:
        return " ".join(self._lines(name).split())

    def _lines(self, name: str) -> str:
        text = self._table("organisation").get(name, "")
        if not isinstance(text, str):
            self._refuse(f"organisation.{name}", "is no text")
            return ""
        if len(text) > _LONGEST[name]:
            self._refuse(f"organisation.{name}", f"is longer than {_LONGEST[name]} characters; the rest is left out")
        return _shown(text[: _LONGEST[name]])

    def _table(self, name: str) -> Mapping[str, object]:
        return self._tables.get(name, {})

    def _refuse(self, name: str, reason: str) -> None:
        self.faults.append(PolicyFault(_short(name), reason))


def _shown(text: str) -> str:
    """Lines without signs that nobody sees, without empty ones at either end."""
    lines = (
        "".join(char for char in line if char.isprintable() or char == "\t" or char in _JOINERS)
        for line in text.splitlines()
    )
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _short(name: str) -> str:
    name = " ".join(_shown(name).split())
    return name if len(name) <= _LONGEST_WORD else f"{name[: _LONGEST_WORD - 1]}…"


def _is_path(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_PATH and value.isprintable() and bool(value.strip())


def _is_language(value: str) -> bool:
    return len(value) == 2 and value.isascii() and value.isalpha() and value.islower()
