"""What the bot does not draw: a multilingual block list, and word lists that read through disguises.

Knows nothing of Telegram, chats or databases.
"""

from __future__ import annotations

from bot.safety.blocklist import Blocklist, Category, load_blocklist
from bot.safety.wordlist import WordList

__all__ = ["Blocklist", "Category", "WordList", "load_blocklist"]
