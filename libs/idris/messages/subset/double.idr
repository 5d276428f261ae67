ratio : Double
ratio = 0.5
