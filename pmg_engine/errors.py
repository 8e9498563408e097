"""Everything that can go wrong in the engine, as one tree.

EngineError                 base; its text is meant for the person at the keyboard and says what to do
├── HistoryError            a history file that can't be read
├── RequestError            a request out of range (strength, size of the text)
├── ModelError              weights missing, corrupt or of another revision; names the file
├── PictureError            an image that isn't one, or is too large to decode
└── RenderError             every candidate was rejected, or the generator failed
"""


class EngineError(Exception):
    """Base of all errors the engine raises on purpose."""


class HistoryError(EngineError):
    """The history file is broken; the text names the line."""


class RequestError(EngineError):
    """A request whose values are out of range."""


class ModelError(EngineError):
    """A model file is missing or not what its checksum says; the text names the file."""


class PictureError(EngineError):
    """Bytes that are not a picture this project decodes."""


class RenderError(EngineError):
    """No candidate could be rendered or used."""
