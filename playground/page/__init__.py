"""The page in the browser: its API, and its files under static/."""
