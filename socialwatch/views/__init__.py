"""The faces: values in, text out (table, card, TSV, CSV, JSON)."""
