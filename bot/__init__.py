"""The Telegram bot: handlers, use cases, delivery, jobs, texts."""

import os

# python-telegram-bot gives waits as timedelta; without this it warns at every one of them
os.environ.setdefault("PTB_TIMEDELTA", "true")
