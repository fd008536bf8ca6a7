# /styles: named prompt templates.

styles-mine = **Yours**
styles-server = **This server's**
styles-built-in = **Built-in**
styles-kept = I saved the style **{ $name }**. Use it with `/imagine style:`.
styles-removed = I removed the style **{ $name }**.

styles-form-mine = Your style
styles-form-server = A style of this server
styles-form-template = Template
styles-form-template-about = { $place } stands for the prompt. Without it, this text is added after the prompt.
