"""Parts of the room that compares shared, local and dense layers."""
