"""Reads what stands beside the pages of a content folder: shelf, local facts, thesaurus, required facts, runs."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hrdesk.core.errors import TextUnreadable
from hrdesk.core.fault import Fault
from hrdesk.core.local_facts import LocalFacts
from hrdesk.core.shelf import Shelf
from hrdesk.core.thesaurus_file import ThesaurusFile
from hrdesk.core.word_runs import word_runs
from hrdesk.core.written_page import FieldPath
from hrdesk.services.checked_values import Value, read_text, typed
from hrdesk.services.safe_file import write_text
from hrdesk.services.yaml_lines import YamlFault, load_yaml

SHELF_FILE = "library.yaml"
LOCAL_FILE = "local.yaml"
THESAURUS_FILE = "thesaurus.yaml"
REQUIRED_FACTS_FILE = "required-facts.jsonl"
PROTECTED_RUNS_FILE = "protected-runs.txt"

_RUNS_LIMIT = 8 * 1024 * 1024
"""Bytes: the fingerprints of about 600,000 words."""
_RUN = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class FolderFiles:
    """`required_facts` are facts by id that a page must state; `protected_runs` are fingerprints of `word_runs`."""

    shelf: Shelf = field(default_factory=Shelf)
    local: LocalFacts = field(default_factory=LocalFacts)
    local_lines: Mapping[FieldPath, int] = field(default_factory=dict)
    thesaurus: ThesaurusFile = field(default_factory=ThesaurusFile)
    thesaurus_lines: Mapping[FieldPath, int] = field(default_factory=dict)
    required_facts: dict[str, str] = field(default_factory=dict)
    protected_runs: frozenset[int] = frozenset()


def read_folder_files(folder: Path) -> tuple[FolderFiles, tuple[Fault, ...]]:
    """Read the files that are there; each that is missing or broken counts as empty."""
    shelf, _, shelf_faults = _read_yaml(folder / SHELF_FILE, Shelf)
    local, local_lines, local_faults = _read_yaml(folder / LOCAL_FILE, LocalFacts)
    thesaurus, thesaurus_lines, word_faults = _read_yaml(folder / THESAURUS_FILE, ThesaurusFile)
    required, fact_faults = _read_required_facts(folder / REQUIRED_FACTS_FILE)
    runs, run_faults = _read_protected_runs(folder / PROTECTED_RUNS_FILE)
    files = FolderFiles(
        shelf or Shelf(),
        local or LocalFacts(),
        local_lines,
        thesaurus or ThesaurusFile(),
        thesaurus_lines,
        required,
        runs,
    )
    return files, (*shelf_faults, *local_faults, *word_faults, *fact_faults, *run_faults)


def shown_name(path: Path) -> str:
    """A file as people are told of it: with its folder."""
    return f"{path.parent.name}/{path.name}"


def _read_yaml(path: Path, kind: type[Value]) -> tuple[Value | None, Mapping[FieldPath, int], tuple[Fault, ...]]:
    if not path.is_file():
        return None, {}, ()
    shown = shown_name(path)
    text, fault = read_text(path, shown)
    if fault:
        return None, {}, (fault,)
    try:
        values, lines = load_yaml(text)
    except YamlFault as error:
        return None, {}, (Fault(shown, error.line, "yaml", f"The file is broken: {error}.", error.remedy),)
    value, faults = typed(kind, values, lines, shown)
    return value, lines, faults


def _read_required_facts(path: Path) -> tuple[dict[str, str], tuple[Fault, ...]]:
    if not path.is_file():
        return {}, ()
    required: dict[str, str] = {}
    text, fault = read_text(path, shown_name(path))
    if fault:
        return {}, (fault,)
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            entry = json.loads(line)
            required[entry["id"]] = entry["fact"]
        except (ValueError, KeyError, TypeError, RecursionError):
            remedy = 'Write {"id": …, "fact": …} on one line.'
            message = "The line is no JSON object."
            return required, (Fault(shown_name(path), number, "required-facts", message, remedy),)
    return required, ()


def _read_protected_runs(path: Path) -> tuple[frozenset[int], tuple[Fault, ...]]:
    if not path.is_file():
        return frozenset(), ()
    text, fault = read_text(path, shown_name(path), _RUNS_LIMIT)
    if fault:
        return frozenset(), (fault,)
    runs: set[int] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if _RUN.fullmatch(line):
            runs.add(int(line, 16))
        elif line.strip() and not line.startswith("#"):
            message, remedy = "The line is no fingerprint.", "Make the file with: hrdesk library fingerprint."
            return frozenset(runs), (Fault(shown_name(path), number, "copied", message, remedy),)
    return frozenset(runs), ()


def write_protected_runs(texts: Sequence[Path], names: Sequence[str], path: Path) -> int:
    """List the fingerprints of texts, but for those of names that may stand; returns how many there are."""
    runs: set[int] = set()
    for text in texts:
        words, fault = read_text(text, str(text), _RUNS_LIMIT)
        if fault:
            raise TextUnreadable(path=text, reason=fault.message)
        runs.update(word_runs(words))
    allowed = {run for name in names for run in word_runs(name)}
    head = ["# Fingerprints of eight-word runs that no page may copy: hrdesk library fingerprint makes them."]
    head += [f"# May stand: {' '.join(name.split())}" for name in names]
    write_text(path, "\n".join([*head, *(f"{run:016x}" for run in sorted(runs - allowed))]) + "\n")
    return len(runs - allowed)
