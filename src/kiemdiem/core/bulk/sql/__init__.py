"""Rules as trees of SQL: terms, measures of what is known, the frames that they are columns of, the printer."""
