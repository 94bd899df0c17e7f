"""The law as data: reads a regime folder, checks it and says where it is wrong."""
