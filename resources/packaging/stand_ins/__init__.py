"""Modules that stand in a frozen hrdesk for those of which other libraries ask next to nothing: 9 MB less.

A folder for the search path of PyInstaller, never imported by hrdesk itself.
"""
