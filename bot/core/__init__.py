"""Easel's vocabulary as frozen data: requests, jobs, progress, models, errors. No I/O."""
