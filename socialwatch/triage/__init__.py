"""The judgement: one mention in, a verdict with reasons out. It knows neither clock nor disk."""
