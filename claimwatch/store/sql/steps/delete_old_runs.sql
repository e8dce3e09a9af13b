-- Forget closed runs that ended before $before (UTC), but for the last one and those that first saw
-- a flag.
delete from runs
where finished_at < $before
    and run_id <> (select arg_max(run_id, finished_at) from runs)
    and run_id not in (select first_run from flag_seen where first_run is not null)
