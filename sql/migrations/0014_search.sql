-- Which fold of a text `search_text` and `grams` hold. Rows that were there before are of fold 1; the job `refold` brings them up,
-- and the search asks both ways while there are any.
alter table item_index add column search_fold smallint not null default 1;
alter table item_index alter column search_fold set default 2;
create index item_index_old_fold on item_index (item_id) where search_fold < 2;
