-- What an admin lets through the gate of $stage.
select item_id from waived where stage = $stage
