"""Screens beside each other on Qt's offscreen platform, for programs that run in a process of their own."""

import json
from pathlib import Path

SCREENS = ((1280, 800), (1920, 1080))
"""Pixels of the trainer's screen and of the room's."""


def platform_with(folder: Path, sizes: tuple[tuple[int, int], ...] = SCREENS) -> str:
    """What QT_QPA_PLATFORM is for screens of these sizes; writes their description into a folder."""
    left, screens = 0, []
    for number, (width, height) in enumerate(sizes):
        place = {"name": f"screen-{number}", "x": left, "y": 0, "width": width, "height": height}
        screens.append(place | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1})
        left += width
    path = folder / "screens.json"
    path.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    return f"offscreen:configfile={path}"
