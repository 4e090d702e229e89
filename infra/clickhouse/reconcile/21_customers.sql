SELECT customer_id, any(partition) AS partition, any(today) AS today FROM events GROUP BY customer_id
