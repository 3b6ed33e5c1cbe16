"""The floor of a start: Python, PySide6 and one window with a word in it."""

import sys

from PySide6.QtWidgets import QApplication, QLabel

if __name__ == "__main__":
    application = QApplication(sys.argv)
    application.setStyle("Fusion")
    window = QLabel("hrdesk")
    window.resize(1280, 800)
    window.show()

    from tests.benchmarks.first_paint import FirstPaint

    FirstPaint(window)
    sys.exit(application.exec())
