"""A person's own page, opened inside Telegram: who may see it, what it shows, and what can be done there.

Handlers are thin; what they show and do are the use cases that commands and buttons go by too.
"""
