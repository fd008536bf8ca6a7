"""ComfyUI: reads the recipe from the node graph that ComfyUI stores in a picture as JSON."""

from bot.pictures.metadata.comfy.reading import read_graph

__all__ = ["read_graph"]
