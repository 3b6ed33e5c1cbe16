"""What marks a file as a library of ours, and which form of it this hrdesk reads."""

APPLICATION_ID = 0x68726C62
"""“hrlb”, in SQLite's header."""

FORMAT = 5
