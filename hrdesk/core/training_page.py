"""The parts of a training page that are made from its data: plan, slides with notes, exercises, hand-out, check."""

from collections.abc import Iterable, Mapping
from html import escape

from hrdesk.core.citations import cite
from hrdesk.core.training import Exercise, Question, Slide, Training

SPARE_SLUGS = frozenset({"slides", "hand-out", "check", "answers"})
"""Parts that repeat the pages they draw from; a search finds the pages."""


def training_overview(training: Training) -> str:
    """What stands before the trainer's own words: time, group and aims."""
    rows = (
        ("Time", f"{training.duration_min} minutes, of which {training.planned_minutes} are planned below"),
        ("Group", f"up to {training.group_max} people"),
        ("Slides", str(len(training.slides))),
        ("Exercises", str(len(training.exercises))),
    )
    table = "".join(f"<tr><th>{name}</th><td>{escape(value)}</td></tr>" for name, value in rows)
    return (
        f'<h2 id="at-a-glance">At a glance</h2><table class="grid" cellspacing="0" cellpadding="8">{table}</table>'
        f"<p>Afterwards people can:</p>{_list(training.objectives)}"
    )


def training_parts(training: Training, numbers: Mapping[str, int], figures: Mapping[str, str]) -> str:
    """What stands after the trainer's own words. `numbers` are those of the sources, `figures` titles by id."""
    slides = "".join(_slide(n, slide, numbers, figures) for n, slide in enumerate(training.slides, start=1))
    exercises = "".join(_exercise(n, exercise) for n, exercise in enumerate(training.exercises, start=1))
    parts = "".join(
        f'<h3 id="hand-out-{n}">{escape(part.heading)}</h3>{_list(part.lines)}'
        for n, part in enumerate(training.handout.parts, start=1)
    )
    return (
        f'<h2 id="slides">Slides</h2>{slides}'
        f'<h2 id="discussion">Discussion</h2>{_list(training.discussion)}'
        f'<h2 id="exercises">Exercises</h2>{exercises}'
        f'<h2 id="hand-out">Hand-out</h2><p class="summary">{escape(training.handout.title)}</p>{parts}'
        f'<h2 id="check">Check: what do we know now?</h2><ol>{"".join(map(_question, training.check))}</ol>'
        f'<h2 id="answers">Answers</h2><ol>{"".join(_answer(question, numbers) for question in training.check)}</ol>'
    )


def _slide(number: int, slide: Slide, numbers: Mapping[str, int], figures: Mapping[str, str]) -> str:
    figure, origin = "", ""
    if slide.figure and slide.figure in figures:
        figure = (
            f'<p class="figure"><img src="figure:{escape(slide.figure)}" alt="{escape(figures[slide.figure])}"></p>'
        )
    if slide.drawn_from:
        origin = f' <a href="article:{escape(slide.drawn_from)}">Read more</a>'
    return (
        f'<h3 id="slide-{number}">{number}. {escape(slide.title)}</h3>{_list(slide.lines)}{figure}'
        '<table class="callout" width="100%" cellspacing="0" cellpadding="10"><tr><td class="note">'
        f'<p class="callout-title">Speaker notes · {slide.minutes} min</p>'
        f"<p>{escape(slide.notes)}{cite(slide.sources, numbers)}{origin}</p></td></tr></table>"
    )


def _exercise(number: int, exercise: Exercise) -> str:
    materials = f'<p class="aside">You need: {escape("; ".join(exercise.materials))}</p>' if exercise.materials else ""
    debrief = f"<p><strong>Afterwards:</strong> {escape(exercise.debrief)}</p>" if exercise.debrief else ""
    steps = "".join(f"<li>{escape(step)}</li>" for step in exercise.steps)
    return (
        f'<h3 id="exercise-{number}">{escape(exercise.title)} ({exercise.minutes} min)</h3>'
        f"<p>{escape(exercise.aim)}</p>{materials}"
        f"<ol>{steps}</ol>{debrief}"
    )


def _question(question: Question) -> str:
    options = "".join(f"<br>{_letter(n)}) {escape(option)}" for n, option in enumerate(question.options, start=1))
    return f"<li>{escape(question.question)}{options}</li>"


def _answer(question: Question, numbers: Mapping[str, int]) -> str:
    return f"<li>{_letter(question.answer)}) {escape(question.why)}{cite(question.sources, numbers)}</li>"


def _letter(number: int) -> str:
    return "abcde"[number - 1]


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""
