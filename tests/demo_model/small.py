"""The least that training can do, as options of its command line."""

OPTIONS = [
    "--steps=1",
    "--decay-steps=0",
    "--repaint-steps=0",
    "--reminder-steps=2",
    "--light-steps=1",
    "--borrow-steps=1",
    "--free-steps=1",
    "--vae-steps=1",
    "--decoder-steps=1",
    "--reader-steps=2",
    "--scenes=64",
]
