"""What an organisation lays down: which values of its file count, and what is told of the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.policy import LOCKABLE, Organisation, Policy
from hrdesk.core.policy_rules import read_policy
from hrdesk.core.settings import IDLE_MINUTES, Settings, ThemeChoice, settings_values
from tests.core.properties import steady, texts

WHOLE = {
    "format": 1,
    "organisation": {"name": "Open Door", "contact": "Main Street 5\n+43 1 000", "logo": "logo.svg"},
    "settings": {"theme": "dark", "idle_lock_minutes": 5, "language": "en", "locked": ["idle_lock_minutes"]},
    "content": {"folders": ["pages", "/srv/pages"]},
    "backups": {"folder": "~/Team/hrdesk"},
}


def faults_of(**tables: object) -> list[str]:
    return [fault.field for fault in read_policy({"format": 1, **tables})[1]]


def test_a_whole_file_is_read_without_a_fault() -> None:
    policy, faults = read_policy(WHOLE)
    assert faults == ()
    assert policy == Policy(
        organisation=Organisation("Open Door", "Main Street 5\n+43 1 000", "logo.svg"),
        defaults=Settings(theme=ThemeChoice.DARK, idle_lock_minutes=5),
        given=frozenset({"theme", "idle_lock_minutes"}),
        locked=frozenset({"idle_lock_minutes"}),
        language="en",
        content_folders=("pages", "/srv/pages"),
        backup_folder="~/Team/hrdesk",
    )


def test_a_file_without_fields_lays_nothing_down() -> None:
    assert read_policy({"format": 1}) == (Policy(), ())


@pytest.mark.parametrize("found", [None, 2, "1", True, 1.5])
def test_another_format_is_told_and_what_is_known_of_it_counts(found: object) -> None:
    policy, faults = read_policy({"format": found, "organisation": {"name": "Open Door"}})
    assert [fault.field for fault in faults] == ["format"]
    assert policy.organisation.name == "Open Door"


@pytest.mark.parametrize(
    ("tables", "field"),
    [
        ({"colour": "red"}, "colour"),
        ({"settings": []}, "settings"),
        ({"settings": {"colour": "red"}}, "settings.colour"),
        ({"settings": {"theme": "pink"}}, "settings.theme"),
        ({"settings": {"idle_lock_minutes": 7}}, "settings.idle_lock_minutes"),
        ({"settings": {"window": "00"}}, "settings.window"),
        ({"settings": {"told_notes": ""}}, "settings.told_notes"),
        ({"settings": {"language": "English"}}, "settings.language"),
        ({"settings": {"language": 5}}, "settings.language"),
        ({"settings": {"locked": "theme"}}, "settings.locked"),
        ({"settings": {"locked": [5]}}, "settings.locked"),
        ({"settings": {"locked": ["theme"]}}, "settings.locked"),
        ({"settings": {"notes_size": 30, "locked": ["notes_size"]}}, "settings.locked"),
        ({"organisation": {"name": 5}}, "organisation.name"),
        ({"organisation": {"name": "x" * 121}}, "organisation.name"),
        ({"organisation": {"contact": "Main Street 5"}}, "organisation.name"),
        ({"organisation": {"name": "Open Door", "logo": 5}}, "organisation.logo"),
        ({"organisation": {"name": "Open Door", "logo": "a\x00b"}}, "organisation.logo"),
        ({"organisation": {"name": "Open Door", "web": "x"}}, "organisation.web"),
        ({"content": {"folders": "pages"}}, "content.folders"),
        ({"content": {"folders": [5]}}, "content.folders"),
        ({"content": {"folders": [""]}}, "content.folders"),
        ({"content": {"folders": [str(number) for number in range(21)]}}, "content.folders"),
        ({"backups": {"folder": 5}}, "backups.folder"),
        ({"backups": {"folder": " "}}, "backups.folder"),
    ],
)
def test_what_cannot_be_used_is_named_once_and_the_rest_counts(tables: dict[str, object], field: str) -> None:
    assert faults_of(**tables) == [field]
    others = {name: table for name, table in WHOLE.items() if name not in tables}
    policy, _ = read_policy({**others, **tables})
    whole, _ = read_policy(others)
    if "organisation" not in tables:
        assert policy.organisation == whole.organisation
    if "backups" not in tables:
        assert policy.backup_folder == whole.backup_folder


def test_a_value_that_cannot_be_used_is_not_locked() -> None:
    policy, faults = read_policy({"format": 1, "settings": {"idle_lock_minutes": 7, "locked": True}})
    assert policy.locked == policy.given == frozenset()
    assert policy.defaults == Settings()
    assert [str(fault) for fault in faults] == ["“settings.idle_lock_minutes” can be 0, 1, 2, 5, 10, 15, 30, 60"]


def test_locked_may_say_all_that_is_given() -> None:
    given_settings = {"theme": "light", "zoom": 125, "notes_size": 30, "context_shown": False}
    policy, faults = read_policy({"format": 1, "settings": {**given_settings, "locked": True}})
    assert (policy.locked, faults) == (frozenset({"theme", "zoom"}), ())
    policy, faults = read_policy({"format": 1, "settings": {**given_settings, "locked": False}})
    assert (policy.locked, faults) == (frozenset(), ())


def test_names_are_shown_without_signs_that_nobody_sees() -> None:
    organisation = {"name": " Open\n\x1b[31m  Door\u202e ", "contact": "\n Main\tStreet \n\n 5 \n"}
    policy, _ = read_policy({"format": 1, "organisation": organisation})
    assert policy.organisation.name == "Open [31m Door"
    assert policy.organisation.contact == "Main Street\n\n5"


def test_joiners_stay_in_names_that_need_them() -> None:
    policy, _ = read_policy({"format": 1, "organisation": {"name": "خانه\u200cی امن"}})
    assert policy.organisation.name == "خانه\u200cی امن"


def test_every_setting_that_can_be_locked_is_one() -> None:
    assert set(settings_values(Settings())) >= LOCKABLE


leaves = st.none() | st.booleans() | st.integers() | st.floats() | texts | st.lists(texts | st.integers(), max_size=3)
names = st.sampled_from(
    [
        "name",
        "contact",
        "logo",
        "theme",
        "zoom",
        "country",
        "idle_lock_minutes",
        "locked",
        "language",
        "folders",
        "folder",
    ]
)
tables = st.dictionaries(names | texts, leaves | st.dictionaries(texts, leaves, max_size=2), max_size=6)
files = st.dictionaries(
    st.sampled_from(["format", "organisation", "settings", "content", "backups"]) | texts, tables | leaves, max_size=6
)


@steady
@given(files)
def test_whatever_a_file_holds_gives_a_policy_that_can_be_used(values: dict[str, object]) -> None:
    policy, faults = read_policy(values)
    assert policy.locked <= policy.given & LOCKABLE
    assert policy.defaults.idle_lock_minutes in IDLE_MINUTES
    assert len(policy.organisation.name) <= 120
    assert "\n" not in policy.organisation.name
    assert all(len(fault.field) <= 60 and "\n" not in str(fault) for fault in faults)
