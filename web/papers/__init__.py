"""What is printed and handed out: the phiếu xử lý and the register book."""
