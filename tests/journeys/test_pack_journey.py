"""Somebody opens a pack that a colleague gave them, which this version cannot read."""

from pathlib import Path

import pytest

from hrdesk.services.paths import Places
from tests.journeys.starting import Starter


@pytest.mark.parametrize("name", ["Our pages.hrpack", "OLD.HRPACK"])
def test_a_pack_is_told_in_the_window_that_opens_all_the_same(starter: Starter, places: Places, name: str) -> None:
    window = starter.window(places, article_id=str(Path("/media") / "stick" / name))
    assert window.messages.text.startswith(f"“{name}” is a pack of pages")
    assert "stick" not in window.messages.text
