-- Forget which claims are apart, before the decisions are read anew.
delete from apart
