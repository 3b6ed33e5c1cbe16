"""What the workshop of a training page must keep to, so that it can be shown, taught and printed."""

from collections.abc import Iterator

from hrdesk.core.article import ArticleType
from hrdesk.core.fault import Fault
from hrdesk.core.training import Slide, Training
from hrdesk.core.written_page import WrittenPage

SLIDE_WORDS = 45
"""The most words of a slide that a room reads while it listens (the plan of the training modules)."""
HANDOUT_WORDS = 320
"""What fits one A4 or Letter page at 11 points with headings and lists."""
QUESTIONS = 5


def check_training(page: WrittenPage) -> Iterator[Fault]:
    """Every fault of the page's workshop; a page of another type must have none."""
    training = page.front.training
    if page.front.type is ArticleType.TRAINING:
        if training is None:
            line = page.line_of_field("type")
            yield page.fault(line, "training", "A training page has no workshop.", "Add `training`.")
        else:
            yield from _check_plan(page, training)
            yield from _check_slides(page, training)
            yield from _check_questions(page, training)
    elif training is not None:
        line = page.line_of_field("training")
        yield page.fault(line, "training", "Only training pages have a workshop.", "Write `type: training`.")


def _check_plan(page: WrittenPage, training: Training) -> Iterator[Fault]:
    if training.planned_minutes > training.duration_min:
        yield page.fault(
            page.line_of_field("training", "duration_min"),
            "minutes",
            f"Slides and exercises take {training.planned_minutes} minutes; the workshop has {training.duration_min}.",
            "Shorten them or lengthen the workshop.",
        )
    if training.handout.words > HANDOUT_WORDS:
        yield page.fault(
            page.line_of_field("training", "handout"),
            "hand-out",
            f"The hand-out has {training.handout.words} words; one printed page holds {HANDOUT_WORDS}.",
            "Shorten it.",
        )


def _check_slides(page: WrittenPage, training: Training) -> Iterator[Fault]:
    figures = {figure.id for figure in page.front.figures}
    for number, slide in enumerate(training.slides):
        problem = _slide_problem(slide, figures)
        if problem:
            line = page.line_of_field("training", "slides", number)
            yield page.fault(line, "slides", f"Slide {number + 1} {problem[0]}.", problem[1])


def _slide_problem(slide: Slide, figures: set[str]) -> tuple[str, str] | None:
    if slide.words > SLIDE_WORDS:
        return f"has {slide.words} words; the limit is {SLIDE_WORDS}", "Keep one idea, and move the rest to the notes."
    if not slide.lines and not slide.figure:
        return "shows nothing but its title", "Add `lines` or a `figure`."
    if slide.figure and slide.figure not in figures:
        return f"shows the figure “{slide.figure}”, which is not there", "Declare it under `figures`."
    return None


def _check_questions(page: WrittenPage, training: Training) -> Iterator[Fault]:
    if len(training.check) != QUESTIONS:
        yield page.fault(
            page.line_of_field("training", "check"),
            "check-questions",
            f"The check has {len(training.check)} questions.",
            f"Write {QUESTIONS}.",
        )
    for number, question in enumerate(training.check):
        if question.answer > len(question.options):
            yield page.fault(
                page.line_of_field("training", "check", number),
                "check-questions",
                f"Question {number + 1} has {len(question.options)} options, and its answer is {question.answer}.",
                "Count the options from 1.",
            )
