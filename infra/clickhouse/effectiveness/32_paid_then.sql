-- What had been paid of that by payments that stood then.
SELECT *, least(net, arraySum(p -> if(p.4 <= offset AND p.5 > offset, claim(p.6, p.7, p.8, terms), toInt256(0)), parts)) AS paid
FROM net_then
