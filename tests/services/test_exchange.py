"""Colleagues exchange notes: they see who wrote what and what will change; nothing is lost, all can be taken back."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from hrdesk.core.exchange_errors import (
    ChangesNotUnderstood,
    ExchangeFileDamaged,
    ExchangeFolderMissing,
    ExchangeNameMissing,
    PreviewOutdated,
    WrongTeamPassphrase,
)
from hrdesk.core.exchange_plan import Fate
from hrdesk.core.hybrid_clock import DAY_MS
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Change, Record, RecordKind
from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.core.version import Version
from hrdesk.core.version_line import read_line
from hrdesk.services.backup import Backups
from hrdesk.services.database import open_notebook_file
from hrdesk.services.notebook import open_notebook
from hrdesk.services.questions import make_question
from hrdesk.services.restore import restore
from tests.builders import NOON, make_annotation
from tests.services.exchanging import CANARY, WORDS, Device, quick_keys

__all__ = ["quick_keys"]

pytestmark = pytest.mark.usefixtures("quick_keys")

YEAR_MS = 365 * DAY_MS

Hire = Callable[[str], Device]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def hire(tmp_path: Path) -> Iterator[Hire]:
    """Gives a colleague a device."""
    hired: list[Device] = []

    def one(name: str, words: str = WORDS) -> Device:
        home = tmp_path / f"{name}{len(hired)}"
        home.mkdir()
        hired.append(Device(home / "notebook.db", name, words))
        return hired[-1]

    yield one
    for device in hired:
        device.close()


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a notebook."""
    connection = open_notebook_file(path)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = {name: [tuple(row) for row in connection.execute(f"SELECT * FROM {name}")] for name in names}
    connection.close()
    return rows


def set_clock(device: Device, now_ms: int) -> None:
    device.notebook.records.log._clock = lambda: now_ms / 1_000


def now_ms(device: Device) -> int:
    return device.notebook.records.log.now_ms()


def last_stamp(device: Device, note: str = "n") -> int:
    return device.notebook.records.log.versions(RecordKind.ANNOTATION, note)[-1].stamp.milliseconds


# What is exchanged


def test_what_one_wrote_the_other_has_under_their_name(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    note = make_annotation("n", note="foil", tags=("night",))
    kept: list[Record] = [
        note,
        make_question("What of foil?", NOON),
        Bookmark("heroin", NOON),
        ReadingList("r", "Night", NOON, ("heroin",)),
        RunningOrder("o", "Evening", NOON, (OrderItem("heroin", "mixing", 10),)),
    ]
    ana.notebook.records.keep([Change(None, record) for record in kept])
    ana.meet(folder)
    ben.meet(folder)
    assert ben.notebook.annotations.all() == (replace(note, author="Ana"),)
    assert ben.contents() == ana.contents()
    assert ana.notebook.annotations.all() == (note,)


def test_a_partner_who_does_not_know_running_orders_says_so_and_has_them_once_it_does(
    hire: Hire, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_as_before(line: str) -> Version:
        if json.loads(line)["kind"] == "running-order":
            raise ValueError("'running-order' is not a valid RecordKind")
        return read_line(line)

    order = RunningOrder("o", "Evening", NOON, (OrderItem("heroin", "mixing", 10),))
    ana, ben = hire("Ana"), hire("Ben")
    ana.notebook.records.save(order)
    ana.write("n", "foil")
    ana.meet(folder)
    with monkeypatch.context() as before:
        before.setattr("hrdesk.services.exchange.read_line", read_as_before)
        (told,) = ben.preview(folder).skipped
        ben.meet(folder)
        ben.write("m", "gloves")
        ben.meet(folder)
    assert isinstance(told, ChangesNotUnderstood)
    assert told.facts["count"] == 1
    assert (ben.text("n"), ben.notebook.running_orders.all()) == ("foil", ())
    ana.meet(folder)
    assert (ana.text("m"), ana.notebook.running_orders.all()) == ("gloves", (order,))
    assert ben.preview(folder).skipped == ()
    ben.meet(folder)
    assert ben.notebook.running_orders.all() == (order,)


def test_what_was_read_stays_at_home(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ana.notebook.bookshelf.note_reading("heroin", NOON)
    ana.meet(folder)
    ben.meet(folder)
    assert ben.notebook.bookshelf.recent(5) == ()
    assert list(folder.iterdir()) == []


def test_an_exchange_with_nothing_new_writes_nothing(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ana.write("n", "foil")
    ana.meet(folder)
    ben.meet(folder)
    files, before = sorted(folder.iterdir()), everything(ben.path)
    assert ben.meet(folder) == (None, ben.exchange(folder).give_out(ben.preview(folder)))
    assert sorted(folder.iterdir()) == files
    assert everything(ben.path) == before


def test_notes_that_are_older_than_versions_are_given_out(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ana.write("n", "foil")
    ana.notebook.records.save(Bookmark("heroin", NOON))
    connection = open_notebook_file(ana.path)
    connection.execute("DELETE FROM changes")
    connection.close()
    ana.meet(folder)
    ben.meet(folder)
    assert ben.contents() == ana.contents()
    assert ben.text("n") == "foil"


def test_words_of_a_colleague_stay_theirs_when_their_colour_changes(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ana.write("n", "foil")
    ana.meet(folder)
    ben.meet(folder)
    ben.write("n", "foil", tags=("night",))
    ben.meet(folder)
    ana.meet(folder)
    mine, theirs = ana.note("n"), ben.note("n")
    assert mine
    assert theirs
    assert (mine.author, mine.tags, theirs.author) == ("", ("night",), "Ana")


def test_a_note_by_somebody_else_still_is_theirs_for_all_others(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ana.notebook.records.save(make_annotation("n", note="foil", author="Dee"))
    ana.meet(folder)
    ben.meet(folder)
    found = ben.note("n")
    assert found
    assert found.author == "Dee"


def test_a_name_is_asked_for_before_anything_is_given_out(hire: Hire, folder: Path) -> None:
    ana = hire("")
    ana.write("n", "foil")
    with pytest.raises(ExchangeNameMissing):
        ana.meet(folder)
    assert list(folder.iterdir()) == []
    ana.notebook.records.name_device("Ana")
    ana.meet(folder)
    ben = hire("Ben")
    ben.meet(folder)
    found = ben.note("n")
    assert found
    assert found.author == "Ana"


def test_whose_changes_stand_in_the_folder_is_told_without_the_persons_own(hire: Hire, folder: Path) -> None:
    ana, other = hire("Sam"), hire("Sam")
    ana.write("n", "foil")
    ana.meet(folder)
    assert other.preview(folder).colleagues == ("Sam",)
    assert ana.preview(folder).colleagues == ()


# Looking first


def test_a_preview_tells_what_will_change_and_changes_nothing(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    for note in ("gone", "changed", "both"):
        ana.write(note, note)
    ana.meet(folder)
    ben.meet(folder)
    ben.remove("gone")
    ben.write("changed", "better")
    ben.write("both", "Ben's")
    ben.write("new", "new")
    ben.meet(folder)
    ana.write("both", "Ana's")
    before, files = everything(ana.path), sorted(folder.iterdir())
    preview = ana.preview(folder)
    assert everything(ana.path) == before
    assert sorted(folder.iterdir()) == files
    assert preview.plan.counts() == {"Ben": {Fate.REMOVED: 1, Fate.CHANGED: 1, Fate.BOTH_KEPT: 1, Fate.NEW: 1}}
    assert (preview.colleagues, preview.to_give, preview.files) == (("Ben",), 1, 2)
    assert ana.exchange(folder).take_in(preview)
    assert ana.text("both") == "Ben wrote:\nBen's\n\nAna wrote:\nAna's"
    told = {change.after for change in preview.plan.changes}
    assert {ana.note(note) for note in ("gone", "changed", "both", "new")} == told


def test_a_preview_that_does_not_hold_any_more_is_not_taken_in(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ana.write("n", "foil")
    ana.meet(folder)
    ben.meet(folder)
    ana.write("n", "pipes")
    ana.meet(folder)
    preview = ben.preview(folder)
    ben.write("n", "both")
    with pytest.raises(PreviewOutdated):
        ben.exchange(folder).take_in(preview)
    assert ben.text("n") == "both"


def test_a_folder_that_is_not_there_is_told(hire: Hire, folder: Path) -> None:
    with pytest.raises(ExchangeFolderMissing):
        hire("Ana").preview(folder / "missing")


# Taking back


def test_an_exchange_is_taken_back_whole_and_taken_in_again(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    for note in ("gone", "changed"):
        ana.write(note, note)
    ana.meet(folder)
    ben.meet(folder)
    before = ana.contents()
    ben.remove("gone")
    ben.write("changed", "better")
    ben.write("new", "new")
    ben.meet(folder)
    batch, _ = ana.meet(folder)
    assert batch
    after = ana.contents()
    ana.notebook.past_exchanges.take_back(batch)
    assert ana.contents() == before
    assert ana.preview(folder).plan.versions == ()
    (told,) = ana.notebook.past_exchanges.all()
    assert (told.authors, told.records, told.is_taken_back) == (("Ben",), 3, True)
    ana.notebook.past_exchanges.take_in_again(batch)
    assert ana.contents() == after


def test_what_was_written_after_an_exchange_stays_when_it_is_taken_back(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ben.write("n", "foil")
    ben.write("m", "pipes")
    ben.meet(folder)
    batch, _ = ana.meet(folder)
    assert batch
    ana.write("n", "foil and more")
    ana.notebook.past_exchanges.take_back(batch)
    assert (ana.text("n"), ana.note("m")) == ("foil and more", None)
    ana.meet(folder)
    ben.meet(folder)
    assert (ben.text("n"), ben.text("m")) == ("foil and more", "pipes")


def test_an_older_exchange_is_taken_back_and_the_newer_one_stays(hire: Hire, folder: Path) -> None:
    ana, ben, cem = hire("Ana"), hire("Ben"), hire("Cem")
    ben.write("n", "foil")
    ben.meet(folder)
    first, _ = ana.meet(folder)
    cem.write("m", "pipes")
    cem.meet(folder)
    ana.meet(folder)
    assert first
    ana.notebook.past_exchanges.take_back(first)
    assert (ana.note("n"), ana.text("m")) == (None, "pipes")


def test_what_was_taken_back_is_not_handed_on(hire: Hire, folder: Path, tmp_path: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ben.write("n", "foil")
    ben.meet(folder)
    batch, _ = ana.meet(folder)
    assert batch
    ana.notebook.past_exchanges.take_back(batch)
    other = tmp_path / "other stick"
    other.mkdir()
    ana.meet(other)
    assert list(other.iterdir()) == []


# Losses


def test_a_new_stick_gets_everything_from_whoever_has_it(hire: Hire, folder: Path, tmp_path: Path) -> None:
    ana, ben, cem = hire("Ana"), hire("Ben"), hire("Cem")
    ana.write("n", "foil")
    ana.meet(folder)
    ben.meet(folder)
    new = tmp_path / "new stick"
    new.mkdir()
    ben.write("m", "pipes")
    ben.meet(new)
    cem.meet(new)
    assert (cem.text("n"), cem.text("m")) == ("foil", "pipes")
    found = cem.note("n")
    assert found
    assert found.author == "Ana"


def test_what_came_from_one_team_is_not_handed_on_to_another(hire: Hire, folder: Path, tmp_path: Path) -> None:
    ana, ben, cem = hire("Ana"), hire("Ben"), hire("Cem")
    ana.write("n", CANARY)
    ana.meet(folder)
    ben.write("m", "pipes")
    ben.meet(folder)
    other = tmp_path / "other team"
    other.mkdir()
    ben.words = cem.words = "another team altogether"
    ben.meet(other)
    cem.meet(other)
    assert (cem.note("n"), cem.text("m")) == (None, "pipes")


def test_a_lost_notebook_is_given_back_by_the_folder(hire: Hire, folder: Path) -> None:
    ana = hire("Ana")
    ana.write("n", "foil")
    ana.meet(folder)
    again = hire("Ana")
    again.meet(folder)
    assert again.text("n") == "foil"
    again.write("n", "pipes")
    again.meet(folder)
    ana.meet(folder)
    assert ana.text("n") == "pipes"


def test_a_restored_backup_takes_in_what_it_lacks_as_its_own(hire: Hire, folder: Path) -> None:
    ana = hire("Ana")
    ana.write("n", "foil")
    ana.meet(folder)
    backup = Backups(ana.path).make()
    ana.write("n", "pipes")
    ana.write("m", "more")
    ana.meet(folder)
    ana.close()
    restore(backup.path, ana.path, lambda _: b"")
    ana.notebook = open_notebook(ana.path)
    ana.write("k", "after")
    ana.meet(folder)
    assert (ana.text("n"), ana.text("m"), ana.text("k")) == ("pipes", "more", "after")
    assert {note.author for note in ana.notebook.annotations.all()} == {""}


def test_a_home_that_was_put_back_as_files_loses_nothing(hire: Hire, folder: Path, tmp_path: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ana.write("n", "foil")
    ana.meet(folder)
    ana.close()
    copyfile(ana.path, tmp_path / "copy.db")
    ana.notebook = open_notebook(ana.path)
    ana.write("n", "given out")
    ana.meet(folder)
    ana.close()
    copyfile(tmp_path / "copy.db", ana.path)
    ana.notebook = open_notebook(ana.path)
    ana.write("n", "written since")
    ana.meet(folder)
    ben.meet(folder)
    assert ben.contents() == ana.contents()
    assert "given out" in ben.text("n")
    assert "written since" in ben.text("n")


def test_who_joins_late_has_everything(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    for number in range(5):
        ana.write(f"n{number}", f"foil {number}")
        ana.meet(folder)
        ben.write(f"n{number}", f"pipes {number}")
        ben.meet(folder)
    late = hire("Cem")
    late.meet(folder)
    ana.meet(folder)
    assert late.contents() == ana.contents()


# Clocks


def test_a_clock_that_is_years_ahead_does_not_carry_ours_along(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    set_clock(ben, now_ms(ana) + 9 * YEAR_MS)
    ben.write("n", "from the future")
    ben.meet(folder)
    preview = ana.preview(folder)
    assert preview.ahead == ("Ben",)
    ana.exchange(folder).take_in(preview)
    ana.write("m", "now")
    assert last_stamp(ana, "m") < now_ms(ana) + DAY_MS


def test_what_is_written_in_view_of_a_future_change_takes_its_place(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    set_clock(ben, now_ms(ana) + 9 * YEAR_MS)
    ben.write("n", "from the future")
    ben.meet(folder)
    ana.meet(folder)
    for words in ("now", "and now"):
        ana.write("n", words)
        ana.meet(folder)
        ben.meet(folder)
        assert (ana.text("n"), ben.text("n")) == (words, words)
    ana.write("m", "still now")
    assert last_stamp(ana, "m") < now_ms(ana) + DAY_MS


def test_a_clock_without_a_battery_loses_nothing(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ana.write("n", "foil")
    ana.meet(folder)
    set_clock(ben, 0)
    ben.meet(folder)
    ben.write("n", "pipes")
    ben.write("m", "more")
    ben.meet(folder)
    ana.meet(folder)
    assert (ana.text("n"), ana.text("m")) == ("pipes", "more")


def test_a_clock_that_is_less_than_a_day_ahead_is_followed(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    set_clock(ben, now_ms(ana) + DAY_MS // 2)
    ben.write("n", "a little late")
    ben.meet(folder)
    ana.meet(folder)
    ana.write("m", "after it")
    assert last_stamp(ana, "m") >= last_stamp(ben, "n")


# Privacy and teams


def test_words_of_a_wrong_team_passphrase_change_and_write_nothing(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ana.write("n", "foil")
    ana.meet(folder)
    ben.write("m", "pipes")
    ben.words = "heron weir lamp cobolt"
    before, files = everything(ben.path), sorted(folder.iterdir())
    with pytest.raises(WrongTeamPassphrase):
        ben.meet(folder)
    assert everything(ben.path) == before
    assert sorted(folder.iterdir()) == files


def test_a_mistyped_passphrase_is_told_also_to_who_has_exchanged_before(hire: Hire, folder: Path) -> None:
    ana = hire("Ana")
    ana.write("n", "foil")
    ana.meet(folder)
    ana.words = "heron weir lamp"
    with pytest.raises(WrongTeamPassphrase):
        ana.preview(folder)


def test_the_way_a_passphrase_is_typed_does_not_matter(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ana.write("n", "foil")
    ana.meet(folder)
    ben.words = "  heron weir\tlamp  cobalt\n"
    ben.meet(folder)
    assert ben.text("n") == "foil"


def test_a_damaged_file_does_not_make_the_passphrase_look_wrong(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ana.write("n", "foil")
    ana.meet(folder)
    (path,) = folder.iterdir()
    content = bytearray(path.read_bytes())
    content[30] ^= 1
    path.write_bytes(content)
    preview = ben.preview(folder)
    assert [type(why) for why in preview.skipped] == [ExchangeFileDamaged]
    ana.meet(folder)
    ben.meet(folder)
    assert ben.text("n") == "foil"


def test_nothing_that_was_written_can_be_read_in_the_folder(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana Canary"), hire("Ben")
    ana.write("n", CANARY, tags=("canary-tag",))
    ana.notebook.records.save(make_question(f"{CANARY}?", NOON))
    ana.meet(folder)
    ben.meet(folder)
    ben.write("n", f"{CANARY} still")
    ben.meet(folder)
    files = list(folder.iterdir())
    assert len(files) == 2
    for path in files:
        for secret in (CANARY, "canary-tag", "Ana Canary", "heron", "annotation", ana.words):
            assert secret.encode() not in path.read_bytes()
            assert secret not in path.name
    assert ben.text("n") == f"{CANARY} still"


def test_keys_are_kept_only_where_that_is_wanted(hire: Hire, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ana.write("n", "foil")
    ana.meet(folder)
    ben.meet(folder)
    assert everything(ben.path)["team_keys"] == []
    exchange = ben.notebook.exchange(folder, WORDS, keys_are_kept=True)
    exchange.give_out(exchange.preview())
    assert len(everything(ben.path)["team_keys"]) == 1
    made: list[bytes] = []

    def count(words: str, salt: bytes, cost: object) -> bytes:
        made.append(salt)
        from tests.services.exchanging import stretch_quickly

        return stretch_quickly(words, salt, cost)  # type: ignore[arg-type]

    monkeypatch.setattr("hrdesk.services.team_keys.stretch", count)
    ben.preview(folder)
    assert made == [ben.notebook.team.salt]


def test_what_is_remembered_of_a_team_is_forgotten_with_its_passphrase(hire: Hire, folder: Path) -> None:
    ana = hire("Ana")
    team = ana.notebook.team
    assert (team.folder, team.passphrase) == ("", None)
    team.remember(str(folder), WORDS)
    assert (team.folder, team.passphrase) == (str(folder), WORDS)
    ana.write("n", "foil")
    ana.meet(folder)
    ben = hire("Ben")
    exchange = ben.notebook.exchange(folder, WORDS, keys_are_kept=True)
    exchange.give_out(exchange.preview())
    ben.notebook.team.remember(str(folder), None)
    assert everything(ben.path)["team_keys"] == []
    assert ben.notebook.team.passphrase is None


# Deleted for ever


def test_words_that_were_deleted_for_ever_do_not_come_back_from_the_folder(hire: Hire, folder: Path) -> None:
    ana, ben = hire("Ana"), hire("Ben")
    ana.write("n", CANARY)
    ana.meet(folder)
    ben.meet(folder)
    ben.write("m", f"{CANARY} too")
    ben.meet(folder)
    ana.meet(folder)
    device = ana.notebook.records.log.device.id
    old = ana.notebook.old_notes
    old.delete(old.find(NOON + timedelta(days=1)))
    for _ in range(2):
        ana.meet(folder)
        ben.meet(folder)
    assert (ana.contents(), ben.contents()) == ({}, {})
    assert CANARY not in str(everything(ana.path))
    assert ana.notebook.records.log.device.id == device
