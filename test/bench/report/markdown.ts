import { shownAs } from '../broker/names.ts';
import { contestantsTable } from './contestants-table.ts';
import { flatBody, processesBody, ticksBody } from './growth.ts';
import type { Results, Section, SectionFigures, SectionName } from './results.ts';
import { shown, table } from './table.ts';
import { targetsOf } from './targets.ts';

const titles: Record<SectionName, string> = {
  day: 'Contestants: one day, and the year before it',
  latency: 'From event to warning',
  warehouse: 'The warehouse beside the monitor',
  memory: 'Memory',
  flat: 'Time an event by number of customers',
  ticks: 'A tick by customers with something due',
  processes: 'Growth with processes',
  restore: 'Restore',
  many: 'Contestants with many customers',
};

const bodies: { readonly [Name in SectionName]: (figures: SectionFigures[Name]) => string } = {
  day: rounds,
  many: rounds,
  latency: ({ seconds, latencies }) =>
    [
      `Events due at a fixed rate for ${seconds} s, after the year, the first second left out; from the moment an event was due until a reader of committed records has the warning. The sender's own lateness is in it.`,
      table(
        [
          'contestant',
          'events/s',
          'warnings',
          'p50 ms',
          'p99 ms',
          'p99.9 ms',
          'max ms',
          'sender late at most, ms',
        ],
        latencies.map((one) => [
          shownAs[one.contestant],
          shown(one.perSecond),
          shown(one.warnings),
          ...[one.p50, one.p99, one.p999, one.max, one.senderLateMs].map((value) => shown(value)),
        ]),
      ),
    ].join('\n\n'),
  warehouse: (figures) =>
    [
      `${shown(figures.events)} events of the year, monitor and warehouse started together: the monitor was done after ${shown(figures.monitorSeconds, 1)} s, the warehouse after ${shown(figures.warehouseSeconds, 1)} s; when the monitor was done, the warehouse’s group stood ${shown(figures.behindAtThatMoment)} records behind the ends of its topics.`,
      `${shown(figures.rows)} rows, ${shown(figures.rowsPerSecond)} rows/s, ${shown(figures.cpuSecondsPerMillionRows, 2)} CPU s per million rows in the warehouse's process, peak ${shown(figures.peakMb)} MB.`,
      ...(figures.requery === undefined
        ? []
        : [
            `Re-querying ClickHouse for each touched customer instead (the SQL of \`foreshock reconcile\`, one customer a question, ${figures.requery.customersAsked} questions one after another): p50 ${shown(figures.requery.p50Ms)} ms, p99 ${shown(figures.requery.p99Ms)} ms, ${shown(figures.requery.cpuSecondsPerMillion)} CPU s of ClickHouse per million customers. ${shown(figures.requery.together.customers)} customers in one question: ${shown(figures.requery.together.ms)} ms, ${shown(figures.requery.together.cpuSecondsPerMillion)} CPU s per million. That SQL sums up each customer's whole history; a narrower one would be quicker.`,
          ]),
    ].join('\n\n'),
  memory: (figures) =>
    `Without a broker, ${shown(figures.customers)} customers: ${shown(figures.bytesPerQuietCustomer)} bytes a quiet customer (two invoices, paid, nothing since), ${shown(figures.bytesPerOpenInvoice)} bytes an open invoice. Heap and memory outside it, after collection.`,
  flat: flatBody,
  ticks: ticksBody,
  processes: processesBody,
  restore: (figures) =>
    `${shown(figures.customers)} customers, ${shown(figures.events)} events, all partitions in one process, from its start until it is ready: ${shown(figures.fromSnapshotsSeconds, 1)} s from snapshots, ${shown(figures.byReplaySeconds, 1)} s by replaying the log; ${shown(figures.emptySeconds, 1)} s of each are the process's own start.`,
};

function rounds(figures: SectionFigures['day']): string {
  const { customers, agreement, runs } = figures;
  const events = runs[0];
  const lines = [
    `${shown(customers)} customers. Each contestant in turn, on a fresh log: the year (${shown(events?.year.events)} events) from nothing, then, by the same process, the day (${shown(events?.day.events)} events), which appears on the log at once. *Process* counts the start too; *second half* is warm. Medians.`,
    `**The day over the loaded state**`,
    contestantsTable(figures, 'day'),
    `**The year**`,
    contestantsTable(figures, 'year'),
  ];
  if (agreement !== undefined)
    lines.push(
      `Warnings of year and day, monitor and peer: ${shown(agreement.warnings)} raised or cleared; of ${shown(agreement.customers)} customers ${shown(agreement.differing)} differ in the sequence or its dates${agreement.examples.length === 0 ? '.' : ':'}`,
      ...agreement.examples.map((example) => `- ${example}`),
    );
  return lines.join('\n\n');
}

/** Figures that an older benchmark left in RESULTS.json must not cost those of today. */
function bodyOf<Name extends SectionName>(name: Name, figures: SectionFigures[Name]): string {
  try {
    return bodies[name](figures);
  } catch {
    return 'These figures are of an older form: see RESULTS.json.';
  }
}

function sectionOf<Name extends SectionName>(name: Name, section: Section<Name>): string {
  const { setting, failures, figures, finished, seconds } = section;
  return [
    `## ${titles[name]}`,
    `${setting.command} · ${setting.at.slice(0, 16)}Z · commit ${setting.commit} · ${shown(seconds)} s · load before ${shown(setting.loadBefore, 1)}${finished ? '' : ' · **not finished**'}`,
    ...failures.map(({ of, why }) => `**Failed: ${of}.** ${why.split('\n')[0] ?? ''}`),
    figures === undefined ? 'No figures.' : bodyOf(name, figures),
  ].join('\n\n');
}

/** The results as a page: targets first, then each section with where and how it was measured. */
export function markdown(results: Results): string {
  const known = (Object.keys(titles) as SectionName[]).flatMap((name) => {
    const section = results[name];
    return section === undefined ? [] : [sectionOf(name, section as Section<typeof name>)];
  });
  const [{ setting } = { setting: undefined }] = Object.values(results);
  const verdict = (met: boolean | undefined) => (met === undefined ? '–' : met ? 'met' : '**missed**');
  const targets = targetsOf(results).map(({ target, measured, met }) => [target, measured, verdict(met)]);
  return `${[
    '# Results',
    'Written by `npm run bench` (see [README.md](README.md)); the same figures are in RESULTS.json.',
    `${setting?.machine ?? ''}. ${setting?.versions ?? ''}.`,
    '## Targets',
    table(['target', 'measured', ''], targets),
    ...known,
  ].join('\n\n')}\n`;
}
