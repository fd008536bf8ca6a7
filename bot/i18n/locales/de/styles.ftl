# /stile: benannte Prompt-Vorlagen.

styles-mine = **Deine**
styles-server = **Die dieses Servers**
styles-built-in = **Eingebaute**
styles-kept = Der Stil **{ $name }** ist gemerkt: Nimm ihn mit `/male stil:`.
styles-removed = Der Stil **{ $name }** ist weg.

styles-form-mine = Ein Stil von dir
styles-form-server = Ein Stil dieses Servers
styles-form-template = Vorlage
styles-form-template-about = { $place } steht für das, was getippt wird; ohne das folgt die Vorlage dem Getippten.
