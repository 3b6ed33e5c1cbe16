"""A training page: its parts in their order, and nothing of its data lost or taken for HTML."""

from dataclasses import replace
from typing import Any

from hrdesk.core.article import ArticleType
from hrdesk.core.front_matter import FigurePlan
from hrdesk.core.markdown import split_passages
from hrdesk.core.page import compose_page
from hrdesk.core.training import Training
from tests.builders import make_front, make_training


def html_of(training: Training, **changes: Any) -> str:
    front = make_front(type=ArticleType.TRAINING, training=training, **changes)
    return compose_page(front, "## Before you start\n\nText.").html


def test_the_parts_stand_in_the_order_of_the_day() -> None:
    chapters = [p.slug for p in split_passages(html_of(make_training()), "Title") if p.level == 2]
    assert chapters == [
        *("at-a-glance", "before-you-start", "slides", "discussion", "exercises", "hand-out", "check", "answers"),
        *("when-to-get-help-now", "sources"),
    ]


def test_a_slide_stands_with_its_notes_its_minutes_its_source_and_its_page() -> None:
    slide = replace(make_training().slides[0], drawn_from="heroin#mixing")
    html = html_of(make_training(slides=(slide, *make_training().slides[1:])))
    assert '<h3 id="slide-1">1. Idea 1</h3><ul><li>One line.</li></ul>' in html
    assert "Speaker notes · 5 min" in html
    assert 'Ask the room.<sup><a class="cite" href="source:s1">[1]</a></sup>' in html
    assert '<a href="article:heroin#mixing">' in html


def test_a_figure_of_a_slide_has_a_text_alternative() -> None:
    slide = replace(make_training().slides[0], figure="steps")
    plan = FigurePlan("steps", "bars", "What to do", ("f1", "f2"))
    html = html_of(make_training(slides=(slide, *make_training().slides[1:])), figures=(plan,))
    assert '<img src="figure:steps" alt="What to do">' in html


def test_answers_are_apart_from_questions() -> None:
    html = html_of(make_training())
    questions, _, answers = html.partition('<h2 id="answers">')
    assert "It helps." not in questions
    assert answers.count("b) It helps.") == 5


def test_words_of_the_data_are_text() -> None:
    html = html_of(make_training(objectives=("<b>bold</b>", "Second"), discussion=("<i>lean</i>",)))
    assert "<b>" not in html
    assert "&lt;i&gt;lean" in html
