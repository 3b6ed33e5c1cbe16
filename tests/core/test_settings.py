"""Settings: typed, with defaults and ranges."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.settings import ZOOM_STEPS, Settings, ThemeChoice, read_settings, settings_values, zoom_after
from tests.core.properties import steady, texts

GARBAGE: dict[str, list[object]] = {
    "theme": ["pink", "", 1, None, True, ["dark"], {"dark": 1}],
    "zoom": [0, 101, -100, 10**30, "100", 100.0, float("nan"), True, None, [100]],
    "sidebar_shown": ["true", 1, 0, None, []],
    "context_shown": ["", 2.0, None, {}],
    "country": ["de", "DEU", "D1", None, 5, ["DE"]],
    "idle_lock_minutes": [-1, 3, 61, "10", 10.0, True, None, [10]],
    "reveal_key": ["", "F9", "Esc", "f2", 2, None, ["F2"]],
    "notes_size": [0, 17, "20", 20.0, True, None],
    "told_notes": [None, 5, "0a", "0123456789AB", []],
    "window": [None, 5, ["00"], "f" * 4_000],
}


def test_every_setting_has_garbage_to_be_tried_with() -> None:
    assert set(GARBAGE) == set(settings_values(Settings()))


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in GARBAGE.items() for value in values])
def test_a_value_that_cannot_be_used_falls_back_and_is_named(name: str, value: object) -> None:
    kept = Settings(theme=ThemeChoice.DARK, zoom=150, sidebar_shown=False, context_shown=False, window="00ff")
    settings, refused = read_settings({**settings_values(kept), name: value})
    assert refused == (name,)
    assert settings_values(settings) == {**settings_values(kept), name: settings_values(Settings())[name]}


def test_settings_come_back_as_they_were_stored() -> None:
    chosen = Settings(theme=ThemeChoice.HIGH_CONTRAST, zoom=200, sidebar_shown=False, window="0a")
    assert read_settings(json.loads(json.dumps(settings_values(chosen)))) == (chosen, ())


def test_what_is_not_stored_is_as_at_first() -> None:
    assert read_settings({}) == (Settings(), ())
    assert read_settings({"zoom": 125}) == (Settings(zoom=125), ())


def test_names_that_nobody_knows_are_passed_over() -> None:
    assert read_settings({"colour": "red", "zoom": 110}) == (Settings(zoom=110), ())


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)


@steady
@given(st.dictionaries(st.sampled_from(sorted(GARBAGE)), json_values))
def test_whatever_is_stored_gives_settings_that_can_be_used(values: dict[str, object]) -> None:
    settings, refused = read_settings(values)
    assert settings.theme in ThemeChoice
    assert settings.zoom in ZOOM_STEPS
    assert isinstance(settings.sidebar_shown, bool)
    assert set(refused) <= set(values)


@pytest.mark.parametrize(
    ("zoom", "steps", "after"),
    [(100, 1, 110), (100, -1, 90), (200, 1, 200), (80, -3, 80), (103, 1, 110), (100, 99, 200)],
)
def test_text_size_goes_by_steps_and_stays_in_range(zoom: int, steps: int, after: int) -> None:
    assert zoom_after(zoom, steps) == after
