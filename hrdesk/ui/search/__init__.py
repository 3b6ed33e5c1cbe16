"""Search: the field in the bar and the results under it."""
