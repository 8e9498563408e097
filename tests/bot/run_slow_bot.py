"""The bot as a process of its own, with an engine that takes its time; for the tests that kill it.

Arguments: address of the server, folder for data and key, seconds a sticker takes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bot.application import run
from tests.auxil.fake_engine import FakeEngine
from tests.bot.conftest import bot_settings

DRAWING = "drawing"  # a file that is there once the engine draws

if __name__ == "__main__":
    address, folder, seconds = sys.argv[1:]
    engine = FakeEngine(float(seconds))
    engine.before_drawing = (Path(folder) / DRAWING).touch
    run(bot_settings(address, Path(folder)), lambda: engine)
