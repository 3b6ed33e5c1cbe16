"""Markdown becomes safe HTML, references and passages."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hrdesk.core.markdown import CALLOUTS, Link, Passage, References, render_markdown, sanitise, split_passages
from tests.core.properties import steady, texts

ALLOWED = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote", "hr", "br", "table"),
    *("thead", "tbody", "tr", "th", "td", "a", "img", "sup", "div", "span", "dl", "dt", "dd"),
}
FORBIDDEN_PIECES = [
    *["<script>alert(1)</script>", "<style>*{}</style>", "<svg onload=alert(1)>", "<iframe src=http://e.org>", "</td>"],
    *['<a href="javascript:alert(1)">', '<a href="http://e.org" onclick="x()">', '<img src="file:///etc/passwd">'],
    *[
        "<form action=http://e.org><input>",
        "<!-- note -->",
        "<![CDATA[",
        "<math><mi//xlink:href='data:x'>",
        "<p style=x>",
    ],
    *[
        '<a href="article:heroin">',
        '<img src="figure:f1" onerror="x()">',
        "<b>",
        "</a>",
        "<h2 id='a' class='b'>",
        "&lt;script&gt;",
    ],
    *[
        "<object data=x>",
        "<base href=http://e.org>",
        "<meta http-equiv=refresh>",
        "<noscript><p title='</noscript><img src=x>'>",
    ],
]


class Seen(HTMLParser):
    """The tags and addresses of a document."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name in {"href", "src"}}

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.add(f"<!--{data}")


def assert_harmless(html: str) -> None:
    seen = Seen(html)
    assert seen.tags <= ALLOWED
    assert not {name for name in seen.attributes if name.startswith("on") or name in {"style", "srcset", "action"}}
    assert {address.partition(":")[0] for address in seen.addresses if ":" in address} <= {
        "article",
        "source",
        "figure",
    }


def html_of(body: str) -> str:
    return render_markdown(body, {"s1": 1}).html


def references_of(body: str) -> References:
    return render_markdown(body, {"s1": 1}).references


@pytest.mark.parametrize(
    "raw",
    [
        "<script>alert(1)</script>",
        '<b onclick="x()">bold</b>',
        "<div>\nblock\n</div>",
        "<!-- hidden -->",
        "<img src=x>",
    ],
)
def test_raw_html_is_shown_as_text(raw: str) -> None:
    for body in (raw, f"Before {raw} after", f"- {raw}", f"!!! note\n    {raw}"):
        seen = Seen(html_of(body))
        assert "".join(raw.split()) in "".join(seen.text.split())
        assert not seen.tags & {"script", "b", "div", "img"}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "http://e.org/x",
        "//e.org",
        "file:///etc",
        "Heroin",
        "heroin.md",
        "../heroin",
        "data:text/html,x",
    ],
)
def test_an_address_that_is_no_page_is_dropped_and_reported(address: str) -> None:
    rendered = render_markdown(f"Read [this]({address}).", {})
    assert rendered.html == "<p>Read <a>this</a>.</p>"
    assert rendered.references.foreign == [address]
    assert rendered.references.links == []


def test_an_address_in_angle_brackets_or_by_reference_is_reported_too() -> None:
    assert references_of("<http://e.org>").foreign == ["http://e.org"]
    assert references_of("[a]\n\n[a]: http://e.org").foreign == ["http://e.org"]
    assert references_of("[a]()").foreign == [""]


def test_a_mail_address_is_reported_as_it_was_written() -> None:
    assert references_of("<help@example.org>").foreign == ["mailto:help@example.org"]


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("heroin", Link("heroin", "")),
        ("heroin#what-it-is", Link("heroin", "what-it-is")),
        ("#signs", Link("", "signs")),
        ("hri-2021#signs_1", Link("hri-2021", "signs_1")),
    ],
)
def test_a_link_names_a_page_and_a_heading(target: str, link: Link) -> None:
    rendered = render_markdown(f"[this]({target})", {})
    assert rendered.references.links == [link]
    assert rendered.references.foreign == []
    assert rendered.html == f'<p><a href="article:{target}">this</a></p>'


def test_only_figures_are_pictures() -> None:
    rendered = render_markdown('![A chart](figure:f1 "t") ![b](http://e.org/a.png) ![c](a.png)', {})
    assert rendered.references.figures == [("f1", "A chart")]
    assert rendered.references.foreign == ["http://e.org/a.png", "a.png"]
    assert rendered.html == '<p><img alt="A chart" src="figure:f1"> <img alt="b"> <img alt="c"></p>'


def test_citations_carry_the_number_of_their_source() -> None:
    rendered = render_markdown("Yes.[^s1] No.[^zz]", {"s1": 1})
    assert rendered.references.citations == ["s1", "zz"]
    assert 'Yes.<sup><a class="cite" href="source:s1">[1]</a></sup>' in rendered.html
    assert 'No.<sup><a class="cite" href="source:zz">[?]</a></sup>' in rendered.html


def test_a_citation_in_code_is_code() -> None:
    assert references_of("`[^s1]`").citations == []


@pytest.mark.parametrize("kind", CALLOUTS)
def test_a_callout_is_a_table_of_one_cell(kind: str) -> None:
    rendered = render_markdown(f'!!! {kind} "Look *now*"\n    One.\n\n    - Two', {})
    assert rendered.references.callouts == [kind]
    assert rendered.html.startswith('<table cellpadding="10" cellspacing="0" class="callout" width="100%">')
    assert f'<td class="{kind}"><p class="callout-title">Look <em>now</em></p>' in rendered.html
    assert "<li>Two</li>" in rendered.html
    assert "admonition" not in rendered.html


def test_a_callout_may_go_without_a_title() -> None:
    html = html_of('!!! tip ""\n    One.')
    assert "callout-title" not in html
    assert '<td class="tip"><p>One.</p>' in html


def test_a_callout_within_a_callout_stays_inside() -> None:
    rendered = render_markdown("!!! danger\n    !!! note\n        Inner", {})
    assert rendered.references.callouts == ["danger", "note"]
    assert rendered.html.index('class="danger"') < rendered.html.index('class="note"') < rendered.html.index("Inner")


def test_tables_are_drawn_as_grids() -> None:
    assert '<table cellpadding="8" cellspacing="0" class="grid" width="100%">' in html_of(
        "| a | b |\n|---|---|\n| 1 | 2 |"
    )


def test_headings_have_a_name_of_their_own() -> None:
    html = html_of("## Do now\n\n### Do now")
    assert '<h2 id="do-now">' in html
    assert '<h3 id="do-now_1">' in html


@steady
@given(st.lists(st.sampled_from(FORBIDDEN_PIECES) | texts, max_size=8).map("".join))
def test_nothing_forbidden_comes_through(html: str) -> None:
    assert_harmless(sanitise(html))


markdown_pieces = st.sampled_from(
    ["[a](", ")", "![x](", "<", ">", "## ", "\n\n", "!!! danger\n    ", "`", "[^s1]", "[^", "| a |\n|---|\n", "    "]
)


@steady
@given(st.lists(st.sampled_from(FORBIDDEN_PIECES) | markdown_pieces | texts, max_size=10).map("".join))
def test_nothing_forbidden_comes_out_of_any_body(body: str) -> None:
    rendered = render_markdown(body, {"s1": 1})
    assert_harmless(rendered.html)
    assert split_passages(rendered.html, "Title")[0].heading == "Title"


@steady
@given(
    st.lists(
        st.sampled_from([*"`\\<>&![]()*_@:", "  \n", "\t\n", "\n\n", "[a]: b\n", "&amp;", "<a@b.org>"]) | texts,
        max_size=14,
    ).map("".join)
)
@example("_stressed_")
@example("*stressed*")
def test_a_pattern_left_out_would_have_found_nothing(body: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hrdesk.core.markdown._SIGNS", {})
        with_all = render_markdown(body, {})
    assert render_markdown(body, {}) == with_all


def test_a_page_is_cut_into_passages_at_its_headings() -> None:
    body = (
        "Intro &amp; more.[^s1]\n\n## Signs\n\nBlue **lips**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "![A chart](figure:f1)\n\n### More & *more*\n\nLast"
    )
    assert split_passages(html_of(body), "Title") == (
        Passage("", "Title", 1, "Intro & more."),
        Passage("signs", "Signs", 2, "Blue lips\na\nb\n1\n2\nA chart"),
        Passage("more-more", "More & more", 3, "Last"),
    )


def test_a_page_without_headings_is_one_passage() -> None:
    assert split_passages("<p>One</p><p>Two</p>", "T") == (Passage("", "T", 1, "One\nTwo"),)
    assert split_passages("", "T") == (Passage("", "T", 1, ""),)


def test_cells_of_a_row_are_words_apart() -> None:
    assert split_passages("<table><tr><td>a</td><td>b</td></tr></table>", "T")[0].text == "a b"


def test_a_picture_without_words_and_a_heading_without_a_name_are_nothing() -> None:
    assert split_passages('<p><img src="figure:f1">x</p><h2>H</h2></h2>y', "T") == (
        Passage("", "T", 1, "x"),
        Passage("", "H", 2, "y"),
    )
