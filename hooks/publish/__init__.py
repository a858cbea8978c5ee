"""The built folder made ready for a host: light, with its policy, compressed, in place."""
