"""What is done to accounts. Signing in itself leaves a line in its own log, no entry in the journal."""
