"""The Train room, where networks are set up, trained and watched."""
