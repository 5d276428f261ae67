-- A constructor in a pattern belongs to the type that is matched.
namespace Traffic
  public export
  data Light = Red | Green

namespace Wine
  public export
  data Colour = Red | White

warm : Colour -> Bool
warm Red = True
warm White = False

stop : Light -> Bool
stop Red = True
stop Green = False
