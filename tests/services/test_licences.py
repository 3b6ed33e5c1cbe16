"""Whose work is in hrdesk can be told from a bundle and from a checkout."""

from pathlib import Path

import pytest

from hrdesk import __version__
from hrdesk.core.bundle_errors import BundleDamaged
from hrdesk.services.bundle import BUNDLE_FILE
from hrdesk.services.licences import find_works, texts_of
from hrdesk.services.paths import program_folder
from tests.bundles import INNER, make_bundle


def test_a_bundle_tells_its_works_ours_first_and_what_may_be_replaced(tmp_path: Path) -> None:
    ours, qt = find_works(make_bundle(tmp_path))
    assert (ours.name, ours.licence, ours.replaceable) == ("hrdesk", "MIT", ())
    assert (qt.name, qt.version, qt.licence, qt.source) == ("Qt", "6.9.3", "LGPL-3.0-only", "https://example.org/qt")
    assert qt.replaceable == (f"{INNER}/libQt6Core.so.6.9.3",)
    assert texts_of(qt) == (("LGPL-3.txt", "GNU LESSER GENERAL PUBLIC LICENSE"), ("GPL-3.txt", None))


def test_a_checkout_tells_what_the_project_needs_and_what_that_needs() -> None:
    works = {work.name.lower().replace("_", "-"): work for work in find_works(program_folder())}
    assert [*works][:2] == ["hrdesk", "hrdesk library"]
    assert works["hrdesk"].version == __version__
    assert "Permission is hereby granted" in (texts_of(works["hrdesk"])[0][1] or "")
    assert "LGPL" in works["shiboken6"].licence
    assert works["lxml"].texts
    assert "pytest" not in works
    assert all(work.source for work in works.values())


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    program = make_bundle(tmp_path)
    (program / BUNDLE_FILE).write_bytes(b"{")
    with pytest.raises(BundleDamaged):
        find_works(program)
