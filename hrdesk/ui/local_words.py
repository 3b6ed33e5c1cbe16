"""The names of what must be known locally."""

from PySide6.QtCore import QCoreApplication

from hrdesk.core.local_note import Slot
from hrdesk.ui.actions import marked

_SLOT_WORDS = {
    Slot.EMERGENCY_NUMBER: marked("Emergency number"),
    Slot.CRISIS_LINE: marked("Crisis line"),
    Slot.NALOXONE_PRODUCT: marked("Naloxone here"),
    Slot.LAW_ON_HELPING: marked("Law on helping at an overdose"),
    Slot.NEEDLE_SERVICE: marked("Needle and syringe service"),
}


def slot_words(slot: Slot) -> str:
    """The name of a slot in the person's language."""
    return QCoreApplication.translate("actions", _SLOT_WORDS[slot])
