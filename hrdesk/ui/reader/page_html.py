"""The HTML that the reader shows: the title and freshness line above the built page, and its style."""

from html import escape

from hrdesk.core.article import OUR_ATTRIBUTION
from hrdesk.core.article_view import Article
from hrdesk.core.freshness import Currency, Freshness
from hrdesk.ui.freshness_words import freshness_words
from hrdesk.ui.theme import Colours, Type
from hrdesk.ui.words import tr

FRESHNESS = "freshness-line"
"""The name of the line on how current the page is: its words change with the days."""

_CALLOUTS = {
    "danger": ("danger_text", "danger_soft"),
    "warning": ("warning_text", "warning_soft"),
    "tip": ("tip_text", "tip_soft"),
    "note": ("note_text", "note_soft"),
    "local": ("accent", "accent_soft"),
}


def page_html(article: Article, freshness: Freshness) -> str:
    """The whole page."""
    line = escape(" · ".join(filter(None, (freshness_words(freshness), _author_words(article)))))
    tone = "overdue" if freshness.currency is Currency.OVERDUE else "fresh"
    # Qt rounds a full-width table up to a pixel more than its page, and then shows a scroll bar for it.
    html = article.html.replace('width="100%"', 'width="99%"')
    return (
        f'<h1 id="top">{escape(article.card.title)}</h1>'
        f'<p id="{FRESHNESS}" class="{tone}">{line}</p><p class="summary">{escape(article.card.summary)}</p>{html}'
    )


def _author_words(article: Article) -> str:
    """Who wrote a page, where that was not us."""
    if article.attribution == OUR_ATTRIBUTION:
        return ""
    return tr("From: {who}").format(who=article.attribution)


def page_style(colours: Colours, zoom: int, smallest: int = Type.SMALL) -> str:
    """The style sheet of a page at a text size in percent; nothing is smaller than so many pixels."""

    def px(size: float) -> int:
        return round(size * zoom / 100)

    def size(pixels: float) -> int:
        return max(smallest, px(pixels))

    rules = [
        f"body {{ font-size: {size(Type.READING)}px; color: {colours.ink}; }}",
        f"h1 {{ font-size: {size(Type.TITLE)}px; font-weight: 600; "
        f"margin-top: {px(20)}px; margin-bottom: {px(6)}px; }}",
        f"h2 {{ font-size: {size(23)}px; font-weight: 600; margin-top: {px(26)}px; margin-bottom: {px(8)}px; }}",
        f"h3 {{ font-size: {size(19)}px; font-weight: 600; margin-top: {px(18)}px; margin-bottom: {px(6)}px; }}",
        f"h4 {{ font-size: {size(Type.READING)}px; font-weight: 600; margin-top: {px(14)}px; }}",
        f"p {{ line-height: 145%; margin-top: 0px; margin-bottom: {px(12)}px; }}",
        f"p.figure {{ line-height: 100%; margin-top: {px(6)}px; margin-bottom: {px(18)}px; }}",
        f"li {{ line-height: 140%; margin-bottom: {px(6)}px; }}",
        f"ul, ol {{ margin-top: 0px; margin-bottom: {px(12)}px; }}",
        f"a {{ color: {colours.accent}; text-decoration: underline; }}",
        f"a.term {{ color: {colours.ink}; text-decoration: underline; }}",
        f"a.cite {{ color: {colours.muted}; text-decoration: none; }}",
        f"p.fresh {{ font-size: {size(Type.SMALL)}px; color: {colours.muted}; }}",
        f"p.overdue {{ font-size: {size(Type.SMALL)}px; color: {colours.warning_text}; font-weight: 600; }}",
        f"p.summary {{ font-size: {size(20)}px; color: {colours.ink}; margin-bottom: {px(18)}px; }}",
        f".aside {{ font-size: {size(Type.SMALL)}px; color: {colours.muted}; }}",
        f"ol.steps li {{ font-size: {size(20)}px; font-weight: 600; margin-bottom: {px(8)}px; }}",
        f"ol.sources li {{ font-size: {size(Type.SMALL)}px; }}",
        f"p.callout-title {{ font-weight: 700; margin-bottom: {px(4)}px; }}",
        f"table {{ margin-top: {px(6)}px; margin-bottom: {px(14)}px; border-collapse: collapse; }}",
        f"th {{ text-align: left; font-weight: 600; background-color: {colours.window}; "
        f"border: 1px solid {colours.line}; font-size: {size(16)}px; }}",
        f"td {{ border: 1px solid {colours.line}; vertical-align: top; font-size: {size(16)}px; }}",
        f"code {{ background-color: {colours.window}; }}",
        f"blockquote {{ color: {colours.muted}; }}",
    ]
    for name, (edge, soft) in _CALLOUTS.items():
        rules.append(
            f"td.{name} {{ background-color: {getattr(colours, soft)}; border: 0px; font-size: {size(Type.READING)}px; "
            f"border-left: 5px solid {getattr(colours, edge)}; }}"
        )
        rules.append(f"td.{name} h2, td.{name} p.callout-title {{ color: {getattr(colours, edge)}; margin-top: 0px; }}")
    return "\n".join(rules)
