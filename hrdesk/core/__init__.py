"""Rules and values: no Qt, no SQLite, no disk, no clock."""
