"""What is said of hrdesk as a whole, and of each work in it."""

from collections.abc import Iterator
from pathlib import Path

from hrdesk import __version__
from hrdesk.core.marked_words import marked
from hrdesk.services.licences import Work, texts_of
from hrdesk.services.paths import Places
from hrdesk.ui.about.works_model import shown_licence
from hrdesk.ui.words import tr

_LINE = "\n\n"
_WHAT = marked(
    "The harm reduction desk: a library of harm reduction articles to search, read and annotate, for outreach workers. "
    "It works without a network, and sends nothing anywhere."
)
_LICENCES = marked(
    "The program is under the MIT licence: use it, change it, pass it on. The pages are under CC BY 4.0: copy and "
    "change them, and say where they come from. What others made is in the list, with its licences."
)
_CHECK = marked("In a terminal, this looks whether every part of this copy works and is as it was made:")
_LGPL = marked(
    "This work is under the LGPL: you may put a version of your own in its place. hrdesk uses it from files of their "
    "own, below {folder}:"
)
_LGPL_CHECKOUT = marked(
    "This work is under the LGPL: you may put a version of your own in its place. Here it is a package of Python of "
    "its own."
)


def words_of_whole(places: Places, trouble: str) -> str:
    """What hrdesk is, where it stands, how to check it, and under which licences it is."""
    parts = [trouble] if trouble else []
    parts += [
        tr(_WHAT),
        _titled(tr("The program stands in"), str(places.program)),
        _titled(tr("Notes and settings stand in"), str(places.home)),
        _titled(tr(_CHECK), "hrdesk self-test"),
        _titled(tr("Licences"), tr(_LICENCES)),
    ]
    return _LINE.join(parts)


def words_of_work(work: Work, program: Path) -> str:
    """Where its source is, what may be replaced, and its licence texts."""
    return _LINE.join(_parts(work, program))


def title_of_whole() -> str:
    return f"hrdesk {__version__}"


def _parts(work: Work, program: Path) -> Iterator[str]:
    licence = shown_licence(work) or tr("see its text")
    yield _titled(tr("Licence"), licence)
    yield _titled(tr("Where to get the source"), work.source)
    if work.replaceable:
        yield tr(_LGPL).format(folder=program.parent) + "\n" + "\n".join(f"  {path}" for path in work.replaceable)
    elif "LGPL" in work.licence:
        yield tr(_LGPL_CHECKOUT)
    texts = texts_of(work)
    if not texts:
        yield tr("Its package brings no text of the licence along; the source has it.")
    for name, words in texts:
        missing = tr("This text is missing here, so this copy of hrdesk is damaged.")
        yield f"── {name} ──{_LINE}{missing if words is None else words.strip()}"


def _titled(title: str, words: str) -> str:
    return f"{title}\n{words}"
