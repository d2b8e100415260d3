"""Images and labels: readers of files, generators, preprocessing, batches."""
