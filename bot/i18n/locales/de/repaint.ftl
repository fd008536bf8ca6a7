# Ein Bild aus einer Nachricht oder einen Avatar neu malen.

form-repaint = Dieses Bild neu malen
form-strength = Stärke: wie viel sich ändert, 0,05 bis 1
