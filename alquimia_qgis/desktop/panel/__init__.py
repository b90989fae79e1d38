"""The Alquimia panel: a dock that leads from samples to a trusted map by running the algorithms of the toolbox."""
