"""How the rest of the world reaches the site: redirects, promised URLs, hosts' files, the inventory."""
