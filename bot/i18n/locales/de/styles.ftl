# /stile: gespeicherte Prompt-Vorlagen.

styles-mine = **Deine**
styles-server = **Die dieses Servers**
styles-built-in = **Eingebaute**
styles-kept = Ich habe den Stil **{ $name }** gespeichert. Benutze ihn mit `/male stil:`.
styles-removed = Ich habe den Stil **{ $name }** entfernt.

styles-form-mine = Dein Stil
styles-form-server = Ein Stil dieses Servers
styles-form-template = Vorlage
styles-form-template-about = { $place } steht für den Prompt. Ohne das wird dieser Text an den Prompt angehängt.
