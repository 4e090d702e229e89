-- Each episode under every group that it belongs to: of all together, of the dimension asked for, and of its kind for the
-- comparison of episodes with and without a step.
SELECT *, group.1 AS dimension, group.2 AS key
FROM judged
ARRAY JOIN arrayConcat(
  [('total', ''), ('pair', toJSONString((rule_id, severity, notEmpty(steps))))],
  arrayMap(key -> ('by', key), multiIf(
    {by:String} = 'rule', [toString(rule_id)],
    {by:String} = 'severity', [toString(severity)],
    {by:String} = 'owner', [owner],
    {by:String} = 'segment', [toString(segment)],
    {by:String} = 'action', if(empty(recommended), ['NONE'], recommended),
    if(empty(steps), ['NONE'], steps)
  ))
) AS group
