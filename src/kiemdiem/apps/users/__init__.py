"""Who signs in: the user and nothing else."""
