"""GPU benchmarks, which take minutes: `python -m benchmarks.gpu`."""
