"""The reader: opens members' files in processes of their own, so that no file can harm the bot or hold up others."""
