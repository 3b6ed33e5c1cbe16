"""What can be awkward about the folder where a person's notes are; part of the tree in `errors`."""

from hrdesk.core.errors import HrdeskError, NotebookError


class HomeOnNetwork(HrdeskError):
    template = (
        "Your notes are in {path}, on another computer of the network. That works from one computer at a time. "
        "To write together, let each keep notes on their own computer, and exchange them."
    )


class NotebookOpenElsewhere(NotebookError):
    template = (
        "Notes cannot be changed now: the computer “{computer}” has the notebook open, or had when it broke off. "
        "Close hrdesk there. If it does not run there, delete the file {lock} and open hrdesk again."
    )
