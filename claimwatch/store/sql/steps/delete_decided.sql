-- Forget which decisions hold, before they are read anew.
delete from decided
