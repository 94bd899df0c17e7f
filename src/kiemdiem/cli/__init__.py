"""The `kiemdiem` command: reads files, calls core, prints."""
