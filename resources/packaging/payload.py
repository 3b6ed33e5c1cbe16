"""What an installer carries: a bundle, and what an organisation adds beside the program, all of one age."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from resources.packaging.build import epoch


class BrandClashes(Exception):
    """An organisation's folder would put its own file in the place of one of the program."""


@dataclass(frozen=True)
class Payload:
    """A folder and its files, by their paths with /, sorted: the same bundle gives the same installer."""

    folder: Path
    files: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes."""
        return sum((self.folder / path).stat().st_size for path in self.files)

    @property
    def tops(self) -> tuple[str, ...]:
        """The names directly beside the program, each once."""
        return tuple(sorted({path.partition("/")[0] for path in self.files}))


def lay_out(bundle: Path, brand: Path | None, folder: Path) -> Payload:
    """Copy the bundle and the files of the brand into a new `folder`; raises BrandClashes or OSError."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(bundle, folder)
    if brand:
        taken = {path.name.casefold() for path in bundle.iterdir()}
        clash = sorted(path.name for path in brand.iterdir() if path.name.casefold() in taken)
        if clash:
            raise BrandClashes(f"{brand} holds {clash[0]}, which is a name of the program's own. Rename it.")
        shutil.copytree(brand, folder, dirs_exist_ok=True)
    return payload_of(folder)


def payload_of(folder: Path) -> Payload:
    """Describe a folder, and let all in it be as old as the build says."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (epoch(), epoch()))
    return Payload(folder, tuple(paths))
