"""Questions for the editors are kept in the notebook."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from hrdesk.core.question import LONGEST_QUESTION
from hrdesk.services.notebook import Notebook, open_notebook
from tests.builders import NOON


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    opened = open_notebook(tmp_path / "notebook.db")
    yield opened
    opened.close()


def test_a_question_comes_back_after_the_notebook_was_closed(tmp_path: Path) -> None:
    first = open_notebook(tmp_path / "notebook.db")
    question = first.questions.keep("  where to get   foil ", NOON)
    first.close()
    again = open_notebook(tmp_path / "notebook.db")
    assert again.questions.all() == (question,)
    assert question.text == "where to get foil"
    again.close()


def test_the_same_question_is_kept_once_with_its_newest_date(notebook: Notebook) -> None:
    notebook.questions.keep("foil", NOON)
    notebook.questions.keep("pipes", NOON + timedelta(hours=1))
    notebook.questions.keep("foil", NOON + timedelta(hours=2))
    assert [question.text for question in notebook.questions.all()] == ["foil", "pipes"]


def test_a_question_goes_and_comes_back(notebook: Notebook) -> None:
    question = notebook.questions.keep("foil", NOON)
    notebook.questions.remove(question.id)
    notebook.questions.remove(question.id)
    assert notebook.questions.all() == ()
    notebook.questions.restore(question)
    assert notebook.questions.all() == (question,)


def test_a_long_question_is_cut(notebook: Notebook) -> None:
    assert len(notebook.questions.keep("x" * 9_000, NOON).text) == LONGEST_QUESTION
