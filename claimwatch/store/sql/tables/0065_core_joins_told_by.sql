-- What tells that two cores are of one quantity beyond their wordings and standing; '' where nothing
-- does, null for joins made before this column came.
alter table core_joins add column told_by varchar
