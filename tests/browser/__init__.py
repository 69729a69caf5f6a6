"""The built site in a real browser. Playwright drives the Chromium that is installed; it downloads nothing."""
