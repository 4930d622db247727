"""Benchmarks: one module a task; `python -m benchmarks TASK PATH`."""
