import { Counter, Gauge, Histogram, type Registry } from '@foreshock/observability';
import type { SendOutcome } from './channels/channel.ts';
import type { Deliverer, DelivererOptions } from './deliver/deliverer.ts';
import type { TargetStates } from './deliver/target-states.ts';

type OnAttempt = NonNullable<DelivererOptions['onAttempt']>;

const SEND_SECONDS_BUCKETS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Counts tries by channel and outcome, and times them. */
export function attemptMetrics(registry: Registry): OnAttempt {
  const registers = [registry];
  const attempts = new Counter({
    name: 'foreshock_alerts_attempts_total',
    help: 'Tries to deliver a notification.',
    labelNames: ['channel', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'foreshock_alerts_send_seconds',
    help: 'Time of one try.',
    labelNames: ['channel'],
    buckets: SEND_SECONDS_BUCKETS,
    registers,
  });
  return ({ channel }, { kind }, durationMs) => {
    attempts.inc({ channel, outcome: kind });
    seconds.observe({ channel }, durationMs / 1000);
  };
}

/** Shows how many notifications wait for a try. */
export function waitingMetric(registry: Registry, deliverer: Deliverer): void {
  new Gauge({
    name: 'foreshock_alerts_waiting',
    help: 'Notifications not delivered yet.',
    registers: [registry],
    collect() {
      this.set(deliverer.waitingCount);
    },
  });
}

/** Shows each target that is not sent to, because its receiver wants no more. */
export function closedTargetsMetric(registry: Registry, targets: TargetStates): void {
  new Gauge({
    name: 'foreshock_alerts_target_disabled',
    help: '1 for a target that is not sent to until it is enabled.',
    labelNames: ['target'],
    registers: [registry],
    collect() {
      this.reset();
      for (const target of targets.closed) this.set({ target }, 1);
    },
  });
}

/** Counts what was told once more to receivers that forget. */
export function refreshMetrics(registry: Registry): (target: string, outcome: SendOutcome) => void {
  const refreshes = new Counter({
    name: 'foreshock_alerts_refreshes_total',
    help: 'Tellings of what still fires.',
    labelNames: ['target', 'outcome'],
    registers: [registry],
  });
  return (target, { kind }) => refreshes.inc({ target, outcome: kind });
}
