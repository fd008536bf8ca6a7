# Namen und Beschreibungen von /verwaltung wörter: siehe bot/i18n/translator.py.

command-admin-words = wörter
    .description = Regeln für Prompts auf diesem Server
command-admin-words-list = liste
    .description = Zeigt die Regeln mit ihren Nummern.
command-admin-words-add = hinzufügen
    .description = Fügt eine Regel hinzu.
    .action = aktion
    .action-description = Was passiert, wenn die Regel zutrifft
    .pattern = muster
    .pattern-description = Ein Wort, eine Wortgruppe, ein Muster wie cas* oder ein regulärer Ausdruck in Schrägstrichen
    .detail = zusatz
    .detail-description = Ein Grund; bei „negative“ das, was in den Negativprompt kommt
    .forms = formen
    .forms-description = „Alle Formen“ findet auch Mehrzahl und längere Wörter, etwa Burgen und Burgmauer
command-admin-words-remove = entfernen
    .description = Entfernt eine Regel.
    .number = nummer
    .number-description = Die Nummer der Regel aus der Liste
command-admin-words-export = exportieren
    .description = Gibt dir alle Regeln als Textdatei.
command-admin-words-import = importieren
    .description = Ersetzt alle Regeln durch die aus einer Textdatei.
    .file = datei
    .file-description = Eine Textdatei mit einer Regel pro Zeile, wie beim Export; sie ersetzt alle Regeln
command-admin-words-test = testen
    .description = Zeigt, welche Regeln auf einen Prompt zutreffen und warum.
    .prompt = prompt
    .prompt-description = Ein Prompt zum Ausprobieren

choice-forms_written = wie geschrieben
choice-forms_all = alle Formen
