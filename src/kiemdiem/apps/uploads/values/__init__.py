"""What is handed about between this room and the registers above it."""
