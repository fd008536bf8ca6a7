# Bilder einer Nachricht oder Avatare neu malen, und was ein Server erlaubt.

form-repaint = Male dieses Bild neu
form-strength = Stärke: Anteil, der neu wird, 0,05 bis 1

admin-title = Was dieser Server erlaubt:
admin-repaint_avatar = Die Avatare anderer neu malen: { $value ->
    [on] an
   *[off] aus
} (`/verwaltung einstellungen avatare`)
