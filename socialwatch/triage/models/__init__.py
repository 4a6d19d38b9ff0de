"""Models: weights learned from labelled texts, those that are shipped and those of one installation."""
