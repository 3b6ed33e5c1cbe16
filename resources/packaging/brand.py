"""An organisation's own installers: a folder with policy.toml and what it names goes beside the program in each."""

import re
import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from hrdesk import __version__
from hrdesk.services.policy_file import find_policy

POLICY = "policy.toml"
_RESERVED = frozenset({"hrdesk", "hrdesk.exe", "_internal", "hrdesk-home", ".portable"})


class BrandRefused(Exception):
    """Why a folder is no brand, in a sentence."""


@dataclass(frozen=True)
class Brand:
    """The folder, and the organisation's name as it stands in the names of files."""

    folder: Path
    slug: str

    def put_beside(self, program: Path) -> None:
        """Copy everything of the folder beside the program; raises BrandRefused, OSError."""
        for entry in sorted(self.folder.iterdir()):
            target = program / entry.name
            if entry.name in _RESERVED or target.exists():
                raise BrandRefused(f"{entry} has the name of a part of hrdesk; give it another.")
            if entry.is_dir():
                shutil.copytree(entry, target)
            else:
                shutil.copyfile(entry, target)


def read_brand(folder: Path) -> Brand:
    """The brand in a folder; raises BrandRefused if its policy cannot be used whole, or names what is not in it."""
    path = folder / POLICY
    if not path.is_file():
        raise BrandRefused(f"There is no {POLICY} in {folder}.")
    found = find_policy([path])
    if found.troubles:
        raise BrandRefused(str(found.troubles[0]))
    if not found.policy.organisation.name:
        raise BrandRefused(f"{path} names no organisation: write [organisation] name = “…”.")
    inside = folder.resolve()
    logo = [folder / found.policy.organisation.logo] if found.policy.organisation.logo else []
    for named in (*found.content_folders, *logo):
        if not named.resolve().is_relative_to(inside):
            raise BrandRefused(f"{path} names {named}, which is not in the folder and would not go along.")
    return Brand(folder, slug_of(found.policy.organisation.name))


def name_of(brand: Brand | None) -> str:
    """What the files of all kinds begin with."""
    return f"hrdesk-{__version__}" + (f"-{brand.slug}" if brand else "")


def slug_of(name: str) -> str:
    """A name in small Latin letters, digits and dashes; “organisation” where nothing of it is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "organisation"
