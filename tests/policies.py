"""A policy of an organisation, and pictures for its logo."""

import struct

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#005"/></svg>'
POLICY = """format = 1
[organisation]
name = "Open Door"
contact = "Main Street 5"
logo = "logo.svg"
[settings]
theme = "dark"
zoom = 125
country = "AT"
idle_lock_minutes = 5
locked = ["theme", "country", "idle_lock_minutes"]
[content]
folders = ["pages"]
[backups]
folder = "share"
"""
"""Names a logo and two folders beside the file."""


def png(width: int = 2, height: int = 2) -> bytes:
    """The head of a PNG, and no picture."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", width, height, 8, 6, 0, 0, 0) + b"\0" * 8
