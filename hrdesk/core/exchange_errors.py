"""What can go wrong when notes are exchanged with colleagues, with the sentence that says so.

ExchangeError
├── ExchangeFolderMissing
├── ExchangeFolderUnreadable
├── WrongTeamPassphrase
├── ExchangeNameMissing
├── TeamPassphraseNotGiven
├── ExchangeUnknown
├── PreviewOutdated
└── ExchangeFileSkipped
    ├── ExchangeFileNotWhole
    ├── ExchangeFileDamaged
    ├── ExchangeFileOfOthers
    ├── ExchangeFileTooNew
    ├── ExchangeFileForeign
    ├── ExchangeFileUnreadable
    ├── ExchangeFilePostponed
    └── ChangesNotUnderstood
"""

from hrdesk.core.errors import HrdeskError


class ExchangeError(HrdeskError):
    """Notes cannot be exchanged with colleagues as asked; the notebook is as it was."""


class ExchangeFolderMissing(ExchangeError):
    template = "There is no folder at {path}. Plug in the stick, or choose another folder."


class ExchangeFolderUnreadable(ExchangeError):
    template = "The folder {path} cannot be read ({reason}). Nothing was exchanged."


class WrongTeamPassphrase(ExchangeError):
    template = (
        "This team passphrase opens none of the exchange files in {path}. Nothing was exchanged. Check it with your "
        "colleagues; for another team, use another folder."
    )


class ExchangeNameMissing(ExchangeError):
    template = "Say first by which name your colleagues shall know you."


class TeamPassphraseNotGiven(ExchangeError):
    template = (
        "The exchange needs the passphrase of the team. Run this in a terminal, "
        "or name a file with --team-passphrase-file FILE."
    )


class ExchangeUnknown(ExchangeError):
    template = "There is no exchange {number}. See: hrdesk notebook exchanges"


class PreviewOutdated(ExchangeError):
    template = "Your notes changed meanwhile. Nothing was taken in. Look again at what the exchange would change."


class ExchangeFileSkipped(ExchangeError):
    """A file of the exchange folder that was left out this time; the others were used."""


class ExchangeFileNotWhole(ExchangeFileSkipped):
    template = "{name} is not whole: it was cut off, or is still being copied. It is read again next time."


class ExchangeFileDamaged(ExchangeFileSkipped):
    template = "{name} is damaged and was left out. What is missing comes back when those who wrote it exchange again."


class ExchangeFileOfOthers(ExchangeFileSkipped):
    template = "{name} was written with another team passphrase, and was left out."


class ExchangeFileTooNew(ExchangeFileSkipped):
    template = "{name} was written by a newer hrdesk, and was left out. Update hrdesk to read it."


class ExchangeFileForeign(ExchangeFileSkipped):
    template = "{name} is not an exchange file of hrdesk, and was left out."


class ExchangeFileUnreadable(ExchangeFileSkipped):
    template = "{name} could not be read ({reason}). It is read again next time."


class ExchangeFilePostponed(ExchangeFileSkipped):
    template = "{name} was left for the next exchange: this one met too many new devices."


class ChangesNotUnderstood(ExchangeFileSkipped):
    template = (
        "{count} changes in {name} are of a kind that this hrdesk does not know, and were left out. "
        "They are read again next time; a newer hrdesk may know them."
    )
