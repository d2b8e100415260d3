"""The guided tour: questions next to the rooms, which are answered by using the window."""
