from pathlib import Path

import pytest

from resources.packaging.brand import Brand, BrandRefused
from resources.packaging.build import epoch
from resources.packaging.payload import lay_out


def bundle_in(folder: Path) -> Path:
    (folder / "_internal" / "content").mkdir(parents=True)
    (folder / "hrdesk.exe").write_bytes(b"program")
    (folder / "_internal" / "library.db").write_bytes(b"library")
    (folder / "_internal" / "content" / "a b.md").write_bytes(b"page")
    return folder


def test_a_payload_lists_every_file_in_order_and_all_are_as_old_as_the_build(tmp_path: Path) -> None:
    payload = lay_out(bundle_in(tmp_path / "bundle"), None, tmp_path / "laid")

    assert payload.files == ("_internal/content/a b.md", "_internal/library.db", "hrdesk.exe")
    assert payload.tops == ("_internal", "hrdesk.exe")
    assert payload.size == len(b"program" + b"library" + b"page")
    assert {round(path.stat().st_mtime) for path in payload.folder.rglob("*")} == {epoch()}


def test_what_an_organisation_adds_lies_beside_the_program(tmp_path: Path) -> None:
    brand = tmp_path / "brand"
    (brand / "pages").mkdir(parents=True)
    (brand / "policy.toml").write_text("format = 1\n")
    (brand / "pages" / "hours.md").write_text("# Hours\n")

    payload = lay_out(bundle_in(tmp_path / "bundle"), Brand(brand, "shelter"), tmp_path / "laid")

    assert payload.tops == ("_internal", "hrdesk.exe", "pages", "policy.toml")
    assert (payload.folder / "pages" / "hours.md").read_text() == "# Hours\n"


def test_an_organisation_cannot_replace_a_part_of_the_program(tmp_path: Path) -> None:
    brand = tmp_path / "brand"
    (brand / "_internal").mkdir(parents=True)

    with pytest.raises(BrandRefused):
        lay_out(bundle_in(tmp_path / "bundle"), Brand(brand, "shelter"), tmp_path / "laid")
