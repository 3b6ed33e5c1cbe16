"""A page's Markdown cut into blocks."""

from hypothesis import given

from hrdesk.core.body_blocks import BlockKind, plain_words, split_blocks
from tests.core.properties import steady, texts

BODY = """
Intro text.[^s1]

## How

First paragraph
over two lines.

- one [^s2]
- two

| a | b |
|---|---|
| c | d |

### Deeper
!!! danger "Title"
    Inside.

    More inside.

![A picture](figure:steps)
"""


def test_each_block_has_its_kind_its_line_and_its_headings() -> None:
    found = [(block.kind, block.line, block.chapter, block.heading) for block in split_blocks(BODY)]
    assert found == [
        (BlockKind.PARAGRAPH, 1, "", ""),
        (BlockKind.HEADING, 3, "How", "How"),
        (BlockKind.PARAGRAPH, 5, "How", "How"),
        (BlockKind.LIST, 8, "How", "How"),
        (BlockKind.TABLE, 11, "How", "How"),
        (BlockKind.HEADING, 15, "How", "Deeper"),
        (BlockKind.CALLOUT, 16, "How", "Deeper"),
        (BlockKind.FIGURE, 21, "How", "Deeper"),
    ]


def test_a_block_knows_what_it_cites_and_where_it_leads() -> None:
    block = next(split_blocks("See [the page](heroin#mixing), ![not this](figure:x).[^s1][^s2]"))
    assert block.citations == ("s1", "s2")
    assert block.links == ("heroin#mixing",)


def test_words_keep_their_places_when_marks_go() -> None:
    markdown = '1. **Bold** [link](heroin) text.[^s1]\n| cell | "said" |'
    plain = plain_words(markdown)
    assert len(plain) == len(markdown)
    assert plain.split() == ["Bold", "link", "text.", "cell", '"said"']
    assert plain.index("link") == markdown.index("link")


@steady
@given(texts)
def test_any_text_is_cut_without_losing_words(text: str) -> None:
    words = "".join(text.split())
    assert "".join("".join(block.markdown.split()) for block in split_blocks(text)) == words
    assert len(plain_words(text)) == len(text)
