"""Stands for python-dateutil, with which sqlite-utils converts columns; hrdesk converts none."""
