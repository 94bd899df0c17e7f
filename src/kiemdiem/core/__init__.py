"""Plain Python without framework or database: what a regime says, and what follows from it for a roster."""
