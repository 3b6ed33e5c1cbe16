"""The slides of a workshop: those that its page plans, then its exercises, the discussion and the check."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from hrdesk.core.article_view import Article, SourceNote
from hrdesk.core.deck import Deck, DeckSlide, SlideKind
from hrdesk.core.page_slides import source_line
from hrdesk.core.slide_blocks import points
from hrdesk.core.training import Exercise, Question, Slide, Training

_LETTERS = "abcde"
_THREE_QUESTIONS = "three-questions"
"""The page that explains them; a workshop that uses it fills them in together."""


def training_deck(article: Article, training: Training, standing: str, figures: Mapping[str, str]) -> Deck:
    """The slides of a workshop. `standing` says how far its page was checked; `figures` are titles by name."""
    card = article.card
    body = f"<p>{escape(card.summary)}</p>"
    title = DeckSlide(SlideKind.TITLE, card.title, body, foot=standing, article_id=card.id, slug="top")
    aims = DeckSlide(
        SlideKind.TEXT, "Afterwards you can", points(training.objectives), article_id=card.id, slug="at-a-glance"
    )
    slides = (
        title,
        aims,
        *(_slide(number, slide, article, figures) for number, slide in enumerate(training.slides, start=1)),
        *(_exercise(number, one, card.id) for number, one in enumerate(training.exercises, start=1)),
        *([live_slide(card.id)] if _THREE_QUESTIONS in training.uses else ()),
        _discussion(training.discussion, card.id),
        *_check(training.check, article.sources, card.id),
    )
    return Deck(card.title, article.language, slides)


def live_slide(article_id: str = "") -> DeckSlide:
    """The three questions, to be filled in with the room."""
    notes = (
        "Ask the three questions about one drug, one group and one place. Type what the group says: it stands on the "
        "wall at once. No names of clients."
    )
    return DeckSlide(SlideKind.LIVE, "Three questions", notes=notes, article_id=article_id, slug="live-three-questions")


def _slide(number: int, slide: Slide, article: Article, figures: Mapping[str, str]) -> DeckSlide:
    figure = ""
    if slide.figure and slide.figure in figures:
        alternative = escape(figures[slide.figure])
        figure = f'<p class="figure"><img src="figure:{escape(slide.figure)}" alt="{alternative}"></p>'
    return DeckSlide(
        SlideKind.TEXT,
        slide.title,
        points(slide.lines) + figure,
        notes=slide.notes,
        foot=source_line(slide.sources, article.sources),
        minutes=slide.minutes,
        article_id=article.card.id,
        slug=f"slide-{number}",
    )


def _exercise(number: int, exercise: Exercise, article_id: str) -> DeckSlide:
    """The room sees what it is for; the steps hold the answers, and are for the trainer."""
    notes = [f"{place}. {step}" for place, step in enumerate(exercise.steps, start=1)]
    if exercise.materials:
        notes.insert(0, f"You need: {'; '.join(exercise.materials)}")
    if exercise.debrief:
        notes.append(f"Afterwards: {exercise.debrief}")
    return DeckSlide(
        SlideKind.EXERCISE,
        exercise.title,
        f"<p>{escape(exercise.aim)}</p>",
        over=f"Exercise {number}",
        notes="\n\n".join(notes),
        minutes=exercise.minutes,
        article_id=article_id,
        slug=f"exercise-{number}",
    )


def _discussion(questions: Sequence[str], article_id: str) -> DeckSlide:
    return DeckSlide(
        SlideKind.DISCUSSION,
        "Discussion",
        steps=tuple(f"<p>{escape(question)}</p>" for question in questions),
        notes="Ask one question at a time; the next key shows the next one. Leave a silence after each.",
        article_id=article_id,
        slug="discussion",
    )


def _check(questions: Sequence[Question], sources: Sequence[SourceNote], article_id: str) -> Iterator[DeckSlide]:
    for number, question in enumerate(questions, start=1):
        options = "".join(
            f"<p>{_LETTERS[place]}) {escape(option)}</p>" for place, option in enumerate(question.options)
        )
        letter = _LETTERS[question.answer - 1]
        answer = f'<p class="answer"><strong>{letter})</strong> {escape(question.why)}</p>'
        yield DeckSlide(
            SlideKind.QUESTION,
            question.question,
            options,
            over=f"What do we know now? {number} of {len(questions)}",
            steps=(answer,),
            notes=f"Answer: {letter}) {question.why}\n\nCount the hands for each answer before you show it.",
            foot=source_line(question.sources, sources),
            article_id=article_id,
            slug=f"check-{number}",
            options=len(question.options),
            answer=question.answer,
        )
