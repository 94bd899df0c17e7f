"""The same rules in bulk: expressions as SQL, each distinct case judged once, quotas over whole populations."""
