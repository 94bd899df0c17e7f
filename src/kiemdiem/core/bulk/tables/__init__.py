"""The engines that hold the tables of a run."""
