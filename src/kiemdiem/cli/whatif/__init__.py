"""`kiemdiem whatif`: the same season with some rules, facts, readings or the regime changed for this run alone."""
