"""The ears: one file per network, none aware of another."""
