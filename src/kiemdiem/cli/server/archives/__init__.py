"""Backups: one file with a snapshot of the database in one form for both engines, and the files of the data folder."""
