import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTimers, dropTimer, earliestMs, isSet, setTimer, takeDue, timerOf } from './timers.ts';

/** Set or drop (null) one of eight timers, or take what is due. */
const acts = fc.array(
  fc.oneof(
    fc.record({ timer: fc.nat({ max: 7 }), dueMs: fc.option(fc.nat({ max: 20 })) }),
    fc.record({ nowMs: fc.nat({ max: 20 }) }),
  ),
);

it('takes what is due in order of time and of setting, as a plain list would', () => {
  fc.assert(
    fc.property(acts, (script) => {
      const timers = createTimers<number>();
      const all = Array.from({ length: 8 }, (_, index) => timerOf(index));
      let plain: { what: number; dueMs: number }[] = [];
      for (const act of script) {
        if ('nowMs' in act) {
          const due = plain.filter(({ dueMs }) => dueMs <= act.nowMs).sort((a, b) => a.dueMs - b.dueMs);
          plain = plain.filter((one) => !due.includes(one));
          const taken: number[] = [];
          for (let next = takeDue(timers, act.nowMs); next !== null; next = takeDue(timers, act.nowMs))
            taken.push(next.what);
          expect(taken).toEqual(due.map(({ what }) => what));
        } else {
          const timer = all[act.timer];
          if (timer === undefined) continue;
          plain = plain.filter(({ what }) => what !== act.timer);
          if (act.dueMs === null) dropTimer(timers, timer);
          else {
            setTimer(timers, timer, act.dueMs);
            plain.push({ what: act.timer, dueMs: act.dueMs });
          }
        }
        const times = plain.map(({ dueMs }) => dueMs);
        expect(earliestMs(timers)).toBe(times.length === 0 ? null : Math.min(...times));
        expect(all.filter(isSet).map(({ what }) => what)).toEqual(plain.map(({ what }) => what).sort());
      }
    }),
  );
});
