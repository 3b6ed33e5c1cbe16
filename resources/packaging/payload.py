"""What an installer for Windows carries: a bundle, and what an organisation adds beside it, all of one age."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from resources.packaging.brand import Brand
from resources.packaging.build import epoch


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


def lay_out(bundle: Path, brand: Brand | None, folder: Path) -> Payload:
    """Copy the bundle and the files of the brand into a new `folder`; raises BrandRefused or OSError."""
    shutil.copytree(bundle, folder)
    if brand:
        brand.put_beside(folder)
    return payload_of(folder)


def payload_of(folder: Path) -> Payload:
    """Describe a folder, and let all in it be as old as the build says."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (epoch(), epoch()))
    return Payload(folder, tuple(paths))
