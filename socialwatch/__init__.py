"""socialwatch: a command-line social inbox monitor."""

__version__ = "0.1.0"
