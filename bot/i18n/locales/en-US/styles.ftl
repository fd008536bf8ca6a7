# /styles: named prompt templates.

styles-mine = **Yours**
styles-server = **This server's**
styles-built-in = **Built-in**
styles-kept = I saved the style **{ $name }**. Use it with `/imagine style:`.
styles-kept-server = I saved this server's style **{ $name }**. Everyone here can use it with `/imagine style:`.
styles-removed = I removed the style **{ $name }**.

styles-form-new-mine = New style: { $name }
styles-form-new-server = New server style: { $name }
styles-form-change-mine = Style: { $name }
styles-form-change-server = Server style: { $name }
styles-file = All styles in full, for reading
styles-form-template = Template
styles-form-template-about = { $place } stands for the prompt. Without it, this text is added after the prompt.
