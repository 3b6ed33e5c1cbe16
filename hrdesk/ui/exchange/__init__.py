"""Exchanging notes with colleagues: asked for, shown before it is done, and taken back."""
