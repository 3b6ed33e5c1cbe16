"""A brand goes beside the program whole, or is refused with a sentence."""

from pathlib import Path

import pytest

from resources.packaging.brand import BrandRefused, read_brand, slug_of

POLICY = """[organisation]
name = "Réseau Äthér"
contact = "Call us"
logo = "logo.svg"
[content]
folders = ["pages"]
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    brand = tmp_path / "brand"
    (brand / "pages").mkdir(parents=True)
    (brand / "pages" / "ours.md").write_text("---\n", encoding="utf-8")
    (brand / "policy.toml").write_text(f"format = 1\n{POLICY}", encoding="utf-8")
    (brand / "logo.svg").write_text(LOGO, encoding="utf-8")
    return brand


def test_everything_of_a_brand_stands_beside_the_program(folder: Path, tmp_path: Path) -> None:
    program = tmp_path / "hrdesk"
    program.mkdir()
    brand = read_brand(folder)
    brand.put_beside(program)
    assert brand.slug == "reseau-ather"
    assert (program / "policy.toml").read_bytes() == (folder / "policy.toml").read_bytes()
    assert (program / "pages" / "ours.md").is_file()
    assert (program / "logo.svg").is_file()


def test_a_brand_may_not_replace_a_part_of_the_program(folder: Path, tmp_path: Path) -> None:
    (folder / "_internal").mkdir()
    program = tmp_path / "hrdesk"
    program.mkdir()
    with pytest.raises(BrandRefused, match="name of a part of hrdesk"):
        read_brand(folder).put_beside(program)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (None, "no policy.toml"),
        ("format = 1\n[organisation\n", "policy.toml"),
        ("format = 1\n[settings]\nzoom = 100\n", "names no organisation"),
        (f"format = 1\n{POLICY}".replace("logo.svg", "none.svg"), "logo"),
        (f"format = 1\n{POLICY}".replace('"pages"', '"elsewhere"'), "elsewhere"),
        (f"format = 1\n{POLICY}".replace('"pages"', '".."'), "not in the folder"),
    ],
)
def test_what_is_no_brand_is_refused(folder: Path, change: str | None, sentence: str) -> None:
    if change is None:
        (folder / "policy.toml").unlink()
    else:
        (folder / "policy.toml").write_text(change, encoding="utf-8")
    with pytest.raises(BrandRefused, match=sentence):
        read_brand(folder)


def test_a_name_without_latin_letters_still_gives_a_file_name() -> None:
    assert slug_of("منظمة") == "organisation"
    assert slug_of("A" * 90) == "a" * 40
