"""Disk and SQLite: keeps and finds what core describes; no Qt."""
