data Colour = Red | Green

name : Colour -> String
name Red = "red"
name Gren = "green"
name other = "other"
