-- One row per flag of desk_queue that the filters let through. of_severities, of_states,
-- of_publishers, of_topics: lists, one of which it must have; of_story, of_assignee: the one that it
-- must have; seen_from: first seen at or after, UTC; words: text sought in the label, the explanation
-- and the publishers. Null lets all through.
create or replace temp macro desk_queue_found(
    flags, states, assignees,
    of_severities, of_states, of_publishers, of_topics, of_story, of_assignee, seen_from, words
) as table
select *
from desk_queue(flags, states, assignees)
where (of_severities::varchar[] is null or list_contains(of_severities::varchar[], severity))
    and (of_states::varchar[] is null or list_contains(of_states::varchar[], state))
    and (of_publishers::varchar[] is null or list_has_any(publishers, of_publishers::varchar[]))
    and (of_topics::varchar[] is null or list_has_any(topics, of_topics::varchar[]))
    and (of_story::varchar is null or story_id = of_story::varchar)
    and (of_assignee::varchar is null or assignee = of_assignee::varchar)
    and (seen_from::timestamptz is null or first_seen >= seen_from::timestamptz)
    and (
        words::varchar is null
        or contains(
            lower(concat_ws(' ', label, explanation, array_to_string(publishers, ' '))),
            lower(words::varchar)
        )
    )
