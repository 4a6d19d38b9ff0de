"""The figures: pure statistics with their denominators."""
