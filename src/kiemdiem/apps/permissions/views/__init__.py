"""Pages of rights: who holds which role where, what each role may do, and why somebody may do something."""
