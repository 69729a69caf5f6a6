"""Every path of the site, by name."""
