# Bilder einer Nachricht oder Avatare neu malen.

form-repaint = Male dieses Bild neu
form-strength = Stärke: Anteil, der neu wird, 0,05 bis 1
