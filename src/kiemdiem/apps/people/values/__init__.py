"""What is given of persons, as plain values, and the sorts of records."""
