"""The second opinions: one file per kind of engine, off unless the configuration names one; each answers in our closed words or not at all."""
