"""What can go wrong in the person's world, with the sentence that says so.

HrdeskError
├── LibraryError
│   ├── LibraryMissing
│   ├── LibraryUnreadable
│   ├── LibraryTooNew
│   ├── LibraryTooOld
│   ├── LibraryNotReady
│   ├── BuildCancelled
│   └── ArticleNotFound
├── ContentError
│   ├── ContentFolderMissing
│   ├── ContentEmpty
│   ├── ContentHasFaults
│   └── TextUnreadable
├── NotebookError
│   ├── NotebookMissing
│   ├── NotebookTooNew
│   ├── NotebookDamaged
│   ├── NotebookUnusable
│   ├── NotebookNotRenewed
│   ├── NotebookSetAside
│   ├── ChangesDamaged
│   ├── NotebookReadOnly
│   ├── NotesUnreadable
│   ├── NotebookInUse
│   ├── NotebookLocked
│   ├── WrongPassphrase
│   ├── WrongRecoveryCode
│   ├── RecoveryCodeMistyped
│   ├── PassphraseTooShort
│   ├── PassphraseOfDigits
│   ├── PassphraseTooEven
│   ├── PassphraseNotGiven
│   ├── PassphrasesDiffer
│   ├── PassphraseUnreadable
│   ├── KeysDamaged
│   ├── MemoryShort
│   ├── AlreadyProtected
│   ├── NotProtected
│   └── ProtectionNotChanged
├── BackupError
│   ├── BackupMissing
│   ├── BackupUnreadable
│   ├── BackupTooNew
│   ├── BackupFailed
│   │   └── DamageNotBackedUp
│   └── NothingToBackUp
├── HomeNotWritable
├── FileNotWritable
├── NotesNotImported
├── NoDisplay
└── QtNotUsable

What one feature alone meets stands in a file of its own (`exchange_errors`, `stick_errors` and so on). Anything else
that escapes is a fault of ours and is logged as one.
"""

from typing import ClassVar


class HrdeskError(Exception):
    """A condition of the person's world. `template` is plain English; `facts` fill it, also after translation."""

    template: ClassVar[str] = "Something is not as it should be."

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.template.format(**facts))


class LibraryError(HrdeskError):
    """The library cannot give what was asked."""


class LibraryMissing(LibraryError):
    template = (
        "There is no library at {path}. Check the address, or build one with: hrdesk library build FOLDER -o FILE"
    )


class LibraryUnreadable(LibraryError):
    template = "The library {path} is damaged or not a hrdesk library ({reason}). Put a fresh copy in its place."


class LibraryTooNew(LibraryError):
    template = "The library {path} was made for a newer hrdesk (format {found}; this one reads {known}). Update hrdesk."


class LibraryTooOld(LibraryError):
    template = (
        "The library {path} was made for an older hrdesk (format {found}; this one reads {known}). "
        "Build it again from its pages, or ask those who gave it to you for a new one."
    )


class ArticleNotFound(LibraryError):
    template = "There is no page called “{id}” in this library.{hint}"


class LibraryNotReady(LibraryError):
    template = (
        "hrdesk could not get the library ready, for a fault of its own ({reason}). "
        "Please tell those who gave you hrdesk."
    )


class BuildCancelled(LibraryError):
    template = "Cancelled. Nothing was written."


class ContentError(HrdeskError):
    """Pages that were written by people do not fit."""


class ContentFolderMissing(ContentError):
    template = "There is no content folder at {path}."


class ContentEmpty(ContentError):
    template = "There is no page below {path}. Pages are files whose names end in .md."


class ContentHasFaults(ContentError):
    template = "{count} of {pages} pages have faults, so no library was written. Mend these and build again:\n{faults}"


class TextUnreadable(ContentError):
    template = "The text {path} cannot be used: {reason}"


class NotebookError(HrdeskError):
    """The notebook cannot be used as asked; it is never overwritten because of it."""


class NotebookMissing(NotebookError):
    template = "There is no notebook at {path} yet. It is begun with the first note."


class NotebookTooNew(NotebookError):
    template = (
        "The notebook {path} was written by a newer hrdesk (version {found}; this one knows {known}). "
        "It was left untouched. Update hrdesk to see your notes."
    )


class NotebookDamaged(NotebookError):
    template = "The notebook {path} could not be read ({reason}). It was left untouched."


class NotebookUnusable(NotebookError):
    template = (
        "The notebook {path} cannot be used now ({reason}). It was left untouched. "
        "Close other programs that use it, see that the disk has room, and open hrdesk again."
    )


class NotebookNotRenewed(NotebookError):
    template = (
        "This hrdesk keeps notes in a newer form. It makes a backup first, and could not ({reason}), so your notebook "
        "{path} was left as it is. See that {folder} can be written and has room, and open hrdesk again."
    )


class NotebookSetAside(NotebookError):
    template = (
        "Your notebook could not be read ({reason}). It was kept as {aside}, and a new one was begun at {path}. "
        "Do not delete the old file: somebody may be able to rescue it."
    )


class ChangesDamaged(NotebookError):
    template = (
        "The newest changes to your notebook could not be read; the older ones are here. All was kept as {aside}. "
        "Do not delete that file: somebody may be able to rescue them."
    )


class NotebookReadOnly(NotebookError):
    template = "Notes cannot be changed now: {reason}"


class NotesUnreadable(NotebookError):
    template = (
        "Notes cannot be read now: {reason}. Copy what you are writing, close hrdesk and open it again: "
        "it looks at the notebook then."
    )


class NotebookInUse(NotebookError):
    template = "Another hrdesk has the notebook open. Close it, then try again."


class NotebookLocked(NotebookError):
    template = "The notebook {path} is locked. Its passphrase opens it."


class WrongPassphrase(NotebookError):
    template = "That passphrase does not open this notebook. Look at capital letters and the language of the keyboard."


class WrongRecoveryCode(NotebookError):
    template = "That recovery code does not open this notebook. It may be an older one, or that of another computer."


class RecoveryCodeMistyped(NotebookError):
    template = "That looks like a recovery code with a typing error. Compare it with your paper, letter by letter."


class PassphraseTooShort(NotebookError):
    template = "Please take at least {least} characters; four words that have nothing to do with each other are best."


class PassphraseOfDigits(NotebookError):
    template = "Please take words, not only numbers: a computer tries all numbers within hours."


class PassphraseTooEven(NotebookError):
    template = "Please take a passphrase with more different letters; this one is guessed too soon."


class PassphraseNotGiven(NotebookError):
    template = "The notebook needs a passphrase. Run this in a terminal, or name a file with --passphrase-file FILE."


class PassphrasesDiffer(NotebookError):
    template = "The two passphrases differ. Nothing was changed."


class PassphraseUnreadable(NotebookError):
    template = "No passphrase could be read from {path} ({reason})."


class KeysDamaged(NotebookError):
    template = (
        "The file {path}, without which the notebook cannot be opened, cannot be used ({reason}). "
        "Both files were left untouched. Put back {path} from a backup."
    )


class MemoryShort(NotebookError):
    template = "This computer has too little free memory to open the notebook. Close other programs and try again."


class AlreadyProtected(NotebookError):
    template = "The notebook is protected with a passphrase already."


class NotProtected(NotebookError):
    template = "The notebook is not protected with a passphrase."


class ProtectionNotChanged(NotebookError):
    template = "The notebook {path} was left as it was, for its copy would not have been the same ({reason})."


class BackupError(HrdeskError):
    """A copy of the notebook cannot be made or used; the notebook itself is not touched."""


class BackupMissing(BackupError):
    template = "There is no backup at {path}. Check the address."


class BackupUnreadable(BackupError):
    template = "The backup {path} cannot be used: {reason}. Nothing was changed. Try another backup."


class BackupTooNew(BackupError):
    template = "The backup {path} was made by a newer hrdesk. Nothing was changed. Update hrdesk to use it."


class BackupFailed(BackupError):
    template = (
        "A backup could not be made ({reason}). Your notes are safe in the notebook. "
        "See that {folder} can be written and has room."
    )


class DamageNotBackedUp(BackupFailed):
    """The notebook itself is what cannot be read."""

    template = (
        "A backup could not be made, for the notebook is damaged ({reason}). It was left untouched, and so were older "
        "backups. Bring the newest good one back with: hrdesk restore FILE"
    )


class NothingToBackUp(BackupError):
    template = "There is no notebook at {path} yet, so there is nothing to back up."


class HomeNotWritable(HrdeskError):
    template = (
        "hrdesk cannot write to {path} ({reason}), so notes and bookmarks cannot be kept. "
        "Reading and search work. Choose another folder with --home."
    )


class FileNotWritable(HrdeskError):
    template = "The file {path} could not be written ({reason}). Nothing was changed."


class NotesNotImported(HrdeskError):
    template = "The notes in {path} cannot be imported: {reason}. Nothing was changed."


class NoDisplay(HrdeskError):
    template = "There is no screen to open a window on. In a terminal, use: hrdesk search WORDS"


class QtNotUsable(HrdeskError):
    template = "The window cannot open because this computer lacks a system library ({reason}). {remedy}"
