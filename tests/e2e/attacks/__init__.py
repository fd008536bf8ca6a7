"""What a modified client can send, and what then happens: nothing, and a refusal that gives nothing away."""
