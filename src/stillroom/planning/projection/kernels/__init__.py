"""What is compiled. Kernels take arrays and numbers, and each has a plain twin that a test holds it to."""
