"""Backups come every half hour, and a trouble is told once."""

from hrdesk.core.backup_rhythm import EVERY_S, FIRST_AFTER_S, BackupRhythm


def test_the_first_is_due_soon_after_the_start_and_then_one_each_half_hour() -> None:
    rhythm = BackupRhythm(1_000.0)
    assert not rhythm.is_due(1_000.0 + FIRST_AFTER_S - 1)
    assert rhythm.is_due(1_000.0 + FIRST_AFTER_S)
    rhythm.begin(2_000.0)
    assert not rhythm.is_due(2_000.0 + EVERY_S - 1)
    assert rhythm.is_due(2_000.0 + EVERY_S)


def test_a_trouble_is_told_once_until_a_backup_succeeds() -> None:
    rhythm = BackupRhythm(0.0)
    assert [rhythm.fail(), rhythm.fail(), rhythm.fail()] == [True, False, False]
    rhythm.succeed()
    assert [rhythm.fail(), rhythm.fail()] == [True, False]
