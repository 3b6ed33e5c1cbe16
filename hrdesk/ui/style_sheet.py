"""The style sheet of the window. Colours stand as @name@ and are filled in by the theme.

Widgets are chosen by their `role` property, never by looks: `[role="tile"]`, `[role="heading"]`.
"""

STYLE_SHEET = """
QWidget { font-size: 15px; }
QMainWindow, QDialog { background: @window@; }
QToolTip { background: @surface@; color: @ink@; border: 1px solid @edge@; padding: 4px 6px; }

QFrame[role="bar"] { background: @surface@; border: none; border-bottom: 1px solid @line@; }
QFrame[role="rail"] { background: @window@; border: none; border-right: 1px solid @line@; }
QFrame[role="panel"] { background: @window@; border: none; }
QFrame[role="strip"] { background: @surface@; border: none; border-bottom: 1px solid @line@; }
QFrame[role="foot"] { background: @surface@; border: none; border-top: 1px solid @line@; }
QFrame[role="card"] { background: @surface@; border: 1px solid @line@; border-radius: 10px; }
QFrame[role="timer"] { background: @danger_soft@; border: 1px solid @danger_text@; border-radius: 10px; }
QFrame[role="hands"] { background: @surface@; border: 2px solid @line@; border-radius: 8px; }
QFrame[role="hands"][chosen="true"] { border-color: @accent@; background: @accent_soft@; }
QFrame[role="live-line"] { background: @surface@; border: 2px solid @line@; border-radius: 6px; }
QFrame[role="live-line"]:focus { border-color: @accent@; }
QFrame[role="results"] { background: @surface@; border: 1px solid @edge@; border-radius: 10px; }
QFrame[role="selection-bar"] { background: @surface@; border: 1px solid @edge@; border-radius: 8px; }

QFrame[role="toast"] { background: @ink@; border: 1px solid @edge@; border-radius: 10px; }
QFrame[role="toast"] QLabel { color: @window@; background: transparent; }
QFrame[role="toast"] QPushButton { padding: 4px 12px; }

QFrame[role="message"] { border: none; border-bottom: 1px solid @line@; background: @warning_soft@; }
QFrame[role="message"] QLabel { color: @ink@; background: transparent; }

QFrame[role="notice"] { border: none; border-radius: 8px; background: @warning_soft@; }
QFrame[role="notice"] QLabel { color: @ink@; background: transparent; }
QFrame[role="asking"] { border: none; border-bottom: 1px solid @line@; background: @note_soft@; }
QFrame[role="asking"] QLabel { color: @ink@; background: transparent; }

QLabel[role="logo"] { background: white; border-radius: 6px; padding: 4px; }
QLabel[role="title"] { font-size: 30px; font-weight: 600; color: @ink@; }
QLabel[role="heading"] { font-size: 18px; font-weight: 600; color: @ink@; }
QLabel[role="muted"] { color: @muted@; }
QLabel[role="count"] { font-size: 18px; font-weight: 700; color: @ink@; }
QLabel[role="time-left"] { font-size: 20px; font-weight: 600; color: @ink@; }
QLabel[role="time-over"] { font-size: 20px; font-weight: 600; color: @warning_text@; background: @warning_soft@;
    border-radius: 8px; padding: 2px 10px; }
QLabel[role="refusal"] { color: @danger_text@; }
QLabel[role="code"] {
    font-size: 20px; font-weight: 600; color: @ink@; background: @accent_soft@; border-radius: 8px; padding: 10px 12px;
}
QLabel[role="quote"] { color: @ink@; border: none; border-left: 4px solid @accent@; padding-left: 8px; }
QLabel[role="decision"] { color: @tip_text@; font-weight: 600; }
QTextEdit[role="passage"] { background: transparent; border: none; }
QLabel[role="clock"] { font-size: 44px; font-weight: 700; color: @danger_text@; }
QLabel[role="time"], QLabel[role="plan"] { font-size: 20px; font-weight: 600; color: @ink@; }
QLabel[role="plan"] { color: @tip_text@; }
QLabel[role="plan"][late="true"] { color: @danger_text@; }
QLabel[role="emergency-title"] { font-size: 26px; font-weight: 700; color: @ink@; }
QLabel[role="step-number"] {
    font-size: 24px; font-weight: 700; color: @danger_ink@; background: @danger@; border-radius: 20px;
}

QToolButton, QPushButton {
    outline: none;  /* the border shows the focus */
    color: @ink@; background: transparent; border: 2px solid transparent; border-radius: 8px; padding: 5px 8px;
}
QToolButton:hover, QPushButton:hover { background: @accent_soft@; }
QToolButton:pressed, QPushButton:pressed { background: @accent_soft@; border-color: @edge@; }
QToolButton:checked { background: @accent_soft@; color: @ink@; }
QToolButton:focus, QPushButton:focus { border-color: @accent@; }
QToolButton::menu-indicator { image: none; }
QPushButton { background: @surface@; border: 1px solid @edge@; padding: 7px 14px; }
QPushButton:focus { border: 2px solid @accent@; padding: 6px 13px; }
QPushButton[role="primary"] { background: @accent@; color: @accent_ink@; border-color: @accent@; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accent@; }
QPushButton[role="primary"]:focus { border: 2px solid @ink@; }
QPushButton[role="link"] { color: @accent@; background: transparent; border: 2px solid transparent; text-align: left;
    padding: 4px 6px; }
QPushButton[role="link"]:hover { background: @accent_soft@; }
QPushButton[role="link"]:focus { border-color: @accent@; padding: 4px 6px; }
QToolButton[role="emergency"], QPushButton[role="emergency"] {
    background: @danger@; color: @danger_ink@; border: 2px solid @danger@; font-weight: 700; padding: 6px 14px;
}
QToolButton[role="emergency"]:focus, QPushButton[role="emergency"]:focus { border-color: @ink@; }
QToolButton[role="emergency"]:hover, QPushButton[role="emergency"]:hover { background: @danger@; border-color: @ink@; }
QToolButton[role="chip"] { border: 1px solid @edge@; border-radius: 14px; padding: 4px 12px; font-size: 15px; }
QToolButton[role="chip"]:hover { border-color: @accent@; }
QToolButton[role="chip"]:checked { background: @accent@; color: @accent_ink@; border-color: @accent@; }
QToolButton[role="tag"] { background: @surface@; border: 1px solid @edge@; border-radius: 12px; padding: 2px 8px; }
QToolButton[role="tag"]:hover { border-color: @accent@; }
QToolButton[role="tag"]:focus { border: 2px solid @accent@; padding: 1px 7px; }
QToolButton[role="chip"]:focus { border: 2px solid @accent@; padding: 3px 11px; }
QToolButton[role="chip"]:checked:focus { border-color: @ink@; }
QToolButton[role="swatch"] { padding: 2px; }
QToolButton[role="swatch"]:checked { border-color: @ink@; }
QToolButton[role="rail"] { padding: 8px 4px; border-radius: 10px; }
QToolButton[role="rail"]:checked { background: @accent_soft@; }
QToolButton[role="talk"] { background: @surface@; border: 1px solid @edge@; padding: 6px 10px; }
QToolButton[role="talk"]:hover { border-color: @accent@; }
QToolButton[role="talk"]:checked { background: @accent@; color: @accent_ink@; border-color: @accent@; }
QToolButton[role="tab"] { border-radius: 0; border: none; border-bottom: 3px solid transparent; padding: 8px 10px; }
QToolButton[role="tab"]:checked { background: transparent; border-bottom-color: @accent@; font-weight: 600; }
QToolButton[role="tab"]:focus { background: @accent_soft@; }

QPushButton[role="tile"] {
    background: @danger_soft@; color: @ink@; border: 1px solid @danger_text@; border-radius: 10px;
    font-size: 16px; font-weight: 600; text-align: left; padding: 12px;
}
QPushButton[role="tile"]:hover { border: 2px solid @danger_text@; padding: 11px; }
QPushButton[role="tile"]:focus { border: 3px solid @danger_text@; padding: 10px; }
QPushButton[role="choice"] { text-align: left; border-radius: 8px; padding: 9px 12px; border: 1px solid @line@; }
QPushButton[role="choice"]:checked { background: @danger_soft@; border: 2px solid @danger_text@; font-weight: 600;
    padding: 8px 11px; }
QPushButton[role="choice"]:focus { border: 2px solid @ink@; padding: 8px 11px; }

QToolButton:disabled, QPushButton:disabled { color: @faded@; border-style: dashed; }
QPushButton[role="primary"]:disabled, QPushButton[role="emergency"]:disabled {
    background: @window@; color: @faded@; border: 1px dashed @faded@; padding: 7px 14px;
}
QPushButton[role="link"]:disabled { color: @faded@; }

QLineEdit, QPlainTextEdit, QDateEdit, QSpinBox[role="minutes"] {
    background: @surface@; color: @ink@; border: 1px solid @edge@; border-radius: 8px; padding: 6px 8px;
    selection-background-color: @accent@; selection-color: @accent_ink@;
}
QLineEdit:focus, QPlainTextEdit:focus, QDateEdit:focus, QSpinBox[role="minutes"]:focus {
    border: 2px solid @accent@; padding: 5px 7px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QDateEdit:disabled {
    background: @window@; color: @faded@; border: 1px dashed @faded@;
}
QLineEdit[role="search"] { border-radius: 15px; padding: 6px 14px; min-height: 22px;
    background: @window@; font-size: 16px; }
QLineEdit[role="search"]:focus { background: @surface@; padding: 5px 13px; }
QCheckBox { spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus { border-color: @accent@; }
QCheckBox::indicator, QListView::indicator {
    width: 14px; height: 14px; border: 2px solid @edge@; border-radius: 4px; background: @surface@;
}
QCheckBox::indicator:checked, QListView::indicator:checked { background: @accent@; border-color: @accent@; }
QCheckBox::indicator:disabled, QListView::indicator:disabled { background: @window@; border: 2px dashed @faded@; }
QCheckBox:disabled { color: @faded@; }
QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 6px; }
QRadioButton:focus { border-color: @accent@; }
QRadioButton::indicator { width: 14px; height: 14px; border: 2px solid @edge@; border-radius: 9px;
    background: @surface@; }
QRadioButton::indicator:checked { background: @accent@; border-color: @accent@; }
QRadioButton:disabled { color: @faded@; }
QComboBox { padding: 6px 10px; }
QComboBox QAbstractItemView { background: @surface@; color: @ink@; selection-background-color: @accent_soft@;
    selection-color: @ink@; border: 1px solid @edge@; }

QAbstractItemView { outline: none; }
QTreeView, QListView { background: transparent; color: @ink@; border: none; show-decoration-selected: 0; }
QTreeView::branch { background: transparent; border: none; }
QTreeView::item, QListView::item { padding: 6px 4px; border-radius: 6px; border: 2px solid transparent; }
QTreeView::item:hover, QListView::item:hover { background: @accent_soft@; }
QTreeView::item:selected, QListView::item:selected { background: @accent_soft@; color: @ink@; }
QTreeView::item:selected:active, QListView::item:selected:active { border-color: @accent@; }
QTextBrowser { background: @surface@; color: @ink@; border: none; selection-background-color: @accent@;
    selection-color: @accent_ink@; }
QScrollArea { border: none; background: @window@; }
QScrollArea > QWidget > QWidget { background: @window@; }
QSplitter::handle { background: @line@; }
QSplitter::handle:horizontal { width: 1px; }

QProgressBar[role="progress"] {
    background: @accent_soft@; border: 1px solid @edge@; border-radius: 6px; min-height: 10px; max-height: 10px;
}
QProgressBar[role="progress"]::chunk { background: @accent@; color: @accent_ink@; border-radius: 5px; }
QProgressBar[role="talk"] { background: @accent_soft@; border: none; }
QProgressBar[role="talk"]::chunk { background: @accent@; color: @accent_ink@; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: @edge@; border-radius: 4px; min-height: 32px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: @edge@; border-radius: 4px; min-width: 32px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: @surface@; color: @ink@; border: 1px solid @edge@; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: @accent_soft@; color: @ink@; }
QMenu::item:disabled { color: @faded@; }
QMenu::separator { height: 1px; background: @line@; margin: 6px 4px; }
QMenu::indicator { width: 16px; }
"""
