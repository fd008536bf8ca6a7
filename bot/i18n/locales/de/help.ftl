# /hilfe und /über.

help-on-message = Im Menü einer Nachricht, unter Apps: { $names }
help-on-member = Im Menü eines Mitglieds, unter Apps: { $names }
help-mentions = **Per Nachricht:** Erwähne mich mit ein paar Worten, oder schreib mir direkt, und ich male sie.
help-replies = **Aus einem Bild:** Antworte auf eins meiner Bilder, oder erwähne mich mit einem angehängten Bild, und schreib, was daraus werden soll. Lass beim Antworten die Erwähnung eingeschaltet (@ AN); sonst zeigt Discord mir deinen Text nicht.
help-weights = **Gewichte:** `(Nebel)` macht Nebel stärker, `[Nebel]` schwächer und `(Nebel:1.3)` 1,3-mal so stark. Schreib `\(` und `\[` für normale Klammern.
help-choices = **Auswahlen:** `ein {"{"}rotes|blaues{"}"} Haus` nimmt für jedes Bild eins von beiden; /matrix malt alle.
help-flags = **Flags** im Prompt setzen Optionen: `--ar 3:2`, `--no Nebel`, `--steps 30`, `--seed 5`, `--cfg 7`, `--n 4`.

about-version = **Easel { $version }** führt Stable Diffusion lokal aus. Lizenz: { $licence }
about-model = Modell: { $model }, auf { $device }
about-loading = Modell: { $model }, noch nicht bereit ({ $phrase })
about-running = Laufzeit: { $time }
about-painted = Bisher gemalt: { $count ->
    [one] { $count } Auftrag
   *[other] { $count } Aufträge
}
