"""Measures what the engine makes, as PMG is judged: by pairs of taste and moment. The engine never imports it."""
