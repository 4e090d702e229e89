-- Records of the log that broke the contract or could not be booked: they count nowhere.
SELECT DISTINCT assumeNotNull(partition) AS partition, assumeNotNull(offset) AS offset
FROM {log:Identifier}.dead_letters
WHERE topic = 'ledger.events' AND partition IS NOT NULL AND offset IS NOT NULL
