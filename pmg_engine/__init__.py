"""PMG: from a history of messages and sticker choices to a personalized sticker."""
