"""Backups: making one, choosing one to restore, and offering one for a damaged notebook."""
