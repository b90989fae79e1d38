"""HTML reports, readable offline."""
