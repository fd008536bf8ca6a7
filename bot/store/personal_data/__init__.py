"""Personal data: what is stored about members and servers, and its export, erasure and retention."""
