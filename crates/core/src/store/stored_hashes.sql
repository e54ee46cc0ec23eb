select sha256 from document
union select sha256 from message
union select sha256 from paper
union select sha256 from waiting_file
union select sha256 from pack_return
