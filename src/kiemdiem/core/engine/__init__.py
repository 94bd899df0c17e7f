"""From facts to levels: who gets which level, with every reason, and who gets which honour."""
