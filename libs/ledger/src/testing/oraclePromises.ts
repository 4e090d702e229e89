import type { Day } from '../day.ts';
import type { OverdueEvent } from '../events.ts';
import type { OracleItem } from './oracleItems.ts';

/** The days on which promises were broken; an invoice's net in its own currency is what its parts and rest make. */
export function oraclePromises(events: readonly OverdueEvent[], items: readonly OracleItem[]): Day[] {
  return events
    .filter((e) => e.kind === 'PROMISED')
    .flatMap((e) => {
      const item = items.find((i) => i.invoiceId === e.invoiceId);
      return item !== undefined && isBroken(e, item) ? [e.promisedDate! + 1] : [];
    });
}

function isBroken(promise: OverdueEvent, item: OracleItem): boolean {
  const madeOn = Math.floor(promise.occurredAt / 86_400_000);
  const byThen = item.parts.filter((p) => p.day <= promise.promisedDate!);
  const total = (parts: typeof byThen): bigint => parts.reduce((a, p) => a + p.document, 0n);
  if (total(byThen) >= item.documentNet) return false;
  if (promise.amountMinor === null) return true;
  return total(byThen.filter((p) => p.day >= madeOn)) < BigInt(promise.amountMinor);
}
