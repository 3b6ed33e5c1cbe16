"""The language of the window: hrdesk's words where they are translated, Qt's own, and dates."""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from hrdesk.services.translations import WRITTEN_IN, translation_file


def speak(application: QGuiApplication, language: str, resources: Path) -> tuple[QTranslator, ...]:
    """Let the program speak a language (ISO 639-1), as far as there are words of it; returns whose words it took.

    Without hrdesk's own words, dates and Qt's dialogs still follow, but nothing is turned round to be read from right
    to left: English could not be read in it.
    """
    if not language:
        return ()
    locale = QLocale(language)
    ours = translation_file(resources, language)
    is_turned = locale.textDirection() is Qt.LayoutDirection.RightToLeft
    if is_turned and not ours:
        return ()
    QLocale.setDefault(locale)
    qt_words = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language}.qm"
    files = [*([] if language == WRITTEN_IN else [qt_words]), *([ours] if ours else [])]
    translators = [translator for translator in (_read(file, application) for file in files) if translator]
    for translator in translators:  # Qt asks the last first
        application.installTranslator(translator)
    application.setLayoutDirection(locale.textDirection())
    return tuple(translators)


def _read(file: Path, application: QGuiApplication) -> QTranslator | None:
    translator = QTranslator(application)
    if file.is_file() and translator.load(str(file)):
        return translator
    translator.deleteLater()
    return None
