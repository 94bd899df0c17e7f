"""The forms of the records of persons, and the filters of their list."""
