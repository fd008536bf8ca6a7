# /styles: named prompt templates.

styles-mine = **Yours**
styles-server = **This server's**
styles-built-in = **Built-in**
styles-kept = The style **{ $name }** is kept: use it with `/imagine style:`.
styles-removed = The style **{ $name }** is gone.

styles-form-mine = A style of yours
styles-form-server = A style of this server
styles-form-template = Template
styles-form-template-about = { $place } stands for what is typed; without it, this follows what is typed.
