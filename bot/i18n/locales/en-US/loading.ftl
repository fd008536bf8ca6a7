# What happens while the model loads.

loading-starting = starting
loading-torch = starting PyTorch
loading-files = finding the model's files
loading-weights = loading the weights
loading-previews = preparing previews
loading-memory = measuring the device's memory
loading-warm_up = warming up
loading-unet = reading the U-Net
loading-safety = loading the safety classifier
