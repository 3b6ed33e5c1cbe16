"""The emergency page."""
