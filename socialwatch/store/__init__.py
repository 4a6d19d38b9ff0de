"""The memory: the only room that speaks SQL; migrations live here."""
