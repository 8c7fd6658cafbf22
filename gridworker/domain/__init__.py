"""The rules: records, operations, the merge, vocabularies. Pure: no files, no clock, no chance of its own."""
