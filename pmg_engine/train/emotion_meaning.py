"""Which expressions are a fitting answer to the labels of GoEmotions and of XED: what counts as right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from pmg_engine.types import NEUTRAL

GOEMOTIONS: dict[str, tuple[str, ...]] = {  # by expression; none of the labels is "sleepy"
    "happy": ("joy", "gratitude", "approval", "optimism", "excitement", "admiration", "caring", "relief"),
    "laughing": ("amusement", "joy"),
    "celebrating": ("excitement", "joy", "optimism", "pride"),
    "in love": ("love", "admiration", "caring", "desire"),
    "kissing": ("love", "caring", "desire"),
    "winking": ("amusement", "desire"),
    "cool": ("approval", "admiration", "pride"),
    "yummy": ("desire", "joy"),
    "proud": ("pride", "admiration", "approval"),
    "amazed": ("admiration", "surprise", "excitement"),
    "relieved": ("relief", "gratitude", "optimism"),
    "shocked": ("surprise", "realization", "confusion"),
    "scared": ("fear", "nervousness"),
    "nervous": ("nervousness", "fear"),
    "embarrassed": ("embarrassment", "remorse"),
    "sad": ("sadness", "disappointment", "grief", "remorse"),
    "crying": ("sadness", "grief", "disappointment"),
    "angry": ("anger", "annoyance", "disapproval"),
    "furious": ("anger", "annoyance"),
    "annoyed": ("annoyance", "disapproval", "anger", "disappointment"),
    "disgusted": ("disgust", "annoyance"),
    "confused": ("confusion", "curiosity", "realization"),
    "thinking": ("curiosity", "confusion", "realization"),
    "hugging": ("caring", "love", "gratitude"),
    "dizzy": ("confusion",),
    "pleading": ("desire", "optimism", "caring"),
    NEUTRAL: ("neutral",),
}
PLUTCHIK: dict[str, tuple[str, ...]] = {
    "happy": ("joy", "trust"),
    "laughing": ("joy",),
    "celebrating": ("joy", "anticipation"),
    "in love": ("joy", "trust"),
    "kissing": ("joy", "trust"),
    "winking": ("joy",),
    "cool": ("joy", "trust"),
    "yummy": ("joy", "anticipation"),
    "proud": ("joy", "trust"),
    "amazed": ("joy", "surprise"),
    "relieved": ("joy", "trust"),
    "shocked": ("surprise", "fear"),
    "scared": ("fear",),
    "nervous": ("fear", "anticipation"),
    "embarrassed": ("sadness",),
    "sad": ("sadness",),
    "crying": ("sadness",),
    "angry": ("anger",),
    "furious": ("anger",),
    "annoyed": ("anger", "disgust"),
    "disgusted": ("disgust",),
    "confused": ("surprise",),
    "thinking": ("anticipation", "surprise"),
    "hugging": ("joy", "trust"),
    "dizzy": ("surprise", "fear"),
    "pleading": ("sadness", "anticipation"),
}


def fitting(meaning: Mapping[str, Sequence[str]], expressions: Sequence[str], labels: Sequence[str]) -> Tensor:
    """(labels, expressions) ones where the expression fits a text with that label."""
    return torch.tensor([[float(label in meaning.get(e, ())) for e in expressions] for label in labels])
