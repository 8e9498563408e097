"""What the bot does, one use case a module. Knows nothing of Telegram."""
