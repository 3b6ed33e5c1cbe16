"""Notes: the list, the editor, and the book of changes behind them."""
