"""Worlds to show and to test: made-up people, with everything they have done so far."""
