"""The yearly review and quality rating of Party organisations and members, run from regulations kept as data."""
