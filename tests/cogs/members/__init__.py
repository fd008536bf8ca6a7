"""Tests of the members' panels and pages."""
