"""What of an organisation's policy goes along with a copy, and what stays."""

from pathlib import Path

import pytest

from hrdesk.core.bundle_errors import BundleDamaged
from hrdesk.core.stick_errors import OrganisationFileUnreadable, StickHoldsOther
from hrdesk.services.organisation_files import NO_ORGANISATION, OrganisationFiles, organisation_files
from hrdesk.services.policy_file import NO_POLICY, find_policy
from hrdesk.services.stick_copy import copy_to_stick
from hrdesk.services.stick_plan import plan_copy
from tests.bundles import make_bundle
from tests.policies import SVG


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as an administrator keeps it, with a page, a logo and what is nobody's business."""
    folder = tmp_path / "etc" / "hrdesk"
    (folder / "pages" / "more").mkdir(parents=True)
    (folder / "pages" / "hours.md").write_text("hours", encoding="utf-8")
    (folder / "pages" / "more" / "local.yaml").write_text("local", encoding="utf-8")
    (folder / "logo.svg").write_text(SVG, encoding="utf-8")
    (folder / "passwords.txt").write_text("secret", encoding="utf-8")
    lay_down(folder, logo="logo.svg", folders=["pages"])
    return folder


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def lay_down(folder: Path, logo: str = "", folders: list[str] | None = None) -> None:
    words = f"format = 1\n[organisation]\nname = 'Open Door'\nlogo = '{logo}'\n[content]\nfolders = {folders or []}\n"
    (folder / "policy.toml").write_text(words, encoding="utf-8")


def found_in(folder: Path) -> OrganisationFiles:
    return organisation_files(find_policy([folder / "policy.toml"]))


def test_the_policy_goes_along_with_what_it_names_and_nothing_else(folder: Path) -> None:
    found = found_in(folder)
    assert found.name == "Open Door"
    names = [path for path, _ in found.files]
    assert names == ["logo.svg", "pages/hours.md", "pages/more/local.yaml", "policy.toml"]
    assert found.left == ()


def test_what_stands_elsewhere_or_is_the_folder_itself_stays(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "etc" / "elsewhere").mkdir()
    (folder / "pages" / "link.md").symlink_to(folder / "passwords.txt")
    lay_down(folder, folders=["../elsewhere", ".", str(folder / "pages"), "~/pages", "pages"])
    found = found_in(folder)
    assert found.left == ("../elsewhere", ".", str(folder / "pages"), "~/pages")
    assert [path for path, _ in found.files] == ["pages/hours.md", "pages/more/local.yaml", "policy.toml"]


@pytest.mark.parametrize("name", ["circle", "none", "pages/../pages", "$HOME/pages"])
def test_a_name_that_leads_nowhere_keeps_nothing_from_going_along(folder: Path, name: str) -> None:
    (folder / "circle").symlink_to("circle")
    words = f'format = 1\n[organisation]\nname = "Open Door"\n[content]\nfolders = ["{name}", "pages"]\n'
    (folder / "policy.toml").write_text(words, encoding="utf-8")
    assert [path for path, _ in found_in(folder).files] == ["pages/hours.md", "pages/more/local.yaml", "policy.toml"]


def test_a_folder_that_is_a_link_beside_the_policy_goes_along_by_its_name(folder: Path) -> None:
    (folder / "pages").rename(folder / "real")
    (folder / "pages").symlink_to("real")
    assert [path for path, _ in found_in(folder).files][1:3] == ["pages/hours.md", "pages/more/local.yaml"]


def test_without_a_policy_that_can_be_read_nothing_goes_along(folder: Path) -> None:
    assert organisation_files(NO_POLICY) == NO_ORGANISATION
    (folder / "policy.toml").write_text("format = ", encoding="utf-8")
    assert found_in(folder) == NO_ORGANISATION


def test_a_copy_on_a_stick_is_the_organisations_too(folder: Path, stick: Path, tmp_path: Path) -> None:
    program = make_bundle(tmp_path / "installed" / "hrdesk", "2.0")
    copied = copy_to_stick(plan_copy(program, stick, organisation=found_in(folder)))
    there = find_policy([copied.place / "policy.toml"])
    assert there.troubles == ()
    assert there.logo
    assert there.content_folders == (copied.place / "pages",)
    sums = (copied.place / "SHA256SUMS").read_text(encoding="utf-8")
    assert "  pages/more/local.yaml\n" in sums
    assert not (copied.place / "passwords.txt").exists()


def test_a_newer_copy_brings_the_newer_policy_and_one_without_leaves_it(
    folder: Path, stick: Path, tmp_path: Path
) -> None:
    program = make_bundle(tmp_path / "installed" / "hrdesk", "2.0")
    copy_to_stick(plan_copy(program, stick, organisation=found_in(folder)))
    (folder / "pages" / "hours.md").write_text("new hours", encoding="utf-8")
    copy_to_stick(plan_copy(program, stick, organisation=found_in(folder)))
    assert (stick / "hrdesk" / "pages" / "hours.md").read_text(encoding="utf-8") == "new hours"
    copy_to_stick(plan_copy(program, stick))
    assert (stick / "hrdesk" / "policy.toml").is_file()


def test_what_somebody_laid_there_under_such_a_name_is_left_alone(folder: Path, stick: Path, tmp_path: Path) -> None:
    program = make_bundle(tmp_path / "installed" / "hrdesk", "2.0")
    copy_to_stick(plan_copy(program, stick))
    theirs = stick / "hrdesk" / "pages"
    theirs.mkdir()
    (theirs / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StickHoldsOther, match="pages"):
        plan_copy(program, stick, organisation=found_in(folder))
    assert (theirs / "letter.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["mine.md", "hours.md"])
def test_what_somebody_added_or_changed_there_is_left_alone(
    folder: Path, stick: Path, tmp_path: Path, name: str
) -> None:
    program = make_bundle(tmp_path / "installed" / "hrdesk", "2.0")
    copied = copy_to_stick(plan_copy(program, stick, organisation=found_in(folder)))
    (copied.place / "pages" / name).write_text("mine", encoding="utf-8")
    with pytest.raises(StickHoldsOther, match=name):
        plan_copy(program, stick, organisation=found_in(folder))
    assert (copied.place / "pages" / name).read_text(encoding="utf-8") == "mine"


def test_it_takes_the_place_of_no_part_of_hrdesk(folder: Path, stick: Path, tmp_path: Path) -> None:
    program = make_bundle(tmp_path / "installed" / "hrdesk", "2.0")
    (folder / "pages").rename(folder / "_INTERNAL")
    lay_down(folder, folders=["_INTERNAL"])
    plan = plan_copy(program, stick, organisation=found_in(folder))
    assert plan.organisation.left == ("_INTERNAL",)
    assert [path for path, _ in plan.organisation.files] == ["policy.toml"]


def test_a_file_that_cannot_be_read_is_told_as_the_organisations(folder: Path, stick: Path, tmp_path: Path) -> None:
    program = make_bundle(tmp_path / "installed" / "hrdesk", "2.0")
    plan = plan_copy(program, stick, organisation=found_in(folder))
    (folder / "pages" / "hours.md").unlink()
    with pytest.raises(OrganisationFileUnreadable, match=r"hours\.md"):
        copy_to_stick(plan)
    with pytest.raises(OrganisationFileUnreadable):
        plan_copy(program, stick, organisation=OrganisationFiles("", (("policy.toml", tmp_path / "none"),)))
    assert list(stick.iterdir()) == []


def test_a_damaged_program_is_still_told_as_such(folder: Path, stick: Path, tmp_path: Path) -> None:
    program = make_bundle(tmp_path / "installed" / "hrdesk", "2.0")
    plan = plan_copy(program, stick, organisation=found_in(folder))
    (program / "library.db").write_bytes(b"spoilt")
    with pytest.raises(BundleDamaged):
        copy_to_stick(plan)
