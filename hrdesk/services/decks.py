"""The slides of the pages of a library."""

import json
from collections.abc import Mapping, Sequence

from hrdesk.core.article_view import Article
from hrdesk.core.deck import Deck, SlidePlan
from hrdesk.core.errors import LibraryUnreadable
from hrdesk.core.page_slides import RiskNote, page_deck
from hrdesk.core.training import Exercise, Handout, HandoutPart, Question, Slide, Training
from hrdesk.core.training_slides import training_deck
from hrdesk.services.database import Row
from hrdesk.services.library import Library

_RESPONSES = """SELECT risks.id AS risk_id, risk, kind, urgency, causes.id AS cause_id, causes.text AS cause,
    responses.text AS response
FROM risks JOIN causes ON risk_id = risks.id LEFT JOIN responses ON cause_id = causes.id
WHERE risks.article_id = ? ORDER BY risks.rowid, causes.rowid, responses.rowid"""


class Decks:
    """Makes the slides of a page from an open library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def deck(self, article_id: str, standing: str) -> Deck:
        """The slides of a page or workshop; `standing` says how far it was checked.

        Raises ArticleNotFound, or LibraryUnreadable.
        """
        article = self._library.article(article_id)
        try:
            training = self._training(article)
            if training:
                return training_deck(article, training, standing, self._figure_titles(article_id))
            notes, risks = self._speaker_notes(article_id), self._risks(article_id)
            return page_deck(article, standing, notes, risks, self._plan(article_id))
        except (ValueError, TypeError, KeyError) as error:
            raise LibraryUnreadable(path=self._library.path, reason=error) from error

    def _plan(self, article_id: str) -> SlidePlan:
        plan = json.loads(self._library.rows("SELECT slides FROM articles WHERE id=?", article_id)[0]["slides"])
        return SlidePlan(plan["break_at"], plan["max_words"], tuple(plan["skip"]))

    def _speaker_notes(self, article_id: str) -> Mapping[str, str]:
        rows = self._library.rows("SELECT slug, text FROM speaker_notes WHERE article_id=?", article_id)
        return {row["slug"]: row["text"] for row in rows}

    def _figure_titles(self, article_id: str) -> Mapping[str, str]:
        rows = self._library.rows("SELECT name, title FROM figures WHERE article_id=?", article_id)
        return {row["name"]: row["title"] for row in rows}

    def _risks(self, article_id: str) -> Sequence[RiskNote]:
        risks: dict[str, tuple[Row, dict[str, tuple[str, list[str]]]]] = {}
        for row in self._library.rows(_RESPONSES, article_id):
            _, causes = risks.setdefault(row["risk_id"], (row, {}))
            _, responses = causes.setdefault(row["cause_id"], (row["cause"], []))
            if row["response"]:
                responses.append(row["response"])
        return [
            RiskNote(
                row["risk"], f"{row['kind']}, {row['urgency']}", tuple((text, tuple(r)) for text, r in causes.values())
            )
            for row, causes in risks.values()
        ]

    def _training(self, article: Article) -> Training | None:
        article_id = article.card.id
        found = self._library.rows("SELECT * FROM workshops WHERE article_id=?", article_id)
        if not found:
            return None
        row = found[0]
        handout = json.loads(row["handout"])
        return Training(
            duration_min=row["duration_min"],
            group_max=row["group_max"],
            objectives=_texts(row["objectives"]),
            uses=_texts(row["uses"]),
            slides=tuple(map(_slide, self._numbered("slides", article_id))),
            discussion=_texts(row["discussion"]),
            exercises=tuple(map(_exercise, self._numbered("exercises", article_id))),
            handout=Handout(
                handout["title"],
                tuple(HandoutPart(part["heading"], tuple(part["lines"])) for part in handout["parts"]),
            ),
            check=tuple(map(_question, self._numbered("questions", article_id))),
        )

    def _numbered(self, table: str, article_id: str) -> list[Row]:
        return self._library.rows(f"SELECT * FROM {table} WHERE article_id=? ORDER BY number", article_id)


def _slide(row: Row) -> Slide:
    return Slide(
        title=row["title"],
        notes=row["notes"],
        minutes=row["minutes"],
        lines=_texts(row["lines"]),
        figure=row["figure"],
        drawn_from=row["drawn_from"],
        sources=_texts(row["sources"]),
    )


def _exercise(row: Row) -> Exercise:
    return Exercise(
        title=row["title"],
        minutes=row["minutes"],
        aim=row["aim"],
        steps=_texts(row["steps"]),
        materials=_texts(row["materials"]),
        debrief=row["debrief"],
    )


def _question(row: Row) -> Question:
    return Question(
        question=row["question"],
        options=_texts(row["options"]),
        answer=row["answer"],
        why=row["why"],
        sources=_texts(row["sources"]),
    )


def _texts(text: str) -> tuple[str, ...]:
    """A list of texts as the library keeps it."""
    return tuple(map(str, json.loads(text)))
