"""The whole page of an article: its body and the parts made from its front matter."""

from html import escape

from hrdesk.core.article import ArticleType
from hrdesk.core.citations import cite, source_numbers
from hrdesk.core.front_matter import CauseLevel, FrontMatter, ResponseLevel, Risk, Source
from hrdesk.core.handout_html import ON_SCREEN_ONLY
from hrdesk.core.markdown import RenderedBody, render_markdown, sanitise
from hrdesk.core.term_marks import TermMarks, term_slug
from hrdesk.core.training_page import training_overview, training_parts

CAUSE_LEVELS = {
    CauseLevel.SUBSTANCE: "substance",
    CauseLevel.PERSON: "person",
    CauseLevel.ROUTE: "route",
    CauseLevel.SETTING: "setting",
    CauseLevel.LAW: "law and policy",
}
RESPONSE_LEVELS = {
    ResponseLevel.INDIVIDUAL: "individual",
    ResponseLevel.SERVICE: "service",
    ResponseLevel.COMMUNITY: "community",
    ResponseLevel.LAW: "law and policy",
}
_VERIFIED = {"full": "read in full", "part": "read in part", "unseen": "not read by us yet"}
_WHEN_TO_GET_HELP = (
    "If somebody cannot be woken, does not breathe normally, has a fit, chest pain, or is confused and very hot: "
    f"call the emergency number now.{ON_SCREEN_ONLY}"
)


def compose_page(front: FrontMatter, body: str, glossary: TermMarks | None = None) -> RenderedBody:
    """Render a page's body with quick steps before it and risks, terms, help and sources after it.

    Words of the glossary are marked where they first stand, but for those whose own page this is.
    """
    numbers = source_numbers(front.sources)
    rendered = render_markdown(body, numbers, glossary.for_page(front) if glossary else None)
    html = rendered.html
    if front.risk_matrix:
        html = _insert_after_section(html, "what-reduces-them", _risk_table(front.risk_matrix, numbers))
    if front.training:
        titles = {figure.id: figure.title for figure in front.figures}
        html = training_overview(front.training) + html + training_parts(front.training, numbers, titles)
    parts = [_quick_steps(front.quick_steps), html, _terms(front), _help(front), _sources(front)]
    return RenderedBody(sanitise("\n".join(part for part in parts if part)), rendered.references)


def _quick_steps(steps: tuple[str, ...]) -> str:
    if not steps:
        return ""
    items = "".join(f"<li>{escape(step)}</li>" for step in steps)
    box = '<table class="callout" width="100%" cellspacing="0" cellpadding="12"><tr><td class="danger">'
    return f'{box}<h2 id="quick-steps">Quick steps</h2><ol class="steps">{items}</ol></td></tr></table>'


def _help(front: FrontMatter) -> str:
    if front.type is ArticleType.EMERGENCY:
        return ""
    return f'<h2 id="when-to-get-help-now">When to get help now</h2><p>{_WHEN_TO_GET_HELP}</p>'


def _risk_table(risks: tuple[Risk, ...], numbers: dict[str, int]) -> str:
    rows = "".join(_risk_rows(risk, numbers) for risk in risks)
    head = "<tr><th>Risk</th><th>Cause</th><th>What reduces it</th></tr>"
    table = f'<table class="matrix" cellspacing="0" cellpadding="8" width="100%">{head}{rows}</table>'
    return f'<h3 id="risks-causes-responses">Risks, causes and responses in one table</h3>{table}'


def _risk_rows(risk: Risk, numbers: dict[str, int]) -> str:
    urgency = f'<p class="aside">{escape(risk.kind)}, {escape(risk.urgency)}</p>'
    if risk.emergency and _is_id(risk.emergency):
        urgency += f'<p class="aside"><a href="article:{risk.emergency}">Emergency steps</a></p>'
    first = f'<td class="risk" rowspan="{len(risk.causes)}"><p><strong>{escape(risk.risk)}</strong></p>{urgency}</td>'
    rows = []
    for cause in risk.causes:
        level = f'<p class="aside">{CAUSE_LEVELS[cause.level]}</p>'
        responses = "".join(
            f'<p>{escape(response.text)} <span class="aside">({RESPONSE_LEVELS[response.level]}; '
            f"{response.evidence})</span>{cite(response.sources, numbers)}</p>"
            for response in cause.responses
        )
        rows.append(f"<tr>{first}<td><p>{escape(cause.text)}</p>{level}</td><td>{responses}</td></tr>")
        first = ""
    return "".join(rows)


def _terms(front: FrontMatter) -> str:
    out = []
    for term in sorted(front.terms, key=lambda term: term.term.casefold()):
        full = f" <em>{escape(term.full)}</em>" if term.full else ""
        also = f'<p class="aside">Also: {escape(", ".join(term.also))}</p>' if term.also else ""
        see = f' <a href="article:{term.see}">Read more</a>' if term.see and _is_id(term.see) else ""
        out.append(
            f'<h3 id="{term_slug(term.term)}">{escape(term.term)}</h3><p>{full} {escape(term.means)}{see}</p>{also}'
        )
    return f'<h2 id="terms">Terms</h2>{"".join(out)}' if out else ""


def _sources(front: FrontMatter) -> str:
    if not front.sources:
        return ""
    items = "".join(f"<li>{_source(source)}</li>" for source in front.sources)
    own = ""
    if front.own_words:
        names = "; ".join(f"“{heading}”" for heading in front.own_words)
        own = f'<p class="aside">Advice or examples of this library, from no source: {escape(names)}.</p>'
    return f'<h2 id="sources">Sources</h2><ol class="sources">{items}</ol>{own}'


def _source(source: Source) -> str:
    year = str(source.year) if source.year else "no year"
    checked = f", {source.accessed.isoformat()}" if source.accessed else ""
    return (
        f"{escape(source.org)}: <em>{escape(source.title)}</em> ({year}). {escape(source.url)} "
        f'<span class="aside">{_VERIFIED[source.verified]}{checked}; {escape(source.licence)}</span>'
    )


def _insert_after_section(html: str, slug: str, addition: str) -> str:
    """Put `addition` at the end of the section with that slug, or at the end of the page."""
    section = html.find(f'<h2 id="{slug}"')
    following = html.find("<h2 ", section + 1) if section >= 0 else -1
    cut = following if following >= 0 else len(html)
    return html[:cut] + addition + html[cut:]


def _is_id(text: str) -> bool:
    """Whether a text can be the id of a page; others are faults, and never become part of an address."""
    return text.isascii() and text.replace("-", "").isalnum()
