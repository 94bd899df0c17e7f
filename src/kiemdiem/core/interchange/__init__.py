"""Between files and the engine: seasons in and answers out, the empty workbook, the schemas."""
