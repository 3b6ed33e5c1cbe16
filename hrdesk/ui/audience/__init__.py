"""What the room sees: published content, painted on another screen."""
