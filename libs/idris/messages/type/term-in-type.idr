size : 5
size = 5
