"""The package for fleets, made by wixl: for all users of a computer, installed without a question."""

import re
import struct
import subprocess
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid5
from xml.sax.saxutils import quoteattr

from hrdesk import __version__
from resources.packaging.brand import Brand, name_of
from resources.packaging.build import epoch
from resources.packaging.payload import Payload, lay_out
from resources.packaging.signing import sign
from resources.packaging.version_resource import four_numbers
from resources.packaging.windows_setup import InstallerFailed

TEMPLATE = Path(__file__).parent / "windows" / "hrdesk.wxs"
TOOLS = ("wixl", "msibuild")
"""Debian's packages wixl and msitools."""

_FAMILY = UUID("0c3b6a55-3d0e-4f6e-9f5a-6a7d1f2b8c40")
"""Tells Windows that every version is one program; it must never change."""
_POLICY_TABLES = (
    "CREATE TABLE `MoveFile` (`FileKey` CHAR(72) NOT NULL, `Component_` CHAR(72) NOT NULL, `SourceName` CHAR(255) "
    "LOCALIZABLE, `DestName` CHAR(255) LOCALIZABLE, `SourceFolder` CHAR(72), `DestFolder` CHAR(72) NOT NULL, "
    "`Options` INT NOT NULL PRIMARY KEY `FileKey`)",
    "INSERT INTO `MoveFile` (`FileKey`, `Component_`, `SourceName`, `DestName`, `SourceFolder`, `DestFolder`, "
    "`Options`) VALUES ('PolicyFile', 'Policy', 'policy.toml', 'policy.toml', 'POLICYFOLDER', 'PolicyDir', 0)",
    "UPDATE `Component` SET `Condition` = 'POLICYFOLDER OR Installed' WHERE `Component` = 'Policy'",
    "INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode`) "
    "VALUES ('PolicyGone', 'Policy', 'policy.toml', 'PolicyDir', 2)",
    "INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `DirProperty`, `InstallMode`) "
    "VALUES ('PolicyFolderGone', 'Policy', 'PolicyDir', 2)",
)
"""wixl knows no parts with a condition, and no copying or removing of files that the package does not carry."""
_IDENTITY = re.compile(rb"(\x1e\x00\x00\x00\x27\x00\x00\x00)\{[0-9A-F-]{36}\}")
_MOMENT = re.compile(rb"(\x40\x00\x00\x00)[\x00-\xff]{6}[\xda-\xff]\x01")
"""As the summary of a package holds them: the type of the value, then the value; of times those after 2022."""
_TO_WINDOWS_S = 11_644_473_600
"""From 1601, where Windows begins to count, to 1970."""


def make_msi(bundle: Path, out: Path, brand: Brand | None) -> Path:
    """Make the .msi in `out`; raises InstallerFailed, SigningFailed, BrandRefused or OSError."""
    target = out / f"{name_of(brand)}-windows.msi"
    with TemporaryDirectory() as folder:
        work = Path(folder)
        payload = lay_out(bundle, brand, work / "hrdesk")
        script = work / "hrdesk.wxs"
        script.write_text(package_script(payload, brand.slug if brand else ""), encoding="utf-8")
        _run(
            "wixl", "--arch", "x64", "--output", str(target.absolute()), script.name, folder=work
        )  # it takes no full paths
        _run(
            "msibuild",
            str(target.absolute()),
            *(word for query in _POLICY_TABLES for word in ("-q", query)),
            folder=work,
        )
        target.write_bytes(with_fixed_moment(target.read_bytes(), epoch(), _identity(_content_sum(payload))))
    sign(target)
    return target


def package_script(payload: Payload, slug: str) -> str:
    """The template with every file of a payload, each as a component of its own."""
    values = {
        "PRODUCT": _identity(f"product {__version__} {slug}"),
        "UPGRADE": str(_FAMILY).upper(),
        "VERSION": ".".join(map(str, four_numbers(__version__)[:3])),
        "POLICY": _identity("policy"),
        "MENU": _identity("menu"),
        "FILES": "\n".join(_folder(payload, "")),
        "COMPONENTS": "\n".join(f'      <ComponentRef Id="c{_key(path)}"/>' for path in payload.files),
    }
    return re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], TEMPLATE.read_text(encoding="utf-8"))


def with_fixed_moment(content: bytes, moment: int, identity: str) -> bytes:
    """The package as if made at `moment`, seconds since 1970, under an identity of its own.

    wixl writes the time and a chance number, so that two packages of one bundle would differ. Raises InstallerFailed.
    """
    fixed, identities = _IDENTITY.subn(lambda found: found[1] + f"{{{identity}}}".encode(), content)
    fixed, moments = _MOMENT.subn(lambda found: found[1] + struct.pack("<Q", _windows_time(moment)), fixed)
    if identities != 1 or moments not in (1, 2, 3):
        raise InstallerFailed(f"The package tells {identities} identities and {moments} moments; wixl has changed.")
    return fixed


def _windows_time(moment: int) -> int:
    return (moment + _TO_WINDOWS_S) * 10_000_000


def _folder(payload: Payload, parent: str) -> Iterator[str]:
    """The files below a folder as WiX writes them, each a component: what one file is can be told from its path."""
    start = f"{parent}/" if parent else ""
    inner = [path.removeprefix(start) for path in payload.files if path.startswith(start)]
    for name in inner:
        if "/" not in name:
            path = f"{start}{name}"
            source = quoteattr(f"{payload.folder.name}/{path}")
            yield (
                f'<Component Id="c{_key(path)}" Guid="{_identity(path)}" Win64="yes">'
                f'<File Id="f{_key(path)}" Name={quoteattr(name)} Source={source} KeyPath="yes"/></Component>'
            )
    for folder in sorted({name.split("/")[0] for name in inner if "/" in name}):
        path = f"{start}{folder}"
        yield f'<Directory Id="d{_key(path)}" Name={quoteattr(folder)}>'
        yield from _folder(payload, path)
        yield "</Directory>"


def _key(path: str) -> str:
    return sha256(path.encode()).hexdigest()[:24]


def _identity(words: str) -> str:
    return str(uuid5(_FAMILY, words)).upper()


def _content_sum(payload: Payload) -> str:
    sums = (f"{path} {sha256((payload.folder / path).read_bytes()).hexdigest()}" for path in payload.files)
    return sha256("\n".join(sums).encode()).hexdigest()


def _run(*command: str, folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise InstallerFailed(f"{command[0]} stopped: {done.stderr[-2000:]}")
