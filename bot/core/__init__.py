"""The words of Easel as frozen data: requests, jobs, progress, models, errors. No I/O."""
