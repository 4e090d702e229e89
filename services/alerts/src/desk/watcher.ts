import type { Clock } from '../deliver/clock.ts';
import type { DeskWatcher } from './desk-task.ts';
import type { LogWriter } from './log-writer.ts';
import type { Refresher } from './refresher.ts';
import { rulesOnLog, type DeskRules } from './rules.ts';
import type { DeskTimer } from './timer.ts';

export interface WatcherOptions {
  readonly clock: Clock;
  readonly writer: LogWriter;
  readonly timer: DeskTimer;
  readonly refresher: Refresher;
  /** The rules that this process was started with. */
  readonly rules: DeskRules;
}

/** Goes with the desk: puts the rules on the log where others are in force there, tells the time, refreshes what fires. */
export function deskWatcher({ clock, writer, timer, refresher, rules }: WatcherOptions): DeskWatcher {
  return {
    async opened(desk, firing) {
      if (desk.configId !== rulesOnLog(rules).configId) await writer.configured(rules, clock.now());
      timer.waitFor(desk.nextDueMs);
      refresher.start(firing);
    },
    committed(desk, heardTime) {
      timer.waitFor(desk.nextDueMs);
      if (heardTime) timer.heard();
    },
    closed() {
      timer.stop();
      refresher.stop();
    },
  };
}
