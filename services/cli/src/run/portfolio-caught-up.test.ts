import { describe, expect, it } from 'vitest';
import { portfolioCaughtUp } from './portfolio-caught-up.ts';

interface Reach {
  readonly closed: number | null;
  readonly evaluated: number;
}

/** Tables that answer with one reach after the other, and with the last one from then on. */
function tablesSaying(...reaches: readonly Reach[]) {
  let at = 0;
  return {
    query: <Row>() => Promise.resolve([reaches[Math.min(at++, reaches.length - 1)]] as Row[]),
  };
}

async function waitOn(reaches: readonly Reach[], patienceMs = 60_000) {
  const seen: number[] = [];
  const going = new AbortController().signal;
  const missing = await portfolioCaughtUp(
    tablesSaying(...reaches),
    (dates) => seen.push(dates),
    going,
    patienceMs,
  );
  return { missing, seen };
}

describe('portfolioCaughtUp', () => {
  it('does not wait where no date is over', async () => {
    expect(await waitOn([{ closed: null, evaluated: 0 }])).toEqual({ missing: 0, seen: [] });
  });

  it('waits for the dates that were over at its beginning, not for later ones', async () => {
    const reaches = [
      { closed: 20, evaluated: 9 },
      { closed: 30, evaluated: 12 },
      { closed: 40, evaluated: 20 },
    ];
    expect(await waitOn(reaches)).toEqual({ missing: 0, seen: [11, 8, 0] });
  });

  it('gives up when nothing moves for its patience, and says how many dates are missing', async () => {
    expect(await waitOn([{ closed: 20, evaluated: 15 }], 250)).toMatchObject({ missing: 5 });
  });

  it('has patience anew with every date', async () => {
    const moving = [1, 2, 3, 4, 5].map((evaluated) => ({ closed: 5, evaluated }));
    expect(await waitOn(moving, 250)).toMatchObject({ missing: 0 });
  });

  it('ends at an abort', async () => {
    const signal = AbortSignal.abort();
    const waiting = portfolioCaughtUp(tablesSaying({ closed: 5, evaluated: 1 }), () => undefined, signal);
    await expect(waiting).rejects.toThrow();
  });
});
