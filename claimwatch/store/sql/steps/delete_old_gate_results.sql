-- Forget how expectations fared in runs that are forgotten.
delete from gate_results
where run_id not in (select run_id from runs)
