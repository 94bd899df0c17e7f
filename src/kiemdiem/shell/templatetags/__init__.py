"""What templates may call; `shell` is built in, no template loads it."""
