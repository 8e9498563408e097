"""The reasons of a sticker as a card in Telegram's HTML. Everything a person wrote is escaped by Texts."""

from __future__ import annotations

from bot.texts import Html, Texts
from bot.use_cases.why import Quote, Reason, Why

_CELLS = 10
_KEYS = {
    "character": "why-character",
    "style": "why-style",
    "emotion": "why-emotion-taste",
    "dislikes": "why-dislikes",
}
_LONGEST = 4000  # Telegram's limit is 4096


def bar(value: float) -> str:
    """A value in [0, 1] as ten blocks."""
    full = round(max(0.0, min(1.0, value)) * _CELLS)
    return "█" * full + "░" * (_CELLS - full)


def in_words(texts: Texts, quote: Quote) -> str:
    """A quotation, its keywords in the language that is spoken."""
    return f"{quote.text} {texts.words(quote.keywords)}".strip()


def why_card(texts: Texts, why: Why, *, quotes: bool) -> Html:
    """The card of one sticker, at most 4,000 characters; reasons are left out from the end where there are too many.
    `quotes` repeats some of the person's own words: not where others read along."""
    head = [texts.html("why-title"), _emotion(texts, why)]
    wanted = [value for value in why.target.values() if value != why.emotion]
    if wanted:
        head.append(texts.html("why-target", wanted=texts.words(wanted)))
    tail = _numbers(texts, why)
    reasons = _all_reasons(texts, why, quotes) or [texts.html("why-no-taste")]
    while reasons and len("\n".join([*head, *reasons, *tail])) > _LONGEST:
        reasons.pop()
    return Html("\n".join([*head, "", *reasons, "", *tail]))


def _emotion(texts: Texts, why: Why) -> str:
    emotion = texts.word(why.emotion)
    if why.confidence is None:
        return texts.html("why-expression", emotion=emotion)
    return texts.html("why-emotion", emotion=emotion, percent=_percent(why.confidence))


def _all_reasons(texts: Texts, why: Why, quotes: bool) -> list[str]:
    return [_line(texts, name, reason, quotes) for name, reasons in why.reasons.items() for reason in reasons]


def _line(texts: Texts, attribute: str, reason: Reason, quotes: bool) -> str:
    keyword = texts.word(reason.keyword)
    line: str = texts.html(_KEYS[attribute], keyword=keyword, bar=bar(reason.weight), count=reason.count)
    words = [texts.html("why-quote", quote=in_words(texts, quote)) for quote in reason.quotes] if quotes else []
    return "\n".join([line, *words])


def _numbers(texts: Texts, why: Why) -> list[str]:
    lines: list[str] = []
    for key, value in (("why-score-person", why.d_p), ("why-score-message", why.d_t)):
        if value is not None:
            lines.append(texts.html(key, bar=bar(value), score=_percent(value)))
    if why.weights is not None:
        w_p, w_t = why.weights
        lines.append(texts.html("why-weights", person=_percent(w_p), message=_percent(w_t), candidates=why.candidates))
    lines.append(texts.html("why-strength", strength=why.strength))
    if why.generator in {"diffusion", "vector"}:
        lines.append(texts.html(f"why-drawn-{why.generator}"))
    return lines


def _percent(share: float) -> int:
    return round(100 * share)
