"""The mouths: one file per kind of outlet, none aware of another."""
