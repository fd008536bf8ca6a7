# Repainting a picture in a message, or an avatar.

form-repaint = Repaint this picture
form-strength = Strength: how much to repaint, 0.05 to 1
