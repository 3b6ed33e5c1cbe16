"""What the pages of a library must keep to together: ids, links, required facts."""

from collections.abc import Iterator, Mapping, Sequence

from hrdesk.core.fault import Fault, Severity
from hrdesk.core.markdown import RenderedBody
from hrdesk.core.written_page import FieldPath, WrittenPage


def check_ids(pages: Sequence[WrittenPage]) -> Iterator[Fault]:
    """Two pages with one id: each after the first is a fault, for notes hang on ids."""
    first: dict[str, WrittenPage] = {}
    for page in pages:
        other = first.setdefault(page.front.id, page)
        if other is not page:
            yield page.fault(
                page.line_of_field("id"),
                "ids",
                f"The id “{page.front.id}” is already used by {other.path}.",
                "Give one of them another id.",
            )


def check_links(pages: Sequence[WrittenPage], rendered: Mapping[str, RenderedBody]) -> Iterator[Fault]:
    """Links and ids in the front matter that lead nowhere. `rendered` holds each page's HTML by id."""
    slugs = {id_: {p.slug for p in body.passages} for id_, body in rendered.items()}
    for page in pages:
        for link in rendered[page.front.id].references.links:
            target = link.article_id or page.front.id
            line = page.line_in_body(f"({link.article_id}{'#' if link.heading else ''}{link.heading})")
            if target not in rendered:
                yield page.fault(
                    line, "links", f"The link to “{target}” leads nowhere.", "Use the id of a page that exists."
                )
            elif link.heading and link.heading not in slugs[target]:
                yield _no_heading(page, line, target, link.heading, slugs[target])
        for path, target, heading in _ids_in_data(page):
            if target in rendered and heading and heading not in slugs[target]:
                yield _no_heading(page, page.line_of_field(*path), target, heading, slugs[target])
            elif target not in rendered:
                yield page.fault(
                    page.line_of_field(*path),
                    "links",
                    f"`{path[0]}` names “{target}”, which is no page.",
                    "Use the id of a page that exists.",
                )


def _no_heading(page: WrittenPage, line: int, target: str, heading: str, slugs: set[str]) -> Fault:
    known = ", ".join(sorted(slug for slug in slugs if slug))
    return page.fault(line, "links", f"“{target}” has no heading “{heading}”.", f"It has: {known}.")


def check_required_facts(pages: Sequence[WrittenPage], required: Mapping[str, str], path: str) -> Iterator[Fault]:
    """Facts that the library must hold (`required`: id → fact) and no page's typed facts cover."""
    covered = {name for page in pages for fact in page.front.facts for name in fact.covers}
    for line, (name, words) in enumerate(required.items(), start=1):
        if name not in covered:
            yield Fault(
                path, line, "required-facts", f"No page covers {name}: {words}", "State it and add a typed fact."
            )
    for page in pages:
        for number, fact in enumerate(page.front.facts):
            for name in fact.covers:
                if required and name not in required:
                    yield page.fault(
                        page.line_of_field("facts", number),
                        "required-facts",
                        f"“{name}” is not a required fact.",
                        "Correct `covers`.",
                        Severity.WARNING,
                    )


def _ids_in_data(page: WrittenPage) -> Iterator[tuple[FieldPath, str, str]]:
    """(place, page id, heading) of every page that the front matter names."""
    front = page.front
    yield from ((("related", n), target, "") for n, target in enumerate(front.related))
    yield from ((("terms", n), term.see, "") for n, term in enumerate(front.terms) if term.see)
    for r, risk in enumerate(front.risk_matrix):
        if risk.emergency:
            yield ("risk_matrix", r), risk.emergency, ""
        for c, cause in enumerate(risk.causes):
            for n, response in enumerate(cause.responses):
                yield from ((("risk_matrix", r, "causes", c, "responses", n), target, "") for target in response.see)
    if front.training:
        yield from ((("training", "uses", n), target, "") for n, target in enumerate(front.training.uses))
        for n, slide in enumerate(front.training.slides):
            if slide.drawn_from:
                target, _, heading = slide.drawn_from.partition("#")
                yield ("training", "slides", n), target, heading
