/** Who takes part, in the order of their turns. */
export const contestantNames = ['drain', 'monitor', 'streams-tuned', 'streams-usual'] as const;
export type ContestantName = (typeof contestantNames)[number];

export const shownAs: Record<ContestantName, string> = {
  drain: 'kafkajs drain, no work',
  monitor: '`monitor`, exactly once',
  'streams-tuned': 'Kafka Streams, hand-tuned',
  'streams-usual': 'Kafka Streams, as usual',
};
