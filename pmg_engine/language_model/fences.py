"""Text of others, made data: it can neither end the fence around it nor speak a model's control language.

Two locks. In the text, what control tokens, fences, quotes and list marks of prompts are made of is replaced by
look-alikes. In the tokens, whatever the tokenizer treats specially is dropped (`LanguageModel.data`), so that even a
control token spelled in plain letters can't get through.
"""

from __future__ import annotations

from pmg_engine.clean import clean_text

OPEN, CLOSE = "<data>\n", "\n</data>\n\n"
_LOOK_ALIKES = str.maketrans("<>[]{}|＜＞［］｛｝｜", "‹›()()¦‹›()()¦") | str.maketrans(dict.fromkeys('"`“”„«»＂', "'"))


def defang(text: str, characters: int) -> str:
    """One line without control characters, fences, quotes or control tokens, at most so many characters. Idempotent."""
    return clean_text(text).translate(_LOOK_ALIKES)[:characters].strip()
