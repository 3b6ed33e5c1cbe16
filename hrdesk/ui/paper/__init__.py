"""Handouts on paper: laid out, painted, and written as PDF."""
