"""The policy file on the disk: where it is looked for, what it names, and what is told of a broken one."""

import sys
from pathlib import Path

import pytest

from hrdesk.core.policy import Policy
from hrdesk.core.policy_errors import PolicyFaulty, PolicyUnreadable
from hrdesk.services.paths import policy_files
from hrdesk.services.policy_file import NO_POLICY, FoundPolicy, find_policy
from hrdesk.services.policy_logo import LogoRefused, read_logo
from tests.policies import SVG, png


def found(folder: Path, text: str | bytes) -> FoundPolicy:
    path = folder / "policy.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return find_policy([folder / "nowhere" / "policy.toml", path])


def told(policy: FoundPolicy) -> str:
    return "\n".join(map(str, policy.troubles))


def test_without_a_file_nothing_is_laid_down(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert find_policy([tmp_path / "policy.toml", tmp_path / "file" / "policy.toml"]) is NO_POLICY
    assert NO_POLICY.policy == Policy()


def test_nothing_that_reads_a_policy_is_loaded_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tomllib", None)
    assert find_policy([tmp_path / "policy.toml"]) is NO_POLICY


def test_the_first_file_counts_and_no_other(tmp_path: Path) -> None:
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text('format = 1\n[organisation]\nname = "First"')
    second.write_text('format = 1\n[organisation]\nname = "Second"\n[settings]\nzoom = 125')
    policy = find_policy([first, second])
    assert (policy.path, policy.policy.organisation.name, policy.policy.given) == (first, "First", frozenset())


def test_what_the_file_names_counts_from_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "logo.svg").write_text(SVG)
    monkeypatch.setenv("HRDESK_TEST_SHARE", str(tmp_path / "share"))
    policy = found(
        tmp_path,
        'format = 1\n[organisation]\nname = "Open Door"\nlogo = "logo.svg"\n[content]\nfolders = ["pages"]\n'
        '[backups]\nfolder = "$HRDESK_TEST_SHARE/team"',
    )
    assert policy.troubles == ()
    assert policy.content_folders == (tmp_path / "pages",)
    assert policy.backup_folder == tmp_path / "share" / "team"
    assert policy.logo
    assert (policy.logo.content, policy.logo.is_svg) == (SVG.encode(), True)


def test_a_home_may_stand_in_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "maria"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "maria"))
    policy = found(tmp_path, 'format = 1\n[backups]\nfolder = "~/Team"')
    assert policy.backup_folder == tmp_path / "maria" / "Team"


def test_what_notepad_puts_before_the_text_is_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path, b"\xef\xbb\xbfformat = 1\r\n").troubles == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"format = ", "Invalid value"),
        (b"[settings]\n[settings]\n", "settings"),
        ("format = 1".encode("utf-16"), "not written as UTF-8"),
        (b"# " + b"x" * 65_536, "larger than 64 kB"),
        (b"a = " + b"[\n" * 20_000, "nested too deep"),
        (b"a = " + b"9" * 5_000, "longer than 2,000 characters"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(content: bytes, reason: str, tmp_path: Path) -> None:
    policy = found(tmp_path, content)
    assert policy.policy == Policy()
    assert [type(trouble) for trouble in policy.troubles] == [PolicyUnreadable]
    assert reason in told(policy)
    assert str(tmp_path / "policy.toml") in told(policy)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").mkdir()
    assert "it is no file" in told(find_policy([tmp_path / "policy.toml"]))


def test_a_folder_of_pages_that_is_not_there_is_told_and_the_others_count(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    policy = found(tmp_path, 'format = 1\n[content]\nfolders = ["there", "gone"]')
    assert policy.content_folders == (tmp_path / "there",)
    assert [type(trouble) for trouble in policy.troubles] == [PolicyFaulty]
    assert f"“content.folders” names {tmp_path / 'gone'}, where there is no folder" in told(policy)


def test_many_faults_are_told_in_a_few_words(tmp_path: Path) -> None:
    policy = found(tmp_path, "format = 1\n" + "\n".join(f"a{number} = 1" for number in range(500)))
    assert told(policy).count("is not known") == 4
    assert "and 496 more" in told(policy)


def test_a_logo_that_cannot_be_used_is_told_and_the_name_counts(tmp_path: Path) -> None:
    policy = found(tmp_path, 'format = 1\n[organisation]\nname = "Open Door"\nlogo = "logo.png"')
    assert (policy.logo, policy.policy.organisation.name) == (None, "Open Door")
    assert f"“organisation.logo” names {tmp_path / 'logo.png'}, where there is no file" in told(policy)


@pytest.mark.parametrize("content", [png(), SVG.encode(), SVG.replace("#005", "url(#a)").encode()])
def test_a_sound_logo_is_taken_as_it_is(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "logo").write_bytes(content)
    assert read_logo(tmp_path / "logo").content == content


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "neither PNG nor SVG"),
        (b"GIF89a", "neither PNG nor SVG"),
        (png()[:20], "damaged"),
        (png(0, 5), "4096 pixels"),
        (png(5, 100_000), "4096 pixels"),
        (b"x" * 1_000_001, "larger than 1 MB"),
        (SVG.encode("utf-16-le"), "neither PNG nor SVG"),
        (b"<svg>\0</svg>", "UTF-8"),
        (b'<svg><USE href="#a"/></svg>', "<USE>"),
        (b'<svg><image href="//server/a.png"/></svg>', "<image>"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "<!ENTITY>"),
        (b'<svg><a href="file:///etc/passwd"/></svg>', "another file"),
        (b"<svg><rect fill=\"url('//server/a')\"/></svg>", "another file"),
        (b"<svg>" + b"<rect/>" * 5_001 + b"</svg>", "too many parts"),
        (b"<svg>" + b"<g>" * 50 + b"</g>" * 50 + b"</svg>", "too many parts"),
    ],
)
def test_a_picture_that_could_do_harm_is_refused(content: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "logo").write_bytes(content)
    with pytest.raises(LogoRefused, match=reason):
        read_logo(tmp_path / "logo")


@pytest.mark.parametrize(
    ("platform", "first"),
    [
        ("linux", "/etc/hrdesk/policy.toml"),
        ("darwin", "/Library/Application Support/hrdesk/policy.toml"),
        ("win32", "data/hrdesk/policy.toml"),
    ],
)
def test_the_places_of_the_system_are_looked_at_before_that_beside_the_program(
    platform: str, first: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("PROGRAMDATA", "data")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "hrdesk"))
    assert policy_files() == (Path(first), tmp_path / "policy.toml")


def test_without_a_place_of_the_system_that_beside_the_program_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("PROGRAMDATA", raising=False)
    assert len(policy_files()) == 1
