"""Real public English text for measuring the search: Debian's documentation, dictionaries and package descriptions."""

import json
import random
import re
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass
from hashlib import blake2b
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase, digits, punctuation, whitespace
from tempfile import TemporaryDirectory

from hrdesk.services.safe_file import replacing
from tests.benchmarks.search_corpus_packages import Apt, CorpusUnavailable
from tests.benchmarks.search_corpus_texts import LONGEST, SHORTEST, Section, Work, read_package

PASSAGES_OF_AN_ARTICLE = 10
_SEED = 7
_LETTERS = str.maketrans(ascii_uppercase, ascii_lowercase, whitespace + digits + punctuation)
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")


@dataclass(frozen=True)
class CorpusPassage:
    """One headed passage. Those of one document follow each other, ten at most, and can be one article."""

    document: str
    title: str
    heading: str
    text: str


@dataclass(frozen=True)
class _Stage:
    """A part of the corpus that is fetched at once; later stages follow earlier ones."""

    file: str
    enough_for: int
    packages: str


# The slowest packages stand first, so that both cores end together.
_FIRST = """
    libreoffice-help-en-us postgresql-doc-15 git-doc exim4-doc-html r-doc-html anarchism dict-foldoc dict-jargon
"""
_SECOND = """
    openjdk-17-doc racket-doc linux-doc-6.1 qtbase5-doc-html erlang-doc db5.3-doc libboost1.81-doc python3.11-doc
    cmake-doc libgtk-3-doc libglib2.0-doc llvm-14-doc python-sqlalchemy-doc python-django-doc sqlite3-doc gap-doc
    nodejs-doc libvirt-doc openafs-doc dict-gcide dict-wn
"""
_STAGES = (
    _Stage("first.jsonl", 30_000, _FIRST),
    _Stage("second.jsonl", 300_000, _SECOND),
)


def corpus(folder: Path, size: int) -> Iterator[CorpusPassage]:
    """The first `size` passages; what is not yet in `folder` is fetched and built now, or raises CorpusUnavailable."""
    built: list[Path] = []
    for stage in _STAGES:
        file = folder / stage.file
        if not file.exists():
            _build(stage, file, built)
        built.append(file)
        if size <= stage.enough_for:
            return islice(_read(built), size)
    raise ValueError(f"the corpus has {_STAGES[-1].enough_for} passages, not {size}")


def _build(stage: _Stage, file: Path, earlier: list[Path]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    known = _Known(earlier)
    with (
        TemporaryDirectory(prefix="building-", dir=file.parent) as workshop,
        closing(_works(stage, Path(workshop))) as works,
    ):
        articles = [article for work in works for article in _articles(work, known)]
    if known.passages < stage.enough_for:
        raise CorpusUnavailable(
            f"This Debian's packages give {known.passages} passages, and the search corpus needs {stage.enough_for}."
        )
    random.Random(_SEED).shuffle(articles)
    with replacing(file) as part, part.open("w", encoding="utf-8") as lines:
        for passage in chain.from_iterable(articles):
            lines.write(json.dumps(asdict(passage), ensure_ascii=False) + "\n")


def _works(stage: _Stage, workshop: Path) -> Generator[Work, None, None]:
    apt = Apt(workshop)
    apt.update()
    packages = apt.download(stage.packages.split())
    # Spawned, because the program that measures may have threads by now, and a fork would copy their locks.
    readers = ProcessPoolExecutor(2, mp_context=get_context("spawn"))
    try:
        read = readers.map(read_package, packages)
        if stage is _STAGES[0]:
            yield from apt.descriptions()
        yield from chain.from_iterable(read)
    finally:
        readers.shutdown(cancel_futures=True)


class _Known:
    """The paragraphs seen so far, so that licences and other repeats stand in the corpus once."""

    def __init__(self, files: list[Path]) -> None:
        self._seen: set[bytes] = set()
        self.passages = 0
        for passage in _read(files):
            self.passages += 1
            for paragraph in passage.text.split("\n\n"):
                self.is_new(paragraph)

    def is_new(self, paragraph: str) -> bool:
        """Whether no paragraph of the same letters was asked for before."""
        digest = blake2b(paragraph.translate(_LETTERS).encode(), digest_size=8).digest()
        before = len(self._seen)
        self._seen.add(digest)
        return len(self._seen) > before


def _articles(work: Work, known: _Known) -> Iterator[list[CorpusPassage]]:
    """The work in parts of ten passages; where there are several, each is named by what it begins with."""
    found = [(section.heading or work.title, text) for section in work.sections for text in _texts(section, known)]
    known.passages += len(found)
    for start in range(0, len(found), PASSAGES_OF_AN_ARTICLE):
        part = found[start : start + PASSAGES_OF_AN_ARTICLE]
        title = work.title if part[0][0] == work.title or len(found) == len(part) else f"{work.title}: {part[0][0]}"
        document = f"{work.name}#{start // PASSAGES_OF_AN_ARTICLE + 1}"
        yield [CorpusPassage(document, title, heading, text) for heading, text in part]


def _texts(section: Section, known: _Known) -> Iterator[str]:
    pieces = chain.from_iterable(_pieces(paragraph) for paragraph in section.paragraphs)
    return (text for text in _packed(filter(known.is_new, pieces), "\n\n") if len(text) >= SHORTEST)


def _pieces(paragraph: str) -> Iterable[str]:
    return [paragraph] if len(paragraph) <= LONGEST else _packed(_SENTENCE_END.split(paragraph), " ")


def _packed(pieces: Iterable[str], space: str) -> Iterator[str]:
    """As many pieces together as fit in a passage; a piece that is too long for one is no prose and is left out."""
    held = ""
    for piece in pieces:
        joined = held + space + piece if held else piece
        if len(joined) <= LONGEST:
            held = joined
        elif len(piece) <= LONGEST:
            yield held
            held = piece
    if held:
        yield held


def _read(files: Iterable[Path]) -> Iterator[CorpusPassage]:
    for file in files:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                yield CorpusPassage(**json.loads(line))
