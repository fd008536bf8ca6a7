"""Personal data: what is kept about members and servers, exported, erased, and kept only so long."""
