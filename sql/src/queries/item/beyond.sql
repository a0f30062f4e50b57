-- Whether a stretch is longer than a walk goes.
select 1 as found from item_index x
where /*stretch*/
order by /*order*/
offset :steps limit 1
