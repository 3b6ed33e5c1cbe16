"""Slides are cut into blocks, and put together again without losing a word."""

from hrdesk.core.slide_blocks import Block, blocks_of, joined, points, sentences_of


def shown(html: str) -> list[str]:
    return [block.html for block in blocks_of(html)]


def test_paragraphs_points_and_rows_are_blocks() -> None:
    html = "<p>One</p><ul><li>Two</li><li>Three <em>now</em></li></ul><table><tbody><tr><td>4</td></tr></tbody></table>"
    assert shown(html) == ["<p>One</p>", "<li>Two</li>", "<li>Three <em>now</em></li>", "<tr><td>4</td></tr>"]
    assert joined(blocks_of(html)) == html


def test_a_list_within_a_point_stays_with_it() -> None:
    html = "<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>"
    assert shown(html) == ["<li>One<ul><li>Inner</li></ul></li>", "<li>Two</li>"]
    assert joined(blocks_of(html)) == html


def test_a_numbered_list_goes_on_counting() -> None:
    blocks = blocks_of("<ol><li>One</li><li>Two</li><li>Three</li></ol>")
    assert joined(blocks[1:]) == '<ol start="2"><li>Two</li><li>Three</li></ol>'


def test_the_head_of_a_table_stands_before_each_part_of_it() -> None:
    html = (
        '<table class="grid"><thead><tr><th>Name</th></tr></thead>'
        "<tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>"
    )
    blocks = blocks_of(html)
    assert [block.html for block in blocks] == ["<tr><td>a</td></tr>", "<tr><td>b</td></tr>"]
    assert joined(blocks) == html
    assert joined(blocks[1:]) == html.replace("<tr><td>a</td></tr>", "")


def test_the_title_of_a_callout_stands_before_each_part_of_it() -> None:
    html = (
        '<table class="callout"><tbody><tr><td class="tip"><p class="callout-title">Mind</p>'
        "<p>One</p><ul><li>Two</li></ul></td></tr></tbody></table>"
    )
    blocks = blocks_of(html)
    assert [block.html for block in blocks] == ["<p>One</p>", "<li>Two</li>"]
    assert joined(blocks) == html
    assert joined(blocks[1:]) == html.replace("<p>One</p>", "")


def test_bare_text_becomes_a_paragraph_and_escapes_stay() -> None:
    assert shown("a &lt; b") == ["<p>a &lt; b</p>"]
    assert shown("<p>a &lt; b &#38; c</p>") == ["<p>a &lt; b &#38; c</p>"]


def test_a_tall_paragraph_is_cut_between_sentences_and_never_within_an_element() -> None:
    block = Block("<p>One. <strong>Two. Three.</strong> Four? Five</p>")
    assert [part.html for part in sentences_of(block)] == [
        "<p>One.</p>",
        "<p><strong>Two. Three.</strong> Four?</p>",
        "<p>Five</p>",
    ]
    assert sentences_of(Block("<tr><td>One. Two.</td></tr>")) == [Block("<tr><td>One. Two.</td></tr>")]


def test_lines_become_points_as_they_are() -> None:
    assert points(["a < b"]) == "<ul><li>a &lt; b</li></ul>"
    assert points([]) == ""
