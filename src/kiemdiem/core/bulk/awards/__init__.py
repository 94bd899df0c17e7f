"""Awards in bulk: their cases, shares and years running."""
