# /hilfe und /über.

help-try = **Probier das:**
help-example-plain = `prompt:` ein rotes Schloss im Schnee bei Nacht
help-example-choices = `prompt:` ein {"{"}rotes|blaues|gelbes{"}"} Boot auf dem Meer `bilder:` 3
help-example-flags = `prompt:` eine Katze auf der Wiese am Abend --ar 3:2 --no Wolken
help-theme-painting = **Malen**
help-theme-members = **Deine Bilder, Stile und Einstellungen**
help-theme-privacy = **Datenschutz**
help-theme-moderation = **Für Moderatoren**
help-theme-administration = **Für Serververwalter und den Betreiber**
help-on-message = Im Menü einer Nachricht, unter Apps: { $names }
help-on-member = Im Menü eines Mitglieds, unter Apps: { $names }
help-buttons = **Knöpfe:** U1 bis U4 vergrößern das erste bis vierte Bild einer Nachricht, V1 bis V4 malen es etwas anders. *Öffnen* zeigt ein Bild mit allen seinen Knöpfen.
help-mentions = **Per Nachricht:** Erwähne mich mit ein paar Worten, oder schreib mir direkt, und ich male sie.
help-replies = **Aus einem Bild:** Antworte auf eins meiner Bilder, oder erwähne mich mit einem angehängten Bild, und schreib, was daraus werden soll. Lass beim Antworten die Erwähnung eingeschaltet (@ AN); sonst zeigt Discord mir deinen Text nicht.
help-weights = **Gewichte:** `(Nebel)` macht Nebel stärker, `[Nebel]` schwächer und `(Nebel:1.3)` 1,3-mal so stark. Schreib `\(` und `\[` für normale Klammern.
help-choices = **Auswahlen:** `ein {"{"}rotes|blaues{"}"} Haus` nimmt für jedes Bild eins von beiden; /matrix malt alle. `{"{"}2$$a|b|c{"}"}` nimmt zwei, `{"{"}3::a|b{"}"}` nimmt a dreimal so oft, und `__tier__` nimmt einen Eintrag einer Liste, siehe /platzhalter.
help-edits = **Schritte:** `[Katze:Hund:0.5]` ist für die Hälfte der Schritte eine Katze und dann ein Hund, `[Katze|Hund]` abwechselnd beides, und `BREAK` beginnt einen neuen Teil.
help-flags = **Flags** im Prompt setzen Optionen: `--ar 3:2`, `--no Nebel`, `--steps 30`, `--seed 5`, `--cfg 7`, `--n 4`.

about-version = **Easel { $version }** führt Stable Diffusion lokal aus. Lizenz: { $licence }
about-model = Modell: { $model }, auf { $device }
about-loading = Modell: { $model }, noch nicht bereit ({ $phrase })
about-running = Laufzeit: { $time }
about-painted = Bisher gemalt: { $count ->
    [one] { $count } Auftrag
   *[other] { $count } Aufträge
}

# Was ein kleines Modell malen kann.
vocabulary-heading = **Dieses kleine Demo-Modell** kennt nur das Folgende, vieles davon auch auf Deutsch. Bei allem anderen malt es eine Szene seiner Wahl.
vocabulary-object = Gegenstände
vocabulary-colour = Farben
vocabulary-size = Größen
vocabulary-ground = Untergründe
vocabulary-sky = Himmel
vocabulary-light = Am Himmel
vocabulary-unknown = Dieses kleine Demo-Modell kennt nichts von dem, was dein Prompt nennt; deshalb malt es eine Szene seiner Wahl. Es kann malen: { $words }. /hilfe zeigt alles, was es kennt.
vocabulary-topic = Das Demo-Modell kann malen: { $words }
