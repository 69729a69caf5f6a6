"""What is known before any note is read."""
