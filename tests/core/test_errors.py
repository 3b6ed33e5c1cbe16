"""Every condition of the person's world has a sentence."""

import re
import string
from types import ModuleType

import pytest

from hrdesk.core import errors, exchange_errors
from hrdesk.core.errors import ArticleNotFound, HrdeskError


def leaves(kind: type[HrdeskError]) -> list[type[HrdeskError]]:
    below = kind.__subclasses__()
    return [leaf for child in below for leaf in leaves(child)] if below else [kind]


@pytest.mark.parametrize("kind", leaves(HrdeskError), ids=lambda kind: kind.__name__)
def test_every_error_says_its_facts_in_a_sentence(kind: type[HrdeskError]) -> None:
    names = [name for _, name, _, _ in string.Formatter().parse(kind.template) if name]
    error = kind(**{name: f"<{name}>" for name in names})
    assert str(error) != HrdeskError.template
    assert "{" not in str(error)
    assert all(f"<{name}>" in str(error) for name in names)


@pytest.mark.parametrize("module", [errors, exchange_errors], ids=lambda module: module.__name__)
def test_the_tree_at_the_top_of_the_file_names_every_error(module: ModuleType) -> None:
    words = module.__doc__ or ""
    drawn = re.findall(r"^(?:[ │]*[├└]── )?([A-Z]\w+)$", words, flags=re.MULTILINE)
    made = {name for name, kind in vars(module).items() if getattr(kind, "__module__", "") == module.__name__}
    assert sorted(drawn) == sorted(made)


def test_the_facts_stay_for_translations() -> None:
    error = ArticleNotFound(id="heroine", hint=" Did you mean heroin?")
    assert error.facts == {"id": "heroine", "hint": " Did you mean heroin?"}
    assert str(error) == "There is no page called “heroine” in this library. Did you mean heroin?"


def test_facts_with_braces_are_told_as_they_are() -> None:
    assert "{path}" in str(errors.LibraryMissing(path="/tmp/{path}/{0}"))
