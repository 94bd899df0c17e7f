"""What is done at the desk itself: the name of the office, one's own views of lists."""
