select bytes from block where hash = :hash
