"""An invented province in mid-season: units, people and somebody to sign in as for every role."""
