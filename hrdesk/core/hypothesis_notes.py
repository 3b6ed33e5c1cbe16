"""Reads notes as the API of Hypothesis writes them, and the tools that export from it.

The shape is that of https://h.readthedocs.io/en/latest/api-reference/: `uri`, `text`, `tags`, `target[].selector`,
`created`, `updated`, `user`, `references`.
"""

from collections.abc import Mapping

from hrdesk.core.given_note import (
    LONGEST_ADDRESS,
    LONGEST_NAME,
    LONGEST_NOTE,
    GivenNote,
    fields,
    moment,
    parts,
    record_id,
    tag,
    words,
)
from hrdesk.core.import_outcome import Refused, Why
from hrdesk.core.w3c_selectors import read_selectors


def is_hypothesis_note(item: object) -> bool:
    found = fields(item)
    return "uri" in found and bool({"text", "tags", "target", "user"} & set(found))


def read_hypothesis_note(item: Mapping[str, object], by_id: Mapping[str, Mapping[str, object]]) -> GivenNote:
    """One row; raises Refused. An answer to another note hangs where that one does."""
    target = _target(item) or _target(_answered(item, by_id))
    address = words(item.get("uri"), LONGEST_ADDRESS) or words(target.get("source"), LONGEST_ADDRESS)
    if not address:
        raise Refused(Why.NO_TARGET)
    titles = parts(fields(item.get("document")).get("title"))
    place = read_selectors(target.get("selector"))
    name = words(item.get("id"), LONGEST_NAME)
    created = moment(item.get("created"))
    return GivenNote(
        id=record_id(f"hypothesis:{name}" if name else None, item),
        addresses=(address,),
        title=words(titles[0], LONGEST_NAME * 2) if titles else "",
        exact=place.exact,
        prefix=place.prefix,
        suffix=place.suffix,
        note=words(item.get("text"), LONGEST_NOTE),
        tags=tuple(dict.fromkeys(filter(None, map(tag, parts(item.get("tags")))))),
        author=_author(item),
        created=created,
        modified=moment(item.get("updated")) or created,
    )


def _target(item: Mapping[str, object]) -> Mapping[str, object]:
    """The target, if it names words of the page."""
    for target in parts(item.get("target")):
        if fields(target).get("selector"):
            return fields(target)
    return {}


def _answered(item: Mapping[str, object], by_id: Mapping[str, Mapping[str, object]]) -> Mapping[str, object]:
    """The note at the beginning of a talk; the references name all that came before an answer."""
    names = [name for name in parts(item.get("references")) if isinstance(name, str)]
    return next((by_id[name] for name in names if name in by_id), {})


def _author(item: Mapping[str, object]) -> str:
    """The name to show, or the name of the account."""
    shown = words(fields(item.get("user_info")).get("display_name"), LONGEST_NAME)
    account = words(item.get("user"), LONGEST_NAME)
    return " ".join((shown or account.removeprefix("acct:").partition("@")[0]).split())
