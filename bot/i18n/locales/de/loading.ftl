# Was passiert, während das Modell geladen wird.

loading-starting = startet
loading-torch = startet PyTorch
loading-files = sucht die Dateien des Modells
loading-weights = lädt die Gewichte
loading-previews = bereitet die Vorschau vor
loading-memory = misst den Speicher des Geräts
loading-warm_up = wärmt sich auf
loading-unet = liest das U-Net
loading-safety = lädt den Sicherheits-Klassifikator
