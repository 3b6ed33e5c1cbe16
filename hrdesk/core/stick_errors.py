"""What can keep hrdesk from being copied to a stick; part of the tree in `errors`."""

from hrdesk.core.errors import HrdeskError


class StickError(HrdeskError):
    """No copy was made, or none is left of it; what stood on the stick stands there still."""


class NotInstalled(StickError):
    template = (
        "Only an installed hrdesk can be copied to a stick, and this one runs from its source. "
        "Make one that can be copied with: poe build"
    )


class StickMissing(StickError):
    template = "There is no folder at {path}. Plug in the stick, or choose another folder."


class StickHoldsThisCopy(StickError):
    template = "This hrdesk runs from {path} itself. Choose a folder on another stick."


class StickHoldsOther(StickError):
    template = (
        "{path} is there already and is no copy of hrdesk. It was left as it is. Rename it, or choose another folder."
    )


class StickOfOtherSystem(StickError):
    template = (
        "{path} holds a hrdesk for another system already ({other}; this one is for {system}). It was left as it is. "
        "Choose another folder on the stick for this one."
    )


class StickTooSmall(StickError):
    template = (
        "There is too little room in {path}: hrdesk needs {needed} MB there, and {free} MB are free. "
        "Nothing was written. Make room, or take another stick."
    )


class StickFull(StickError):
    template = "The stick became full before hrdesk was copied. Nothing is left of the copy. Make room and try again."


class StickReadOnly(StickError):
    template = (
        "Nothing can be written to {path} ({reason}). Some sticks have a small switch that locks them; "
        "or choose another folder."
    )


class StickNotWritten(StickError):
    template = "hrdesk could not be copied to {path} ({reason}). Nothing is left of the copy. Try another stick."


class StickPulledOut(StickError):
    template = (
        "The stick cannot be reached any more ({reason}), so hrdesk was not copied. Plug it in again and try once "
        "more: what is left of the copy is cleared then."
    )


class StickUnreliable(StickError):
    template = (
        "The stick gave back something else than was written to it (in {name}). It may be worn out, or "
        "show more room than it has. Do not trust it: take another stick."
    )


class StickNotRenewed(StickError):
    template = (
        "The hrdesk in {path} could not be replaced ({reason}). It was left as it was. "
        "If it runs from there now, close it and try again."
    )


class InstallerUnreadable(StickError):
    template = "The installer {path} cannot be copied along ({reason}). Nothing was copied."


class OrganisationFileUnreadable(StickError):
    template = "{path}, which your organisation laid down, cannot be copied along ({reason}). Nothing was copied."


class CopyCancelled(StickError):
    template = "Cancelled. Nothing is left of the copy."
