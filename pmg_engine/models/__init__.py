"""Pretrained models on disk: fetched only when asked, locked by revision and checksum, verified when loaded."""

from pmg_engine.models.store import ModelStore

__all__ = ["ModelStore"]
