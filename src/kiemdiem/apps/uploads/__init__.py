"""Workbooks that come in: kept, read, shown before anything is written, and taken over whole or not at all."""
