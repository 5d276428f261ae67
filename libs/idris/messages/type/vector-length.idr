import Data.Vect

weekend : Vect 3 String
weekend = ["Saturday", "Sunday"]
