"""One file per network: how its server tells a timeline. A file with a `transcript` in it sits the exam."""
