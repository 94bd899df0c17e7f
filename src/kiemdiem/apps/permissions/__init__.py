"""Who may: roles, branches and terms, and the one function that decides."""
