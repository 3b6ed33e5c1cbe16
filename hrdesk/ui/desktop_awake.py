"""Asks a Linux desktop not to let the screen sleep, by the message that KDE, GNOME, Xfce and others know."""


class DesktopWay:
    """org.freedesktop.ScreenSaver over the session bus; the desktop itself ends it when this program is gone."""

    def __init__(self) -> None:
        self._cookie: object = None

    def begin(self) -> bool:
        message = self._call("Inhibit", "hrdesk", "A talk is on")
        self._cookie = message[0] if message else None
        return self._cookie is not None

    def end(self) -> None:
        cookie, self._cookie = self._cookie, None
        if cookie is not None:
            self._call("UnInhibit", cookie)

    def _call(self, method: str, *arguments: object) -> list[object]:
        """What the desktop answers within a moment; nothing where there is no such desktop."""
        try:
            from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage
        except ImportError:  # Qt was installed without it, or its library is missing
            return []
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return []
        name = "org.freedesktop.ScreenSaver"
        message = QDBusMessage.createMethodCall(name, "/org/freedesktop/ScreenSaver", name, method)
        message.setArguments(list(arguments))
        answer = bus.call(message, QDBus.CallMode.Block, 500)
        return list(answer.arguments()) if answer.type() is QDBusMessage.MessageType.ReplyMessage else []
