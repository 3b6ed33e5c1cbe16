"""The harm reduction desk: an offline library that outreach workers search, read and annotate."""

__version__ = "0.1.0"
