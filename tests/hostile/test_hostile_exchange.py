"""Exchanges that are killed at any moment, and go on the next time as if nothing had been."""

import os
from typing import Any

import pytest

from tests.hostile.test_sudden_ends import Run, run

__all__ = ["run"]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")


@pytest.mark.parametrize("kills", [25, pytest.param(600, marks=pytest.mark.slow)])
def test_colleagues_agree_after_exchanges_that_were_killed(run: Run, kills: int) -> None:
    figures: dict[str, Any] = run("exchange_kills", str(kills), "1")
    assert figures["killed"] > kills / 4
    assert figures["agreed"]
    assert figures["whole"]
    assert figures["lost"] == []


def test_an_exchange_that_never_gives_again_would_be_found_out(run: Run) -> None:
    figures = run("exchange_kills", "60", "1", "--forgetful")
    assert figures["lost"] or not figures["agreed"]
