# Was getan wird, während das Modell geladen wird.

loading-starting = Start
loading-torch = PyTorch startet
loading-files = die Dateien des Modells werden gesucht
loading-weights = die Gewichte werden geladen
loading-previews = die Vorschau wird angepasst
loading-memory = der Speicher des Geräts wird gemessen
loading-warm_up = Aufwärmen
loading-anatomy = das U-Net wird betrachtet
loading-safety = der Klassifikator wird geladen
