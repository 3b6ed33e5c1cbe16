"""Stands for Pillow, of which python-pptx asks the kind and size of a picture; hrdesk gives it PNG alone."""

__version__ = "0"
"""pypdf looks whether there is one."""
