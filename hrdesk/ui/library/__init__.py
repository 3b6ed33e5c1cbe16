"""Browsing the shelf."""
