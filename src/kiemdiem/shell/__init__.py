"""The frame of every page, the components in it, their styles and scripts; knows no word of the domain."""
