"""Locking: how the notebook is unlocked, how its passphrase is chosen, and what hides the window."""
