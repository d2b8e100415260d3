"""The main window: rooms, menus, run bar, status bar, dialogs."""
