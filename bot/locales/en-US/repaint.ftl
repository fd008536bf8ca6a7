# Repainting a message's picture or an avatar, and what a server allows.

form-repaint = Repaint this picture
form-strength = Strength: how much is painted anew, 0.05 to 1

admin-title = What this server allows:
admin-repaint_avatar = Repainting another member's avatar: { $value ->
    [on] on
   *[off] off
} (`/admin settings repaint_avatar`)
