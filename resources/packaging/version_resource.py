"""What Windows shows of a program under Properties, as PyInstaller reads it."""

from pathlib import Path

_TEMPLATE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "hrdesk"),
      StringStruct("FileDescription", "The harm reduction desk"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "hrdesk"),
      StringStruct("LegalCopyright", "MIT licence; library CC BY 4.0"),
      StringStruct("OriginalFilename", "hrdesk.exe"),
      StringStruct("ProductName", "hrdesk"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [1033, 1200])]),
  ],
)
"""


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as Windows counts: 0.7.1 is 0.7.1.0, and what follows the numbers is left out."""
    release = version.split("+")[0].replace("-", ".")
    numbers = [int(part) for part in release.split(".") if part.isdigit()][:4]
    first, second, third, fourth = (*numbers, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def write_version_resource(version: str, path: Path) -> None:
    """Write the description of the program's file."""
    path.write_text(_TEMPLATE.format(numbers=four_numbers(version), version=version), encoding="utf-8")
