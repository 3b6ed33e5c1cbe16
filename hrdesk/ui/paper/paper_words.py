"""What a handout says besides its pages, as HTML: cover, contents, emergency box, sources, notes."""

from collections.abc import Sequence
from datetime import date
from html import escape

from hrdesk.core.anchor import AnchorState
from hrdesk.core.article_card import ArticleCard
from hrdesk.core.freshness import Freshness, judge_freshness
from hrdesk.core.handout_html import Chapter
from hrdesk.core.handout_marks import SharedNote
from hrdesk.core.local_note import LocalPlace, Slot
from hrdesk.services.handouts import Material
from hrdesk.ui.dates import shown_date
from hrdesk.ui.freshness_words import freshness_words
from hrdesk.ui.local_words import slot_words
from hrdesk.ui.note_kinds import kind_words
from hrdesk.ui.words import tr

LOGO = "logo:"
"""The address of the logo."""
_LINE = "…" * 12
"""Room to write by hand."""


def cover_html(material: Material, made_on: date, *, has_logo: bool) -> str:
    """The title, and how far the pages were reviewed."""
    waiting = sum(freshness_of(chapter.card, made_on).is_approved is False for chapter in material.chapters)
    logo = f'<p class="figure"><img src="{LOGO}"></p>' if has_logo else ""
    standing = ""
    if waiting:
        standing = tr(
            "Not reviewed by a clinician: {count} of {all} pages. The foot of each sheet says how far it was checked."
        )
        standing = f"<p>{_filled(standing, count=waiting, all=len(material.chapters))}</p>"
    made = _filled(tr("Made on {date} with hrdesk, the harm reduction desk."), date=shown_date(made_on))
    return f'{logo}<h1 class="cover">{escape(material.title)}</h1><p>{made}</p>{standing}'


def contents_html(lines: Sequence[tuple[str, int, int]]) -> str:
    """(words, level, page) of each line, as a table; the page is a number as it stands at the foot."""
    rows = "".join(
        f'<tr><td class="bare" width="90%">{"&nbsp;" * 4 * level}{escape(words)}</td>'
        f'<td class="bare" align="right">{page}</td></tr>'
        for words, level, page in lines
    )
    table = f'<table width="99%" cellspacing="0" cellpadding="2"><tbody>{rows}</tbody></table>'
    return f'<h2 id="contents">{escape(contents_title())}</h2>{table}'


def contents_title() -> str:
    return tr("Contents")


def emergency_html(material: Material, made_on: date, *, small: bool = False) -> str:
    """What to do and whom to call; on a card the numbers stand on its back."""
    box = _steps_html(material.emergency, material.place, made_on) if material.emergency else ""
    local = _local_html(material.place)
    if small and box and local:
        local = f'<p style="page-break-before: always"></p>{local}'
    return box + local


def chapter_html(chapter: Chapter, head: str = "") -> str:
    """A page with its sources and licence; `head` stands above it."""
    summary = f'<p class="summary">{escape(chapter.card.summary)}</p>' if chapter.is_whole else ""
    html = chapter.html.replace('width="100%"', 'width="99%"')
    below = ' class="below"' if head else ""
    title = f'<h1 id="top"{below}>{escape(chapter.card.title)}</h1>'
    return f"{head}{title}{summary}{html}{_sources_html(chapter)}"


def small_chapter_html(chapter: Chapter) -> str:
    """A page on a card: no room for its sources, so that it says where they stand."""
    count = _filled(tr("{count} sources: see this page in hrdesk."), count=len(chapter.sources))
    where = f'<p class="aside">{count} {escape(chapter.attribution)}, {escape(chapter.licence)}</p>'
    return f'<h2 id="top">{escape(chapter.card.title)}</h2>{chapter.html}{where}'


def note_box(one: SharedNote) -> str:
    """A person's note as a box at its place."""
    annotation = one.annotation
    whose = tr("My note") if not annotation.author else _filled(tr("Note by {name}"), name=annotation.author)
    if annotation.kind.value != "note":
        whose = f"{whose} · {escape(kind_words(annotation.kind))}"
    quote = f"<p><i>“{escape(annotation.anchor.exact)}”</i></p>" if annotation.anchor else ""
    lost = (
        f"<p>{tr('The words that it stood beside have changed.')}</p>" if one.place.state is AnchorState.ORPHAN else ""
    )
    words = "<br>".join(escape(line) for line in annotation.note.strip().splitlines())
    return (
        '<table class="callout" width="99%" cellspacing="0" cellpadding="6"><tbody><tr><td class="mine">'
        f'<p class="callout-title">{whose}</p>{quote}{lost}<p>{words}</p></td></tr></tbody></table>'
    )


def freshness_of(card: ArticleCard, today: date) -> Freshness:
    return judge_freshness(card.status, card.reviewed, card.review_due, today)


def foot_words(card: ArticleCard, today: date) -> str:
    """How current a page is, for the foot of each sheet."""
    return freshness_words(freshness_of(card, today))


def _steps_html(card: ArticleCard, place: LocalPlace | None, made_on: date) -> str:
    note = place.notes.get(Slot.EMERGENCY_NUMBER) if place else None
    number = f"{escape(note.text)} ({escape(place.name)})" if note and place else _LINE
    title = _filled(tr("In an emergency: {title}"), title=card.title)
    steps = "".join(f"<li>{escape(step)}</li>" for step in card.quick_steps)
    return (
        '<table class="callout" width="99%" cellspacing="0" cellpadding="8"><tbody><tr><td class="danger">'
        f'<h2 id="emergency">{title}</h2><p><b>{tr("Emergency number")}: {number}</b></p>'
        f'<ol class="steps">{steps}</ol><p class="aside">{escape(foot_words(card, made_on))}</p>'
        "</td></tr></tbody></table>"
    )


def _local_html(place: LocalPlace | None) -> str:
    if not place:
        rows = "".join(f"<p><b>{escape(slot_words(slot))}:</b> {_LINE}</p>" for slot in _WRITTEN)
        return f"<h3>{tr('Numbers here')}</h3>{rows}"
    rows = "".join(
        f'<tr><td width="32%"><b>{escape(slot_words(slot))}</b></td><td>{escape(note.text)}<br><span class="aside">'
        f"{escape(note.source)}; {_filled(tr('checked {date}'), date=note.checked)}</span></td></tr>"
        for slot, note in place.notes.items()
    )
    return (
        f"<h3>{_filled(tr('Numbers and facts: {country}'), country=place.name)}</h3>"
        f'<table class="grid" width="99%" cellspacing="0" cellpadding="4"><tbody>{rows}</tbody></table>'
    )


_WRITTEN = (Slot.EMERGENCY_NUMBER, Slot.CRISIS_LINE, Slot.NEEDLE_SERVICE)
"""What is worth writing by hand where no country was chosen."""


def _sources_html(chapter: Chapter) -> str:
    read = {"full": tr("read in full"), "part": tr("read in part"), "unseen": tr("not read by us yet")}
    lines = "".join(
        f'<p class="source">[{source.number}] {escape(source.org)}: <i>{escape(source.title)}</i> '
        f"({source.year or tr('no year')}). {escape(source.url)} ({read[source.verified]}"
        f"{f', {source.accessed}' if source.accessed else ''})</p>"
        for source in chapter.sources
    )
    heading = f"<h3>{tr('Sources')}</h3>" if lines else ""
    licence = _filled(tr("Text: {who}, licence {licence}."), who=chapter.attribution, licence=chapter.licence)
    return f'{heading}{lines}<p class="aside">{licence}</p>'


def _filled(words: str, **facts: object) -> str:
    """Words as HTML, with facts that may hold signs of HTML."""
    return escape(words).format(**{name: escape(str(fact)) for name, fact in facts.items()})
