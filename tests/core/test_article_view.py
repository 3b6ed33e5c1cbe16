"""An article as the reader gets it."""

from hrdesk.core.article_view import Figure


def test_a_figure_is_painted_by_the_names_of_its_colours() -> None:
    figure = Figure("A figure", '<svg fill="@ink@" stroke="@line@" x="@else@"/>', 1, 1)
    assert figure.painted({"ink": "#111111", "line": "#222222"}) == '<svg fill="#111111" stroke="#222222" x="@else@"/>'
