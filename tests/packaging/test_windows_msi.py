import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from resources.packaging.payload import payload_of
from resources.packaging.windows_msi import TOOLS, make_msi, package_script, with_fixed_moment
from resources.packaging.windows_setup import InstallerFailed
from tests.packaging.test_payload import bundle_in

_WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


def test_every_file_is_a_component_of_the_package(tmp_path: Path) -> None:
    payload = payload_of(bundle_in(tmp_path / "R&D <1>"))

    root = ET.fromstring(package_script(payload, ""))

    assert {file.get("Source") for file in root.iter(f"{_WIX}File")} == {f"R&D <1>/{path}" for path in payload.files}
    components = {part.get("Id") for part in root.iter(f"{_WIX}Component")}
    assert components == {part.get("Id") for part in root.iter(f"{_WIX}ComponentRef")}
    assert len(components) == 5
    folders = [part.get("Name") for part in root.iter(f"{_WIX}Directory")]
    assert folders[:5] == ["SourceDir", None, "hrdesk", "_internal", "content"]


def test_another_brand_is_another_product_of_the_same_family(tmp_path: Path) -> None:
    payload = payload_of(bundle_in(tmp_path / "bundle"))
    products = [ET.fromstring(package_script(payload, slug))[0] for slug in ("", "shelter")]

    assert products[0].get("Id") != products[1].get("Id")
    assert products[0].get("UpgradeCode") == products[1].get("UpgradeCode")


def test_a_package_that_is_written_in_another_way_is_not_given_away() -> None:
    with pytest.raises(InstallerFailed, match="0 identities"):
        with_fixed_moment(b"nothing of the kind", 0, "")


@pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="apt-get install wixl msitools")
def test_two_packages_of_one_bundle_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.delenv("HRDESK_SIGN", raising=False)
    bundle = bundle_in(tmp_path / "bundle")
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()

    one, other = (make_msi(bundle, folder, None) for folder in folders)

    assert one.read_bytes() == other.read_bytes()
    told = subprocess.run(["msiinfo", "suminfo", str(one)], capture_output=True, text=True, check=True).stdout
    assert "Nov 14" in told
    assert "2023" in told
    moved = subprocess.run(
        ["msiinfo", "export", str(one), "MoveFile"], capture_output=True, text=True, check=True
    ).stdout
    assert "POLICYFOLDER" in moved
