"""Stands for Pillow's fonts, which python-pptx measures text with when asked to fit it; hrdesk measures with Qt."""
