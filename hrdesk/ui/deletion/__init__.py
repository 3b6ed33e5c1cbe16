"""Deleting for ever: old notes, or everything."""
