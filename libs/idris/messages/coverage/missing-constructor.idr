data Colour = Red | Green | Blue

name : Colour -> String
name Red = "red"
name Blue = "blue"
