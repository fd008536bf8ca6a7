# What is being done while the model is loaded.

loading-starting = starting
loading-torch = starting PyTorch
loading-files = looking for the model's files
loading-weights = loading the weights
loading-previews = fitting previews
loading-memory = measuring the device's memory
loading-warm_up = warming up
loading-anatomy = looking at the U-Net
loading-safety = loading the classifier
