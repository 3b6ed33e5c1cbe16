"""Fetches Debian packages, and what apt's lists say of each, into one folder; the system stays as it is."""

import re
import subprocess
from collections import defaultdict
from pathlib import Path

from tests.benchmarks.search_corpus_texts import Section, Work

_STANZA = re.compile(r"^Package: (\S+)\n(?:.+\n)*?Description-en: (.*)\n((?: .*\n)*)", re.M)
_PLACE = re.compile(r"^Package: (\S+)\n(?:.+\n)*?Section: (?:.*/)?(\S+)", re.M)


class CorpusUnavailable(Exception):
    """The text for measuring the search is not to be had here; the sentence says what is missing."""


class Apt:
    """Debian's registry through apt, with lists and cache below `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "lists" / "partial").mkdir(parents=True)
        options = {
            "Dir::State::Lists": folder / "lists",
            "Dir::Cache": folder,
            "Acquire::Languages": "en",
            "Acquire::http::Timeout": 20,
            "APT::Sandbox::User": "root",
        }
        self._options = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]

    def update(self) -> None:
        """Fetch the lists; a source that does not answer is passed over, unless none does."""
        self._run("apt-get", "update")
        if not self._description_lists():
            raise CorpusUnavailable(
                "The search corpus cannot be fetched: no registry of Debian answers; is there a network?"
            )

    def download(self, names: list[str]) -> list[Path]:
        """The packages as files, in the order of the names."""
        self._run("apt-get", "download", *names)
        return [next(self._folder.glob(f"{name}_*.deb")) for name in names]

    def descriptions(self) -> list[Work]:
        """The long descriptions of all listed packages, a work for each section of the archive."""
        sections = dict(_PLACE.findall(self._run("apt-cache", "dumpavail")))
        lists = self._run("/usr/lib/apt/apt-helper", "cat-file", *self._description_lists())
        works: dict[str, list[Section]] = defaultdict(list)
        for name, summary, text in sorted(set(_STANZA.findall(lists))):
            paragraphs = [" ".join(part.split()) for part in text.split("\n .\n")]
            works[sections.get(name, "misc")].append(Section(f"{name}: {summary}", paragraphs))
        return [Work(f"packages/{name}", f"Packages: {name}", works[name]) for name in sorted(works)]

    def _description_lists(self) -> list[str]:
        lists = self._run("apt-get", "indextargets", "--format", "$(FILENAME)", "Created-By: Translations")
        return [path for path in lists.splitlines() if Path(path).exists()]

    def _run(self, program: str, *arguments: str) -> str:
        command = [program, *self._options, *arguments]
        try:
            done = subprocess.run(command, cwd=self._folder, check=True, capture_output=True)
        except FileNotFoundError:
            raise CorpusUnavailable(
                f"The search corpus is made of Debian's packages, and this system has no {Path(program).name}."
            ) from None
        except subprocess.CalledProcessError as error:
            reason = (error.stderr.decode(errors="replace").splitlines() or ["it does not say why"])[-1]
            raise CorpusUnavailable(f"The search corpus cannot be fetched; {program} says: {reason}") from error
        return done.stdout.decode("utf-8", errors="replace")
