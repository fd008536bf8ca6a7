"""Conformance: what goes over the playground's REST API, held against Discord's own OpenAPI document."""
