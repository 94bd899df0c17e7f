"""The page frame: components, styles, scripts and the manners of every page; it knows no word of the domain."""
