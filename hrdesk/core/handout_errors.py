"""What can go wrong with a handout; part of the tree in `errors`."""

from hrdesk.core.errors import HrdeskError


class HandoutEmpty(HrdeskError):
    template = "Choose at least one page or section for the handout."


class SectionNotFound(HrdeskError):
    template = "The page “{id}” has no section “{slug}”.{hint}"


class CountryNotKnown(HrdeskError):
    template = "This library has no local facts for “{code}”.{hint}"


class LogoUnreadable(HrdeskError):
    template = "The logo {path} cannot be read ({reason}). Choose a picture in PNG, JPEG or SVG."


class HandoutCancelled(HrdeskError):
    template = "Cancelled. Nothing was written."
