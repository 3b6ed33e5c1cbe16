"""The tables of a library that hold the data of its pages: names, sources, facts, risks, workshops, local answers."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date

from hrdesk.core.figure import draw_figure
from hrdesk.core.front_matter import FrontMatter
from hrdesk.core.local_facts import LocalFacts
from hrdesk.core.term_marks import term_slug
from hrdesk.core.written_page import WrittenPage
from hrdesk.services.library_database import Database

Record = dict[str, object]

COLUMNS: dict[str, dict[str, type]] = {
    "names": {"article_id": str, "language": str, "name": str, "ambiguous": int},
    "sources": {
        **{"article_id": str, "number": int, "id": str, "org": str, "title": str, "url": str, "verified": str},
        **{"licence": str, "use": str, "registry": str, "year": int, "accessed": str},
    },
    "facts": {
        **{"article_id": str, "number": int, "id": str, "kind": str, "text": str, "sources": str, "covers": str},
        **{"label": str, "date": str, "place": str, "actors": str, "disputed": int, "value": float, "unit": str},
        "year": int,
    },
    "figures": {"article_id": str, "name": str, "title": str, "svg": str, "width": int, "height": int},
    "terms": {
        "article_id": str,
        "number": int,
        "slug": str,
        "term": str,
        "means": str,
        "full": str,
        "also": str,
        "see": str,
    },
    "risks": {"article_id": str, "id": str, "risk": str, "kind": str, "urgency": str, "emergency": str},
    "causes": {"article_id": str, "risk_id": str, "id": str, "text": str, "level": str, "modifiable_by": str},
    "workshops": {
        **{"article_id": str, "duration_min": int, "group_max": int, "objectives": str, "discussion": str, "uses": str},
        "handout": str,
    },
    "slides": {
        **{"article_id": str, "number": int, "title": str, "lines": str, "figure": str, "notes": str, "minutes": int},
        **{"drawn_from": str, "sources": str},
    },
    "exercises": {
        **{"article_id": str, "number": int, "title": str, "minutes": int, "aim": str, "materials": str, "steps": str},
        "debrief": str,
    },
    "speaker_notes": {"article_id": str, "slug": str, "text": str},
    "questions": {
        **{"article_id": str, "number": int, "question": str, "options": str, "answer": int, "why": str},
        "sources": str,
    },
    "local_answers": {
        **{"code": str, "place": str, "slot": str, "text": str, "checked": str},
        **{"org": str, "title": str, "url": str, "year": int, "verified": str},
    },
    "responses": {
        **{"article_id": str, "cause_id": str, "text": str, "level": str, "evidence": str, "sources": str},
        "see": str,
    },
}
"""Every table has its columns also in a library that has nothing to put in it."""

_BY_PLACE = {"local_answers": "code"}
"""What a table is looked up by, where it is not a page."""


def write_data(database: Database, pages: Sequence[WrittenPage], local: LocalFacts) -> None:
    """Write what pages hold as data, and what is known by place."""
    tables: dict[str, list[Record]] = {name: [] for name in COLUMNS}
    for page in pages:
        front = page.front
        tables["names"] += _names(front)
        tables["sources"] += _numbered(front, front.sources)
        tables["facts"] += _numbered(front, front.facts)
        tables["terms"] += [{**row, "slug": term_slug(str(row["term"]))} for row in _numbered(front, front.terms)]
        tables["figures"] += _figures(front)
        tables["speaker_notes"] += (
            {"article_id": front.id, "slug": slug, "text": text} for slug, text in front.speaker_notes.items()
        )
        _add_risks(front, tables)
        _add_workshop(front, tables)
    tables["local_answers"] += _local_answers(local)
    for name, records in tables.items():
        database.table(name).create(COLUMNS[name])
        _insert(database, name, records)
        database.table(name).create_index([_BY_PLACE.get(name, "article_id")])


def _insert(database: Database, name: str, records: Sequence[Record]) -> None:
    """Plain values into a table that stands; sqlite-utils' insert_all looks at each value again."""
    columns = list(COLUMNS[name])
    marks = ", ".join("?" * len(columns))
    names = ", ".join(f'"{column}"' for column in columns)
    rows = ([record.get(column) for column in columns] for record in records)
    database.conn.executemany(f"INSERT INTO {name} ({names}) VALUES ({marks})", rows)


def _names(front: FrontMatter) -> Iterator[Record]:
    for language, synonyms in front.synonyms.items():
        for synonym in synonyms:
            yield {
                "article_id": front.id,
                "language": language,
                "name": synonym.t,
                "ambiguous": int(synonym.ambiguous),
            }


def _numbered(front: FrontMatter, parts: Sequence[object]) -> Iterator[Record]:
    for number, part in enumerate(parts, start=1):
        yield {"article_id": front.id, "number": number} | {name: _plain(value) for name, value in vars(part).items()}


def _plain(value: object) -> object:
    if isinstance(value, tuple | list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else value


def _figures(front: FrontMatter) -> Iterator[Record]:
    facts = {fact.id: fact for fact in front.facts}
    for figure in front.figures:
        chosen = [facts[name] for name in figure.facts if name in facts]
        if len(chosen) == len(figure.facts):
            drawing = draw_figure(figure.draw, chosen)
            yield {
                "article_id": front.id,
                "name": figure.id,
                "title": figure.title,
                "svg": drawing.svg,
                "width": drawing.width,
                "height": drawing.height,
            }


def _add_risks(front: FrontMatter, tables: dict[str, list[Record]]) -> None:
    for risk in front.risk_matrix:
        key = f"{front.id}/{risk.id}"
        tables["risks"].append(
            {
                "article_id": front.id,
                "id": key,
                "risk": risk.risk,
                "kind": risk.kind,
                "urgency": risk.urgency,
                "emergency": risk.emergency,
            }
        )
        for cause in risk.causes:
            cause_key = f"{key}/{cause.id}"
            tables["causes"].append(
                {
                    "article_id": front.id,
                    "risk_id": key,
                    "id": cause_key,
                    "text": cause.text,
                    "level": cause.level.value,
                    "modifiable_by": json.dumps(cause.modifiable_by),
                }
            )
            for response in cause.responses:
                tables["responses"].append(
                    {
                        "article_id": front.id,
                        "cause_id": cause_key,
                        "text": response.text,
                        "level": response.level.value,
                        "evidence": response.evidence,
                        "sources": json.dumps(response.sources),
                        "see": json.dumps(response.see),
                    }
                )


def _add_workshop(front: FrontMatter, tables: dict[str, list[Record]]) -> None:
    if not front.training:
        return
    values = asdict(front.training)
    tables["slides"] += _numbered(front, front.training.slides)
    tables["exercises"] += _numbered(front, front.training.exercises)
    tables["questions"] += _numbered(front, front.training.check)
    for part in ("slides", "exercises", "check"):
        del values[part]
    values["handout"] = json.dumps(values["handout"], ensure_ascii=False)
    tables["workshops"].append({"article_id": front.id} | {name: _plain(value) for name, value in values.items()})


def _local_answers(local: LocalFacts) -> Iterator[Record]:
    """One row an answer; a place with none has one row without a slot, so that it can be chosen."""
    sources = {source.id: source for source in local.sources}
    for place in local.places:
        known: Record = {"code": place.code, "place": place.name}
        answers = {slot: answer for slot, answer in place.answers().items() if answer.source in sources}
        for slot, answer in answers.items():
            source = sources[answer.source]
            yield {
                **known,
                "slot": slot.value,
                "text": answer.text,
                "checked": answer.checked.isoformat(),
                "org": source.org,
                "title": source.title,
                "url": source.url,
                "year": source.year,
                "verified": source.verified,
            }
        if not answers:
            yield known
