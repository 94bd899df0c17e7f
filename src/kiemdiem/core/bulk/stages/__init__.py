"""Stages in their order: what each asks of everybody, and the waves that work levels out."""
