"""The emotion gate and what it is made of."""

from pmg_engine.emotion.gate import EmotionGate

__all__ = ["EmotionGate"]
