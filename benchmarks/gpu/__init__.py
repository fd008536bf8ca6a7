"""What is measured on a GPU, in minutes: `python -m benchmarks.gpu`."""
