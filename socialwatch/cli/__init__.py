"""The front door: parse, call one verb, print, leave with a code; one file per group of commands."""
