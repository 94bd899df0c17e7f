"""The web application: one room for each noun of the domain."""
