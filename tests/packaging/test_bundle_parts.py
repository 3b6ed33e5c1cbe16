"""Icons, stand-ins, the list for machines, and what no bundle may hold."""

import io
import json
import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from hrdesk.services.bundle import Bundle, BundledFile, Component
from resources.packaging.icons import SIZES, write_icons
from resources.packaging.sbom import write_sbom
from resources.packaging.stand_ins.PIL import Image
from resources.packaging.unwanted import unwanted_in

ROOT = Path(__file__).parents[2]


def test_icons_are_drawn_in_every_size_and_kind(tmp_path: Path, qapp: object) -> None:
    write_icons(ROOT / "resources" / "icons" / "hrdesk.svg", tmp_path)
    for size in SIZES:
        image = QImage(str(tmp_path / f"hrdesk-{size}.png"))
        assert (image.width(), image.height()) == (size, size)
        assert len({image.pixel(x, size // 2) for x in range(size)}) > 1, "an empty picture"
    ico = (tmp_path / "hrdesk.ico").read_bytes()
    count = struct.unpack_from("<HHH", ico)[2]
    last_size, last_at = struct.unpack_from("<II", ico, 6 + 16 * (count - 1) + 8)
    assert last_at + last_size == len(ico)
    icns = (tmp_path / "hrdesk.icns").read_bytes()
    assert icns[:4] == b"icns"
    assert struct.unpack_from(">I", icns, 4)[0] == len(icns)


def test_the_stand_in_for_pillow_tells_the_size_of_a_png(tmp_path: Path, qapp: object) -> None:
    image = QImage(31, 17, QImage.Format.Format_RGB32)
    image.save(str(tmp_path / "a.png"))
    with (tmp_path / "a.png").open("rb") as stream:
        found = Image.open(stream)
    assert (found.format, found.size, found.info) == ("PNG", (31, 17), {})


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 a JPEG", b"\x89PNG\r\n\x1a\n"])
def test_the_stand_in_refuses_what_is_no_png(content: bytes) -> None:
    with pytest.raises(ValueError, match="not a PNG"):
        Image.open(io.BytesIO(content))


def test_the_list_for_machines_holds_every_component_and_file(tmp_path: Path) -> None:
    parts = (Component("Qt", "6.9.3", "LGPL-3.0-only", (), "https://example.org"), Component("b", "", "MIT", (), "x"))
    files = (BundledFile("_internal/q.so", "Qt", "ab" * 32, 3), BundledFile("_internal/l.so", "Qt", link="q.so"))
    bundle = Bundle("1.0", "linux-x86_64", "2026-11-28", parts, files)
    write_sbom(bundle, tmp_path / "a.json")
    write_sbom(bundle, tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    values = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert (values["bomFormat"], values["specVersion"]) == ("CycloneDX", "1.6")
    names = {part["name"]: part for part in values["components"]}
    assert set(names) == {"Qt", "b"}
    assert [file["name"] for file in names["Qt"]["components"]] == ["_internal/q.so"]
    assert names["Qt"]["licenses"] == [{"expression": "LGPL-3.0-only"}]


@pytest.mark.parametrize(
    "name",
    ["lib/libQt6Network.so.6", "QtNetwork.abi3.so", "lib-dynload/_ssl.cpython-311.so", "libgtk-3.so.0", "pptx/tests/a"],
)
def test_what_must_not_be_in_a_bundle_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(b"x")
    (tmp_path / "libQt6Core.so.6").write_bytes(b"x")
    assert [line.partition(":")[0] for line in unwanted_in(tmp_path, ())] == [name]


def test_a_path_of_the_machine_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.so").write_bytes(b"\0/home/somebody/build/a.py\0")
    (tmp_path / "b.so").write_bytes(b"\0/home/somebodyelse\0")
    found = unwanted_in(tmp_path, (Path("/home/somebody"), Path("/root")))
    assert found == ["a.so: tells the path /home/somebody"]
