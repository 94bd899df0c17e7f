"""The plan as a document: issued by the body's signer, sent to its recipients, received by each."""
