"""Drivers: one a client; each asks its client, in the client's own usual way, for what a trial wants."""
