import type { PortfolioEpisode as EpisodeRecord } from '@foreshock/contracts';
import type { Dimension, Level, PortfolioEpisode } from '@foreshock/policy';

/** What the core remembers of a rule and a member, as a record holds it. */
export function episodeRecord({
  ruleId,
  dimension,
  member,
  open,
  pendingSince,
}: PortfolioEpisode): EpisodeRecord {
  return {
    ruleId,
    dimension,
    member,
    warningId: open?.warningId ?? null,
    raisedOn: open?.raisedOn ?? null,
    severity: open === null ? null : (open.severity.toUpperCase() as EpisodeRecord['severity']),
    clearingSince: open?.clearingSince ?? null,
    pendingSince,
  };
}

export function episodeFrom(record: EpisodeRecord): PortfolioEpisode {
  const { ruleId, member, warningId, raisedOn, severity, clearingSince, pendingSince } = record;
  const isOpen = warningId !== null && raisedOn !== null && severity !== null;
  return {
    ruleId,
    dimension: record.dimension as Dimension,
    member,
    open: isOpen ? { warningId, raisedOn, severity: severity.toLowerCase() as Level, clearingSince } : null,
    pendingSince,
  };
}
