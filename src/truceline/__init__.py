"""Truceline: reports in, a dated and attributed record out."""
