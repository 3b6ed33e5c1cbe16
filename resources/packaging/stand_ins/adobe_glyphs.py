"""Stands for pypdf's names of glyphs, which it only needs to read text of PDFs and to fill in their forms."""

adobe_glyphs: dict[str, str] = {}
