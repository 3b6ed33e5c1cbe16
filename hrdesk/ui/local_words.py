"""The names of what must be known locally."""

from hrdesk.core.local_note import Slot
from hrdesk.core.marked_words import marked
from hrdesk.ui.words import tr

_SLOT_WORDS = {
    Slot.EMERGENCY_NUMBER: marked("Emergency number"),
    Slot.CRISIS_LINE: marked("Crisis line"),
    Slot.NALOXONE_PRODUCT: marked("Naloxone here"),
    Slot.LAW_ON_HELPING: marked("Law on helping at an overdose"),
    Slot.NEEDLE_SERVICE: marked("Needle and syringe service"),
}


def slot_words(slot: Slot) -> str:
    """The name of a slot in the person's language."""
    return tr(_SLOT_WORDS[slot])
