"""Training of the autoencoder, the text encoder and the U-Net, and their checkpoints."""
