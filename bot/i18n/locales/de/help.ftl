# /hilfe und /über.

help-on-message = Unter Apps im Menü einer Nachricht: { $names }
help-on-member = Unter Apps im Menü eines Mitglieds: { $names }
help-replies = **Nach einem Bild:** Antworte auf eins meiner Bilder, oder erwähne mich mit einem angehängten Bild, und schreib, was daraus werden soll. Lass den Ping der Antwort eingeschaltet (@ AN): Ohne ihn zeigt Discord mir deinen Text nicht.
help-weights = **Gewichte:** `(Nebel)` zählt mehr, `[Nebel]` weniger, und `(Nebel:1.3)` 1,3-mal. `\(` und `\[` sind einfache Klammern.
help-choices = **Auswahlen:** `ein {"{"}rotes|blaues{"}"} Haus` ist eins von beiden, für jedes Bild neu; /matrix malt sie alle.
help-flags = **Angaben** am Ende eines Prompts sind Einstellungen: `--ar 3:2`, `--no Nebel`, `--steps 30`, `--seed 5`, `--cfg 7`, `--n 4`.

about-version = **Easel { $version }** malt mit Stable Diffusion auf dem Rechner, auf dem es läuft. Lizenz: { $licence }
about-model = Modell: { $model }, auf { $device }
about-loading = Modell: { $model }, noch nicht bereit: { $phrase }
about-running = Läuft seit: { $time }
about-painted = Bisher gemalt: { $count ->
    [one] { $count } Auftrag
   *[other] { $count } Aufträge
}
