"""Pages over many findings: table, matrix, outcomes, gaps, indexes, search."""
