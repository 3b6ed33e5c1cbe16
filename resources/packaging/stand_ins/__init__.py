"""Modules that stand in a frozen hrdesk for libraries of which python-pptx asks next to nothing: 8 MB less.

A folder for the search path of PyInstaller, never imported by hrdesk itself.
"""
