"""UI: what several themes show and press: components, forms, lines, buttons, albums."""
