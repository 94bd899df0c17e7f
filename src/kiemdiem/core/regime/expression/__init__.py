"""The language of expressions: text → tree (syntax) → checked tree (names, types, scales)."""
