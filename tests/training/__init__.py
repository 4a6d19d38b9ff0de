"""The training of the shipped weights. Here and not in the package: it reads disks and needs libraries that the product must not load."""
