"""Seasons in and answers out, as JSON, workbooks, CSV and Parquet."""
