"""What members see and press: buttons, progress lines and captions."""
