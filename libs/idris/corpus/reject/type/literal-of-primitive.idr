-- rejected: type: nobody has said what number a text is
three : Int
three = "abc"
