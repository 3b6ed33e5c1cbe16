"""Copying hrdesk to a stick."""
