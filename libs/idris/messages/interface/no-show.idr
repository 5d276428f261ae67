data Colour = Red | Green | Blue

describe : Colour -> String
describe c = show c
