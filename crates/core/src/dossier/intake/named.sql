select exists (select 1 from document where sha256 = ?1)
    or exists (select 1 from message where sha256 = ?1)
    or exists (select 1 from paper where sha256 = ?1)
    or exists (select 1 from waiting_file where sha256 = ?1)
