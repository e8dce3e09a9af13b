-- Forget how expectations fared in runs that ended before $before (UTC), but for the last one; also
-- of those runs that are kept because they first saw a flag.
delete from gate_results
where run_id not in (
    select run_id
    from runs
    where finished_at is null
        or finished_at >= $before
        or run_id = (select arg_max(run_id, finished_at) from runs)
)
