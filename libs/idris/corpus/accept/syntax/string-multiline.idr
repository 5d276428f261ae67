-- A string over several lines loses its indentation.
f : String
f = """
  one
    two
  """
