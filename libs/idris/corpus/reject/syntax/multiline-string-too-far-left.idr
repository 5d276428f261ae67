-- rejected: syntax: the line that begins with an interpolation is indented less than the end
f : String -> String
f name = """
  \{name}
    """
