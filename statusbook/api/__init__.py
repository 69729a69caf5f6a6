"""The records as JSON documents, with their schemas."""
