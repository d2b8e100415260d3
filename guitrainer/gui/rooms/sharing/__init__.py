"""The Shared weights room, which compares shared, local and dense layers."""
