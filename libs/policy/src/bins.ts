import type { Bin } from './document.ts';
import { at, type Report } from './error.ts';

/**
 * Refuses bins that overlap, leave a gap, are empty or out of order: they must cover every number once, in rising
 * order, the first without `from` and the last without `to`.
 */
export function checkBins(bins: readonly Bin[], path: string, report: Report): void {
  bins.forEach((bin, index) => {
    const here = at(path, index);
    const isFirst = index === 0;
    const before = bins[index - 1];
    const from = bin.from ?? -Infinity;
    const to = bin.to ?? Infinity;
    if (from >= to) report(here, `holds no number: from ${from} is not below to ${to}`);
    if (isFirst && bin.from !== undefined) {
      report(
        at(here, 'from'),
        `gap: values below ${bin.from} have no points; leave "from" out of the first bin`,
      );
    }
    if (index === bins.length - 1 && bin.to !== undefined) {
      report(at(here, 'to'), `gap: values from ${bin.to} have no points; leave "to" out of the last bin`);
    }
    if (before === undefined) return;
    const end = before.to ?? Infinity;
    if (from < end) report(here, `overlaps the bin before it, which ends at ${before.to ?? 'infinity'}`);
    if (from > end) report(here, `gap: values from ${end} to ${from} have no points`);
  });
}
