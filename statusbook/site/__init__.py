"""Runs a site builder on the stage and puts its result in place."""
