"""The rows of search results: headings, pages, notes of one's own, and what else can be done."""

from dataclasses import dataclass

from hrdesk.core.answers import Answers
from hrdesk.core.hit import Hit, Reason, SearchResult
from hrdesk.core.note_search import NoteHit
from hrdesk.ui.words import tr

_SHOWN = 60
"""Letters of the query that a sentence repeats."""


@dataclass(frozen=True)
class GroupRow:
    """A heading, or a sentence, between the hits."""

    text: str


@dataclass(frozen=True)
class WordOffer:
    """Another word to search for."""

    word: str


@dataclass(frozen=True)
class QuestionOffer:
    """To keep what was typed as a question for the editors."""

    question: str


ResultRow = GroupRow | Hit | NoteHit | WordOffer | QuestionOffer


def result_rows(answers: Answers, emergencies: tuple[Hit, ...], *, can_keep: bool) -> list[ResultRow]:
    """The rows for what was found; where that is nothing, the nearest words and the `emergencies`."""
    pages = answers.pages
    offers: list[ResultRow] = [QuestionOffer(pages.query.strip())] if can_keep and pages.query.strip() else []
    if answers.is_empty:
        nearest = [WordOffer(word) for word in pages.nearest]
        return [*_nothing(answers), *nearest, *offers, GroupRow(tr("Emergencies")), *emergencies]
    rows: list[ResultRow] = []
    if pages.corrected:
        rows.append(GroupRow(tr("Showing results for “{words}”").format(words=pages.corrected[:_SHOWN])))
    elif not pages.is_exact:
        rows.append(GroupRow(tr("No page has all of these words. The nearest:")))
    rows += _page_rows(pages)
    if answers.notes:
        rows += [GroupRow(tr("My notes")), *answers.notes]
    return rows + (offers if pages.hits and not pages.is_exact else [])


def why_words(hit: Hit) -> str:
    """Why a page was found, in the person's language; that nothing else was found stands above the rows."""
    told = (why for why in hit.why if why.reason is not Reason.NEAREST)
    return " · ".join(tr(why.reason.value).format(words=why.words) for why in told)


def row_words(row: ResultRow) -> str:
    """A row as it is read out."""
    match row:
        case GroupRow():
            return row.text
        case Hit():
            return ". ".join(filter(None, (row.title, why_words(row), row.heading, row.excerpt.text)))
        case NoteHit():
            return f"{note_title(row)}. {row.excerpt.text}"
        case WordOffer():
            return tr("Search for “{word}”").format(word=row.word)
        case QuestionOffer():
            words = tr("Keep “{question}” as a question for the editors")
            return words.format(question=row.question[:_SHOWN])


def note_title(row: NoteHit) -> str:
    """The title of a note among the results."""
    return tr("My note on {page}").format(page=row.title)


def _nothing(answers: Answers) -> list[ResultRow]:
    if answers.filters.mine:
        if answers.notes_are_hidden:
            words = tr("Your notes are not searched in full screen or during a talk, so that a room does not see them.")
            return [GroupRow(words)]
        return [GroupRow(tr("None of your notes has these words."))]
    words = answers.pages.query.strip()[:_SHOWN]
    if answers.filters.any:
        return [GroupRow(tr("Nothing found for “{words}”. Try it without the filters.").format(words=words))]
    return [GroupRow(tr("Nothing found for “{words}”. Try fewer or other words.").format(words=words))]


def _page_rows(pages: SearchResult) -> list[ResultRow]:
    """Pages that a name may mean, then emergencies, then the rest."""
    choices = [hit for hit in pages.hits if hit.article_id in pages.choices]
    others = [hit for hit in pages.hits if hit.article_id not in pages.choices]
    leading = []
    for hit in others:
        if not hit.is_emergency:
            break
        leading.append(hit)
    rest = others[len(leading) :]
    rows: list[ResultRow] = []
    if choices:
        question = tr("“{name}” has several meanings. Which one?").format(name=pages.query.strip()[:_SHOWN])
        rows += [GroupRow(question), *choices]
    if leading:
        rows += [GroupRow(tr("Emergencies")), *leading]
    if rest:
        rows += [GroupRow(tr("Other pages") if choices else tr("Pages")), *rest]
    return rows
