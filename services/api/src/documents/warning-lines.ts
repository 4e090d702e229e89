import type { CustomerReport, WarningLine } from '@foreshock/risk-report';
import { evidenceSentence, type Language } from '@foreshock/wording';
import { evidenceFrom, type Row } from '../model/from-rows.ts';

/** Warnings as their events left them: the open ones, and those that ended since a day, the newest first. */
export function warningLinesFrom(
  events: readonly Row[],
  since: string,
  language: Language,
): Pick<CustomerReport, 'openWarnings' | 'clearedWarnings'> {
  const warnings = [...Map.groupBy(events, (row) => String(row.warning_id)).values()]
    .map((ofWarning) => lineOf(ofWarning, language))
    .sort((one, other) => (one.raisedOn < other.raisedOn ? 1 : -1));
  return {
    openWarnings: warnings.filter(({ clearedOn }) => clearedOn === null),
    clearedWarnings: warnings.filter(({ clearedOn }) => clearedOn !== null && clearedOn >= since),
  };
}

function lineOf(events: readonly Row[], language: Language): WarningLine {
  const last = events.at(-1)!;
  const said = events.findLast(({ event }) => event !== 'CLEARED') ?? last;
  return {
    title: String(said[`title_${language}`]),
    severity: String(said.severity),
    likelihood: String(said.likelihood),
    raisedOn: String(events[0]!.as_of),
    clearedOn: last.event === 'CLEARED' ? String(last.as_of) : null,
    evidence: evidenceFrom(said)
      .filter(({ met }) => met)
      .map((item) => evidenceSentence(item, String(said.currency), language)),
    nextStep: String(said[`next_step_${language}`]),
  };
}
