"""`kiemdiem package …`: a campaign to and from an installation without a network."""
