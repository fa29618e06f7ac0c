"""Journeys through Kith in real browsers, and what they need to run."""
