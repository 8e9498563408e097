"""Formatted text: Telegram's HTML to plain text with entities, and the entities that Telegram finds by itself.

Offsets and lengths are UTF-16 code units. Knows nothing of messages.
"""

from __future__ import annotations

import html
import re
from typing import Any

from bot.local.errors import ApiError, malformed

Entity = dict[str, Any]

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_TOKEN = re.compile(r"<(/?)([a-zA-Z0-9-]*)([^<>]*)>|<|&(#x?[0-9a-fA-F]+|[a-zA-Z]+);|[^<&]+|&")
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_FOUND = re.compile(
    r"(?P<url>\bhttps?://[^\s<>\"]+[^\s<>\".,!?;:)\]}'])"
    r"|(?<![\w/@])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?<!\w)(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})\b"
    r"|(?<!\w)(?P<hashtag>#\w+)"
)
_OPAQUE = ("code", "pre", "text_link", "url")


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) + sum(ord(character) > 0xFFFF for character in text)


def formatted(text: str, parse_mode: str | None, entities: list[Entity] | None, limit: int) -> tuple[str, list[Entity]]:
    """Returns the plain text (trimmed, at most `limit` characters) and its entities; raises ApiError as Telegram does.

    parse_mode is None, "" or "HTML" in any case; the other modes are refused.
    """
    if parse_mode and parse_mode.lower() != "html":
        raise malformed("can't parse entities: the local server knows only parse_mode HTML")
    plain, found = parse_html(text) if parse_mode else (text, list(entities or ()))
    plain, found = _trimmed(plain, found)
    if len(plain) > limit:
        raise malformed("message is too long" if limit == 4096 else "message caption is too long")
    return plain, sorted([*found, *detect(plain, found)], key=lambda entity: (entity["offset"], -entity["length"]))


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Parses Telegram's HTML; raises ApiError for what Telegram refuses: unknown, unclosed or crossed tags."""
    pieces: list[str] = []
    entities: list[Entity] = []
    open_tags: list[tuple[str, Entity]] = []
    offset = 0
    for token in _TOKEN.finditer(source):
        closing, name, rest, reference = token.groups()
        if token[0] == "<" or (name is not None and not name):
            raise _unparsable("Unsupported start tag", token)
        if name and closing:
            entities += _closed(name.lower(), open_tags, offset, token)
        elif name:
            open_tags.append((name.lower(), _opened(name.lower(), rest, offset, token)))
        else:
            piece = _character(reference) if reference else token[0]
            pieces.append(piece)
            offset += utf16_length(piece)
    if open_tags:
        raise malformed(f"can't parse entities: Can't find end tag corresponding to start tag {open_tags[-1][0]!r}")
    return "".join(pieces), _merged(entities)


def detect(text: str, known: list[Entity]) -> list[Entity]:
    """The commands, mentions, hashtags and addresses that Telegram marks by itself, outside code and links."""
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in known if entity["type"] in _OPAQUE]
    found = []
    offset = end_of_last = 0
    for match in _FOUND.finditer(text):
        offset += utf16_length(text[end_of_last : match.start()])
        end_of_last = match.start()
        length = utf16_length(match[0])
        if all(offset + length <= start or end <= offset for start, end in taken):
            found.append({"type": match.lastgroup, "offset": offset, "length": length})
    return found


def _unparsable(problem: str, token: re.Match[str]) -> ApiError:
    where = len(token.string[: token.start()].encode("utf-8", "surrogatepass"))
    return malformed(f"can't parse entities: {problem} at byte offset {where}")


def _opened(name: str, rest: str, offset: int, token: re.Match[str]) -> Entity:
    if name not in _TAGS:
        raise _unparsable(f"Unsupported start tag {name!r}", token)
    attributes = {match[1].lower(): match[2] or match[3] or match[4] or "" for match in _ATTRIBUTE.finditer(rest)}
    entity: Entity = {"type": _TAGS[name], "offset": offset}
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _unparsable('Tag "span" must have class "tg-spoiler"', token)
    if name == "a":
        entity["url"] = html.unescape(attributes.get("href", ""))
    if name == "tg-emoji":
        entity["custom_emoji_id"] = attributes.get("emoji-id", "")
    if name == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    if name == "code" and attributes.get("class", "").startswith("language-"):
        entity["language"] = attributes["class"].removeprefix("language-")
    return entity


def _closed(name: str, open_tags: list[tuple[str, Entity]], offset: int, token: re.Match[str]) -> list[Entity]:
    if not open_tags:
        raise _unparsable("Unexpected end tag", token)
    expected, entity = open_tags.pop()
    if expected != name:
        raise _unparsable(f'Unmatched end tag, expected "</{expected}>", found "</{name}>"', token)
    entity["length"] = offset - entity["offset"]
    if entity["type"] == "text_link" and not re.match(r"(https?|tg|mailto):", entity["url"]):
        return []
    return [entity] if entity["length"] else []


def _character(reference: str) -> str:
    if not reference.startswith("#"):
        return _NAMED.get(reference, f"&{reference};")
    digits = reference[1:]
    try:
        number = int(digits[1:], 16) if digits[:1] in "xX" else int(digits)
    except ValueError:
        return f"&{reference};"
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else f"&{reference};"


def _merged(entities: list[Entity]) -> list[Entity]:
    """<pre><code class="language-x"> is one entity of type pre with a language."""
    result: list[Entity] = []
    for entity in sorted(entities, key=lambda entity: (entity["offset"], -entity["length"], entity["type"] != "pre")):
        before = result[-1] if result else None
        inside = before is not None and before["type"] == "pre" and entity["type"] == "code"
        if inside and before is not None and before["offset"] == entity["offset"]:
            if "language" in entity:
                before["language"] = entity["language"]
            continue
        result.append({key: value for key, value in entity.items() if key != "language" or entity["type"] == "pre"})
    return result


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without the whitespace at both ends, as Telegram sends it; entities are cut to what is left."""
    left = utf16_length(text[: len(text) - len(text.lstrip())])
    plain = text.strip()
    end = utf16_length(plain)
    result = []
    for entity in entities:
        start = max(entity["offset"] - left, 0)
        length = min(entity["offset"] + entity["length"] - left, end) - start
        if length > 0:
            result.append({**entity, "offset": start, "length": length})
    return plain, result
