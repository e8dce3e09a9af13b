-- Note that a domain table or the schema changed: the next publication makes a new snapshot.
update revision
set number = number + 1
