"""The pages of persons and their records."""
