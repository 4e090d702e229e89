import type { Track } from '../track.ts';

/**
 * The whole log from its partitions. It is known up to the day that every partition with customers has reached; the
 * policies are those of the partition that saw the most of them.
 */
export function mergeTracks(tracks: readonly Track[]): Track {
  const withCustomers = tracks.filter(({ customers }) => customers.length > 0);
  const days = (pick: (track: Track) => number | null) =>
    withCustomers.map(pick).filter((day): day is number => day !== null);
  const [firsts, lasts] = [days(({ firstDay }) => firstDay), days(({ lastDay }) => lastDay)];
  const lastDay = lasts.length === 0 ? null : Math.min(...lasts);
  const monthEnds = new Set(withCustomers.flatMap((track) => track.monthEnds));
  const byPolicies = [...tracks].sort((a, b) => b.policies.length - a.policies.length);
  return {
    firstDay: firsts.length === 0 ? null : Math.min(...firsts),
    lastDay,
    monthEnds: [...monthEnds].filter((day) => lastDay !== null && day <= lastDay).sort((a, b) => a - b),
    policies: byPolicies[0]?.policies ?? [],
    customers: withCustomers.flatMap(({ customers }) => customers),
    records: tracks.reduce((sum, { records }) => sum + records, 0),
    refused: tracks.reduce((sum, { refused }) => sum + refused, 0),
  };
}
