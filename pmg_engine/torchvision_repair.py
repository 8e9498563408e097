"""Makes torchvision importable beside a CPU-only torch.

The torchvision wheel is a CUDA build: beside a CPU torch its registration of fake kernels fails, because the operators
`nms` and `qnms` were never defined, and everything that imports torchvision fails with it. Defining their schemas
first is enough. Where torchvision's own library loads, this does nothing. Import it before any model library.
"""

from importlib.util import find_spec

import torch

_SCHEMAS = {
    "torchvision::nms": "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "torchvision::qnms": "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
}


def repair() -> None:
    """Defines the missing schemas where torch has no CUDA; safe to call again."""
    if torch.version.cuda is not None or find_spec("torchvision") is None:
        return
    for name, schema in _SCHEMAS.items():
        if not hasattr(torch.ops.torchvision, name.split("::")[1]):
            torch.library.define(name, schema)


repair()
