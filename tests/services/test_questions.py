"""Questions for the editors are kept in the notebook."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from hrdesk.core.question import LONGEST_QUESTION
from hrdesk.services.notebook import Notebook, open_notebook
from hrdesk.services.questions import make_question
from tests.builders import NOON


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    opened = open_notebook(tmp_path / "notebook.db")
    yield opened
    opened.close()


def test_a_question_comes_back_after_the_notebook_was_closed(tmp_path: Path) -> None:
    first = open_notebook(tmp_path / "notebook.db")
    question = make_question("  where to get   foil ", NOON)
    first.records.save(question)
    first.close()
    again = open_notebook(tmp_path / "notebook.db")
    assert again.questions.all() == (question,)
    assert question.text == "where to get foil"
    again.close()


def test_the_same_words_are_the_same_question_on_every_device() -> None:
    assert make_question("foil", NOON).id == make_question(" foil", NOON + timedelta(hours=1)).id
    assert make_question("foil", NOON).id != make_question("pipes", NOON).id


def test_the_newest_question_stands_first(notebook: Notebook) -> None:
    for hour, words in enumerate(("foil", "pipes", "foil")):
        notebook.records.save(make_question(words, NOON + timedelta(hours=hour)))
    assert [question.text for question in notebook.questions.all()] == ["foil", "pipes"]
    assert notebook.questions.asked_before("pipes") == make_question("pipes", NOON + timedelta(hours=1))
    assert notebook.questions.asked_before("pipe") is None


def test_a_question_goes_and_comes_back(notebook: Notebook) -> None:
    question = make_question("foil", NOON)
    notebook.records.save(question)
    notebook.records.remove(question)
    notebook.records.remove(question)
    assert notebook.questions.all() == ()
    notebook.records.save(question)
    assert notebook.questions.all() == (question,)


def test_a_long_question_is_cut() -> None:
    assert len(make_question("x" * 9_000, NOON).text) == LONGEST_QUESTION
