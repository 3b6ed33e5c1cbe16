"""Each rule for a workshop, with a page that breaks exactly that rule."""

from dataclasses import replace

import pytest

from hrdesk.core.article import ArticleType
from hrdesk.core.training import Handout, HandoutPart, Slide, Training
from hrdesk.core.training_rules import HANDOUT_WORDS, SLIDE_WORDS, check_training
from tests.builders import FIELD_LINES, make_page, make_training

LINE = FIELD_LINES["training",]


def rules_broken(training: Training | None, type: ArticleType = ArticleType.TRAINING) -> list[str]:
    faults = list(check_training(make_page(type=type, training=training)))
    assert all(fault.message and fault.remedy for fault in faults)
    return [fault.rule for fault in faults]


def with_slide(**changes: object) -> Training:
    training = make_training()
    first = replace(training.slides[0], **changes)  # type: ignore[arg-type]
    return make_training(slides=(first, *training.slides[1:]))


def test_a_whole_workshop_has_no_faults() -> None:
    assert rules_broken(make_training()) == []


def test_a_training_page_needs_a_workshop_and_no_other_page_has_one() -> None:
    assert rules_broken(None) == ["training"]
    assert rules_broken(make_training(), ArticleType.PRACTICE) == ["training"]
    assert rules_broken(None, ArticleType.PRACTICE) == []


def test_the_plan_fits_the_time() -> None:
    assert rules_broken(make_training(duration_min=35)) == []
    assert rules_broken(make_training(duration_min=34)) == ["minutes"]


def test_a_slide_holds_one_idea() -> None:
    most = " ".join(["word"] * (SLIDE_WORDS - 1))
    assert rules_broken(with_slide(title="Idea", lines=(most,))) == []
    assert rules_broken(with_slide(title="Idea", lines=(most, "word"))) == ["slides"]


@pytest.mark.parametrize("slide", [{"lines": ()}, {"figure": "missing"}])
def test_a_slide_shows_something_that_is_there(slide: dict[str, object]) -> None:
    assert rules_broken(with_slide(**slide)) == ["slides"]


def test_the_hand_out_fits_one_page() -> None:
    def handout(words: int) -> Handout:
        return Handout("Title", (HandoutPart("Heading", (" ".join(["word"] * words),)),))

    assert rules_broken(make_training(handout=handout(HANDOUT_WORDS - 2))) == []
    assert rules_broken(make_training(handout=handout(HANDOUT_WORDS - 1))) == ["hand-out"]


def test_the_check_has_five_questions_with_an_answer_each() -> None:
    questions = make_training().check
    assert rules_broken(make_training(check=questions[:4])) == ["check-questions"]
    wrong = replace(questions[0], answer=3)
    assert rules_broken(make_training(check=(wrong, *questions[1:]))) == ["check-questions"]


def test_the_words_of_a_slide_are_those_the_room_sees() -> None:
    assert Slide("Two words", "Notes do not count.", 5, ("three more words",)).words == 5
