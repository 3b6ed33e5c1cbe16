"""What a frozen program brought along: where some of it is missing or damaged, that is told, and the rest goes on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hrdesk.core.bundle_errors import BundleDamaged
from hrdesk.core.errors import BuildCancelled, HrdeskError, LibraryError
from hrdesk.services.library import Library
from hrdesk.services.library_source import ReadyLibrary, build_from_content, ready_at_once, ready_from_cache
from hrdesk.services.paths import Places, is_frozen
from hrdesk.services.policy_file import NO_POLICY, FoundPolicy

if TYPE_CHECKING:
    from hrdesk.services.progress import Progress


def missing_parts(places: Places) -> Iterator[BundleDamaged]:
    """What a frozen program lacks of its folders, as a trouble to tell. Looks at names only, for a start waits."""
    if not is_frozen():
        return
    missing = [name for name in ("icons", "slides", "words") if not (places.resources / name).is_dir()]
    if missing:
        yield BundleDamaged(what=f"its folders {', '.join(missing)} are missing")


def ready_now(named: Path | None, places: Places, policy: FoundPolicy = NO_POLICY) -> ReadyLibrary | None:
    """As `ready_at_once`; one that was built in the place of a shipped library says so at each start."""
    ready = ready_at_once(named, places, policy)
    if ready and is_frozen() and ready.path == places.cached_library and not policy.content_folders:
        return replace(ready, trouble=_damage_of_library(places))
    return ready


def build_stand_in(
    places: Places, today: date, progress: "Progress | None" = None, policy: FoundPolicy = NO_POLICY
) -> ReadyLibrary:
    """As `build_from_content`. In a frozen program that says why the shipped library is not there, if it is not.

    Raises BundleDamaged where its pages are missing as well.
    """
    if not is_frozen():
        return build_from_content(places, today, progress, policy)
    damage = _damage_of_library(places)
    try:
        ready = ready_from_cache(places, policy) or build_from_content(places, today, progress, policy)
    except BuildCancelled:
        raise
    except (HrdeskError, ImportError) as error:
        raise damage from error
    return ready if policy.content_folders else replace(ready, trouble=damage)


def usable_library(
    named: Path | None, places: Places, today: date, progress: "Progress | None", policy: FoundPolicy
) -> ReadyLibrary:
    """The library of this run, built first if it must be; one that was shipped damaged is built anew."""
    ready = ready_now(named, places, policy)
    if ready and not (is_shipped(ready, places) and not _opens(ready.path)):
        return ready
    return build_stand_in(places, today, progress, policy)


def is_shipped(ready: ReadyLibrary, places: Places) -> bool:
    """Whether this is the library that a frozen program brought along."""
    return is_frozen() and ready.path == places.shipped_library


def _damage_of_library(places: Places) -> BundleDamaged:
    return BundleDamaged(what=f"its library, {places.shipped_library.name}, is missing or cannot be read")


def _opens(path: Path) -> bool:
    try:
        with Library(path) as library:
            library.cards()
    except LibraryError:
        return False
    return True
