"""The room that compares shared, local and dense layers."""
