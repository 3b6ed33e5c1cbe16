"""Checks of what is drawn: Qt's plugins, fonts and words, our icons and figures."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from hrdesk.self_test_check import Check, Finding, expect
from hrdesk.self_test_trial import Trial, expect_picture

_SCREENS = {"linux": "*qxcb*", "win32": "*qwindows*", "darwin": "*qcocoa*"}
"""The plugin of Qt that puts windows on the screen, by system."""

_SCRIPTS = {
    "latin": "Naloxone – 1 é ß ł",
    "cyrillic": "налоксон героїн ў",
    "arabic": "نالوكسون فنتانيل",
}
_FONTS = "Install a font that has them; on Debian or Ubuntu: sudo apt install fonts-dejavu-core"
_SIZE = 48
"""Pixels of a trial picture."""


def looks_checks(trial: Trial) -> Iterator[Check]:
    yield Check("screen", lambda: _screen(trial), "Install what is named, or copy hrdesk again from where you got it.")
    yield Check("icons", lambda: _icons(trial))
    yield Check("icon-engine", lambda: _icon_engine(trial))
    for kind in ("png", "jpeg", "svg"):
        yield Check(f"pictures-{kind}", partial(_pictures, trial, kind))
    for script, text in _SCRIPTS.items():
        yield Check(f"letters-{script}", partial(_letters, trial, script, text), _FONTS)
    yield Check("words-of-qt", lambda: _words_of_qt(trial))
    yield Check("alphabets", _alphabets)
    yield Check("figure", lambda: _figure(trial))
    yield Check("page-painted", lambda: _page_painted(trial))


def _screen(trial: Trial) -> str:
    """The plugin loads, and with it the libraries of the system that it needs; no window is opened."""
    from PySide6.QtCore import QLibraryInfo, QPluginLoader

    _ = trial.application
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    wanted = _SCREENS.get(sys.platform, "*qxcb*")
    found = sorted(folder.glob(wanted))
    expect(found, f"Qt's plugin for the screen is missing in {folder}.")
    loader = QPluginLoader(str(found[0]))
    expect(loader.load(), f"Qt's plugin for the screen does not load: {loader.errorString()}.")
    return found[0].stem


def _icons(trial: Trial) -> str:
    """All that commands need are there, and each can be painted."""
    from PySide6.QtCore import QSize

    from hrdesk.ui.actions import COMMANDS
    from hrdesk.ui.icons import Icons

    _ = trial.application
    folder = trial.places.resources / "icons"
    there = {path.stem for path in folder.glob("*.svg")}
    missing = sorted({command.icon for command in COMMANDS if command.icon} - there)
    expect(there and not missing, f"Icons are missing in {folder}: {', '.join(missing) or 'all'}.")
    icons = Icons(folder)
    for name in sorted(there):
        picture = icons.icon(name, "#123456").pixmap(QSize(_SIZE, _SIZE)).toImage()
        expect_picture(picture, f"The icon {name}", colours=2)
    return f"{len(there)} icons"


def _icon_engine(trial: Trial) -> None:
    """What the desktop's own icons and dialogs need to show an SVG."""
    from PySide6.QtGui import QIcon

    _ = trial.application
    picture = QIcon(str(trial.places.resources / "icons" / "hrdesk.svg")).pixmap(_SIZE, _SIZE)
    expect(not picture.isNull(), "Qt's plugin for icons in SVG is missing.")
    expect_picture(picture.toImage(), "An icon in SVG", colours=2)


def _pictures(trial: Trial, kind: str) -> None:
    """A picture such as the logo of an organisation can be read."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter

    _ = trial.application
    form = QByteArray(kind.encode())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    if kind == "svg":
        buffer.write(f'<svg xmlns="http://www.w3.org/2000/svg" width="{_SIZE}" height="{_SIZE}"/>'.encode())
    else:
        drawn = QImage(_SIZE, _SIZE, QImage.Format.Format_RGB32)
        drawn.fill(QColor("#c00020"))
        expect(QImageWriter(buffer, form).write(drawn), f"Pictures in {kind.upper()} cannot be written.")
    buffer.seek(0)
    read = QImageReader(buffer, form).read()
    expect((read.width(), read.height()) == (_SIZE, _SIZE), f"Pictures in {kind.upper()} cannot be read.")


def _letters(trial: Trial, script: str, text: str) -> str:
    """Every letter has a shape; those that no font knows would be shown as empty boxes."""
    from PySide6.QtGui import QTextLayout

    layout = QTextLayout(text, trial.application.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    shapes = [shape for run in runs for shape in run.glyphIndexes()]
    expect(shapes and all(shapes), f"No font of this computer has all {script.capitalize()} letters.")
    return ", ".join(sorted({run.rawFont().familyName() for run in runs}))


def _words_of_qt(trial: Trial) -> str:
    """Qt's own words, as on the buttons of its dialogs: each file of them that is here can be used."""
    from PySide6.QtCore import QLibraryInfo, QTranslator

    _ = trial.application
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    files = sorted(folder.glob("qtbase_*.qm"))
    for file in files:
        expect(QTranslator().load(str(file)), f"Qt's own words in {file} cannot be read.")
    return ", ".join(file.stem.removeprefix("qtbase_") for file in files) or "English only"


def _alphabets() -> None:
    """Qt sorts by the rules of a language, for which it needs data: without, accents come after z."""
    from PySide6.QtCore import QCollator, QLocale

    french = QCollator(QLocale(QLocale.Language.French))
    expect(french.compare("éclair", "fin") < 0 < french.compare("fin", "Été"), "Qt's data on languages is missing.")


def _figure(trial: Trial) -> str:
    """The first figure of the library that is found, in both sets of colours."""
    from hrdesk.ui.figure_image import figure_image
    from hrdesk.ui.theme import DARK, LIGHT

    _ = trial.application
    row = trial.library.connection.execute("SELECT article_id, name FROM figures LIMIT 1").fetchone()
    if row is None:
        return "this library has no figures"
    figure = trial.library.figure(row["article_id"], row["name"])
    if figure is None:
        raise Finding("The figures of the library cannot be read.")
    for colours in (LIGHT, DARK):
        expect_picture(figure_image(figure, colours, 480, 1), f"The figure “{figure.title}”")
    return figure.title


def _page_painted(trial: Trial) -> None:
    """An emergency as the reader shows it."""
    from hrdesk.ui.reader.article_view import ArticleView

    _ = trial.application
    library = trial.library
    article = library.article(library.emergencies()[0].id)
    view = ArticleView()
    view.resize(800, 600)
    view.show_page(article.html, partial(library.figure, article.card.id))
    expect_picture(view.grab().toImage(), f"The page “{article.card.title}”")
    view.deleteLater()
