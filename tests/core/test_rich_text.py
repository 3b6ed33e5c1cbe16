"""HTML read as paragraphs and tables."""

from hrdesk.core.rich_text import Mark, Paragraph, Run, paragraphs_of, rows_of


def test_words_that_look_alike_are_one_run() -> None:
    (paragraph,) = paragraphs_of("<p> one\n two <strong>three</strong> <em>four</em> &amp; five </p>")
    assert paragraph.runs == (
        Run("one two "),
        Run("three", bold=True),
        Run(" "),
        Run("four", italic=True),
        Run(" & five"),
    )


def test_points_and_numbers_are_marked_with_how_deep_they_stand() -> None:
    html = '<ul><li>a<ol start="3"><li>b</li><li>c</li></ol></li><li>d</li></ul><p>e</p>'
    assert [(p.text, p.mark, p.level, p.start, p.in_list) for p in paragraphs_of(html)] == [
        ("a", Mark.POINT, 0, 1, True),
        ("b", Mark.NUMBER, 1, 3, True),
        ("c", Mark.NUMBER, 1, 3, True),
        ("d", Mark.POINT, 0, 1, True),
        ("e", Mark.NONE, 0, 1, False),
    ]


def test_a_second_paragraph_of_a_point_has_no_mark_but_stays_in_the_list() -> None:
    first, second = paragraphs_of("<ul><li><p>a</p><p>b</p></li></ul>")
    assert (first.mark, first.in_list) == (Mark.POINT, True)
    assert (second.mark, second.in_list) == (Mark.NONE, True)


def test_classes_headings_and_quotes_are_told() -> None:
    html = '<p class="aside">a</p><h4>b</h4><blockquote><p>c</p></blockquote><p>d</p>'
    assert [p.role for p in paragraphs_of(html)] == ["aside", "heading", "quote", ""]


def test_a_break_is_kept_and_blanks_around_it_are_not() -> None:
    assert [p.text for p in paragraphs_of("<p>a <br> b</p><p> <br> </p><p></p>")] == ["a\vb"]


def test_the_words_of_a_picture_stand_for_it() -> None:
    assert [p.text for p in paragraphs_of('<p>See <img src="figure:x" alt="the steps"></p>')] == ["See the steps"]


def test_a_table_has_rows_of_cells_and_knows_its_head() -> None:
    head, body = "<tr><th>A</th><th>B</th></tr>", "<tr><td>one</td><td><p>two</p><p>three</p></td></tr>"
    rows = rows_of(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>")
    assert [[cell.text for cell in row] for row in rows] == [["A", "B"], ["one", "two\nthree"]]
    assert [[cell.is_head for cell in row] for row in rows] == [[True, True], [False, False]]
    assert rows[0][0].paragraphs[0].runs == (Run("A", bold=True),)


def test_empty_cells_keep_their_place() -> None:
    assert [[cell.text for cell in row] for row in rows_of("<table><tr><td></td><td>a</td></tr></table>")] == [
        ["", "a"]
    ]


def test_cells_without_a_row_are_a_row() -> None:
    assert rows_of("<td>a</td>")[0][0].paragraphs == (Paragraph((Run("a"),)),)
