"""What an answer may look like, as a grammar for constrained decoding, and the parser of such answers.

A keyword is letters and digits of any script, with marks, spaces, hyphens, apostrophes, dots, ampersands, plus signs
and joiners inside: no control character, no quote, no bracket. So the JSON needs no escapes. Lengths count
characters, not bytes, so that all scripts may say equally much.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence

from llguidance import LLMatcher

from pmg_engine.errors import EngineError
from pmg_engine.scenarios import TargetField

KEYWORD_CHARACTERS = 32
LONGEST_CHARACTER = 4  # bytes of UTF-8
_EDGE = r"\p{L}\p{N}"
_INNER = _EDGE + r"\p{M} '’.&+\-·・\u{200c}\u{200d}"
_JOINERS = "\u200c\u200d"  # Persian and the scripts of India need them inside words
_DROPPED = {"Cc", "Cf", "Cs", "Co"}

Answer = dict[str, tuple[str, ...]]


class AnswerError(EngineError):
    """An answer that no grammar here allows; it says nothing of the answer's text."""


def list_grammar(at_most: int, choices: Sequence[str] = ()) -> str:
    """A JSON list of up to `at_most` keywords, or of the choices alone."""
    return _grammar(_list("item", at_most), {"item": choices})


def object_grammar(fields: Sequence[TargetField]) -> str:
    """A JSON object that holds the fields in this order."""
    pairs = [f"{_literal(f'{json.dumps(field.name)}: ')} {_value(field)}" for field in fields]
    body = f" {_literal(', ')} ".join(pairs)
    return _grammar(f"{_literal('{')} {body} {_literal('}')}", {field.name: field.choices for field in fields})


def longest_list(at_most: int, choices: Sequence[str] = ()) -> int:
    """The most bytes, and so the most tokens, that such a list can take."""
    longest = max((len(choice.encode()) for choice in choices), default=KEYWORD_CHARACTERS * LONGEST_CHARACTER)
    return at_most * (longest + len('"", ')) + len("[]")


def longest_object(fields: Iterable[TargetField]) -> int:
    """The most bytes, and so the most tokens, that such an object can take."""
    return sum(longest_list(field.at_most, field.choices) + len(field.name) + len('"": , ') for field in fields) + 2


def parse_list(text: str, at_most: int) -> tuple[str, ...]:
    """The keywords, cleaned; blank ones and repetitions are dropped. Raises AnswerError for what is no such list."""
    return _keywords(_loaded(text), at_most)


def parse_object(text: str, fields: Sequence[TargetField]) -> Answer:
    """Keywords by field, cleaned; a null field is left empty. Raises AnswerError for what is no such object."""
    answer = _loaded(text)
    if not isinstance(answer, dict) or set(answer) != {field.name for field in fields}:
        raise AnswerError("The answer does not hold the fields asked for.")
    return {field.name: _keywords(_as_list(answer[field.name]), field.at_most) for field in fields}


def clean_keyword(text: str) -> str:
    """NFC, single spaces, no control characters, nothing but words at both ends, at most 32 characters. Idempotent."""
    kept = "".join(c for c in text if c.isspace() or c in _JOINERS or unicodedata.category(c) not in _DROPPED)
    normal = unicodedata.normalize("NFC", " ".join(kept.split()))
    return normal[:KEYWORD_CHARACTERS].strip(" '’.&+-·・" + _JOINERS)


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise AnswerError("The answer is not JSON.") from None


def _keywords(values: object, at_most: int) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise AnswerError("The answer is not a list of keywords.")
    found: dict[str, str] = {}
    for keyword in map(clean_keyword, values):
        if keyword:
            found.setdefault(keyword.casefold(), keyword)
    return tuple(found.values())[:at_most]


def _as_list(value: object) -> object:
    return [] if value is None else [value] if isinstance(value, str) else value


def _grammar(start: str, items: dict[str, Sequence[str]]) -> str:
    """Each name in `items` becomes a rule one_<name>: one of its choices, or any keyword."""
    lines = [f"start: {start}"]
    for name, choices in items.items():
        lines.append(f"one_{name}: {' | '.join(_literal(_quoted(choice)) for choice in choices) or 'KEYWORD'}")
    inner = f"[{_INNER}]{{0,{KEYWORD_CHARACTERS - 2}}}[{_EDGE}\\p{{M}}]"
    lines.append(rf'KEYWORD: "\"" /[{_EDGE}]({inner})?/ "\""')
    return LLMatcher.grammar_from_lark("\n".join(lines))


def _list(item: str, at_most: int) -> str:
    rest = f" ({_literal(', ')} one_{item}){{0,{at_most - 1}}}" if at_most > 1 else ""
    return f"{_literal('[')} (one_{item}{rest})? {_literal(']')}"


def _value(field: TargetField) -> str:
    if field.optional:
        return f"({_literal('null')} | one_{field.name})"
    return f"one_{field.name}" if field.single else _list(field.name, field.at_most)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _literal(text: str) -> str:
    """As a string of the grammar, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)
