# /stile: gespeicherte Prompt-Vorlagen.

styles-mine = **Deine**
styles-server = **Die dieses Servers**
styles-built-in = **Eingebaute**
styles-kept = Ich habe den Stil **{ $name }** gespeichert. Benutze ihn mit `/male stil:`.
styles-kept-server = Ich habe den Stil **{ $name }** für diesen Server gespeichert. Alle hier können ihn mit `/male stil:` benutzen.
styles-removed = Ich habe den Stil **{ $name }** entfernt.

styles-form-new-mine = Neuer Stil: { $name }
styles-form-new-server = Neuer Serverstil: { $name }
styles-form-change-mine = Stil: { $name }
styles-form-change-server = Serverstil: { $name }
styles-file = Alle Stile in voller Länge, zum Nachlesen
styles-form-template = Vorlage
styles-form-template-about = { $place } steht für den Prompt. Ohne das wird dieser Text an den Prompt angehängt.
