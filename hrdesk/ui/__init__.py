"""The window, and the only place with Qt: shows and asks, never decides."""
