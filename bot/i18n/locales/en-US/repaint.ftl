# Repainting a message's picture or an avatar.

form-repaint = Repaint this picture
form-strength = Strength: how much is painted anew, 0.05 to 1
