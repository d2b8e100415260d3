"""Tests of the scripts, the packaging, the documents and the rules of the code."""
