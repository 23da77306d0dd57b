-- Whoever's key was destroyed gets another one with the next thing that is sealed for them; how many were destroyed is
-- held against the record by `./docket fsck`.
ALTER TABLE docket.person_key ADD COLUMN destroyed integer NOT NULL DEFAULT 0 CHECK (destroyed >= 0);
