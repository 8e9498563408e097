"""What the bot counts and measures, for Prometheus and for /stats. No label says who anybody is or what they wrote."""

from __future__ import annotations

from collections.abc import Mapping

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.gc_collector import GCCollector
from prometheus_client.process_collector import ProcessCollector

_QUICK_S = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
_SLOW_S = (0.3, 1.0, 2.0, 3.0, 5.0, 10.0, 30.0, 90.0)
_REJECTIONS = {"not finite", "empty", "unsafe"}  # else a person's own dislike


class Metrics:
    """The figures of this process, each in a registry of its own. Implements the use cases' Tally."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # when each series began: nobody asks
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        GCCollector(registry=self.registry)
        self._updates = Histogram(
            "pmg_update_seconds",
            "From an update's turn to the end of its handler",
            buckets=_QUICK_S,
            registry=self.registry,
        )
        self._stickers = Counter("pmg_stickers", "Stickers sent", ["generator", "cause"], registry=self.registry)
        self._sticker_seconds = Histogram(
            "pmg_sticker_seconds",
            "From the start on a sticker until it was sent",
            buckets=_SLOW_S,
            registry=self.registry,
        )
        self._stages = Histogram(
            "pmg_stage_seconds", "Stages of the engine", ["stage"], buckets=_QUICK_S, registry=self.registry
        )
        self._failures = Counter(
            "pmg_failures", "Stickers that were not made or not sent", ["reason"], registry=self.registry
        )
        self._refusals = Counter("pmg_refusals", "Orders that were refused", ["reason"], registry=self.registry)
        self._rejected = Counter("pmg_rejected", "Candidates that were not used", ["reason"], registry=self.registry)
        self._reports = Counter("pmg_reports", "Stickers that somebody reported", registry=self.registry)
        self._requests = Counter("pmg_telegram_requests", "Requests", ["method", "outcome"], registry=self.registry)
        self._up = Gauge("pmg_component_up", "1 where a part of the bot works", ["component"], registry=self.registry)
        self._rows = Gauge("pmg_rows", "Rows in the database", ["table"], registry=self.registry)

    def handled(self, seconds: float) -> None:
        """An update was handled."""
        self._updates.observe(seconds)

    def delivered(self, generator: str, automatic: bool, seconds: float, stages_ms: Mapping[str, float]) -> None:
        """A sticker was sent."""
        self._stickers.labels(generator, "automatic" if automatic else "asked").inc()
        self._sticker_seconds.observe(seconds)
        for stage, ms in stages_ms.items():
            self._stages.labels(stage).observe(ms / 1000)

    def failed(self, reason: str) -> None:
        """A sticker was not made or not sent; `reason` is the name of an error."""
        self._failures.labels(reason).inc()

    def refused(self, reason: str) -> None:
        """An order was refused, by a group's rule or by the block list."""
        self._refusals.labels(reason).inc()

    def rejected(self, reason: str) -> None:
        """A candidate was not used; what exactly it showed is nobody's business."""
        kind = reason.split(":")[0]
        self._rejected.labels(kind if kind in _REJECTIONS else "disliked").inc()

    def reported(self) -> None:
        """Somebody reported a sticker."""
        self._reports.inc()

    def requested(self, method: str, outcome: str) -> None:
        """Telegram was asked something; the outcome is "ok" or the name of an error."""
        self._requests.labels(method, outcome).inc()

    def exposition(self, up: Mapping[str, bool], rows: Mapping[str, int]) -> bytes:
        """Everything in Prometheus' text format, with the present state of the parts and the database."""
        for component, works in up.items():
            self._up.labels(component).set(works)
        for table, count in rows.items():
            self._rows.labels(table).set(count)
        return generate_latest(self.registry)

    def totals(self, name: str, label: str) -> dict[str, int]:
        """A counter's totals by one of its labels, the largest first."""
        found: dict[str, int] = {}
        for metric in self.registry.collect():
            for sample in metric.samples:
                if sample.name == f"{name}_total":
                    key = sample.labels.get(label, "")
                    found[key] = found.get(key, 0) + int(sample.value)
        return dict(sorted(found.items(), key=lambda item: -item[1]))
