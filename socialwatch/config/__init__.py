"""The house rules: TOML in, frozen settings out, or every key that is wrong."""
