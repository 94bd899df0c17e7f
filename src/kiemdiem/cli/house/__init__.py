"""Commands that read straight from the registers of an installation: `--house`."""
