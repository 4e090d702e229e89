import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from '@foreshock/testing';
import type { Pipeline } from '../../e2e/pipeline.ts';
import type { Answer } from '../../e2e/receiver.ts';
import { idsByWarning, lastStates } from './deliveries.ts';
import type { AlertsScene } from './scene.ts';
import { warning } from './warnings.ts';

export interface KillOptions {
  readonly kills: number;
  readonly warningsPerSecond: number;
  readonly onLine: (line: string) => void;
}

export interface KillReport {
  /** Warnings that were published, and how many of them arrived by each kill. */
  readonly published: number;
  readonly arrivedAtKills: readonly number[];
  /** Published and never received, or not delivered by the topic's last word. */
  readonly lost: readonly string[];
  /** Announced under more than one id. */
  readonly twoIds: readonly string[];
  /** Received more than once under the one id: allowed, and told by it. */
  readonly repeated: number;
}

const BATCH_MS = 50;
/** Every so manyth request fails, so that retries are under way, too; a message only once, or it would wait for minutes. */
const FAILING_EVERY = 23;

/** Answers of a receiver that is away now and then. */
export function nowAndThenAway(): Answer {
  const failed = new Set<string>();
  return (count, id) => {
    if (count % FAILING_EVERY !== 0 || failed.has(id)) return { status: 200, body: 'ok' };
    failed.add(id);
    return { status: 503 };
  };
}

/** Kills the service with SIGKILL again and again while warnings come in, then compares what arrived with what was published. */
export async function killAlerts(scene: AlertsScene, options: KillOptions): Promise<KillReport> {
  const { pipeline, receiver } = scene;
  await scene.route({
    targets: { erp: { channel: 'webhook', url: `${receiver.url}/hook`, timeoutMs: 5_000 } },
    routes: [{ to: ['erp'] }],
  });
  await startPatiently(pipeline);
  const load = startLoad(scene, options.warningsPerSecond);
  const arrived = () => new Set(received(scene).flatMap(({ warnings }) => warnings)).size;
  const arrivedAtKills: number[] = [];
  while (arrivedAtKills.length < options.kills) {
    const last = arrivedAtKills.at(-1) ?? 0;
    const at = await eventually('more to arrive', () => (arrived() > last ? arrived() : undefined), 240_000);
    arrivedAtKills.push(at);
    await pipeline.killAndRestart('alerts').catch(() => startPatiently(pipeline));
    options.onLine(`kill ${arrivedAtKills.length}: ${at} arrived of ${load.published.length}`);
  }
  await load.stop();
  const missing = () => {
    const there = new Set(received(scene).flatMap(({ warnings }) => warnings));
    return load.published.filter((id) => !there.has(id));
  };
  await eventually('everything to arrive', () => (missing().length === 0 ? true : undefined), 300_000).catch(
    () => undefined,
  );
  const states = await settled(scene);
  const ids = idsByWarning(states.values());
  const undelivered = new Set(
    [...states.values()]
      .filter(({ state }) => state !== 'DELIVERED')
      .flatMap(({ notices }) => notices.map(({ warningId }) => warningId ?? '')),
  );
  const got = received(scene);
  for (const { id, warnings } of got)
    for (const one of warnings) ids.set(one, (ids.get(one) ?? new Set()).add(id));
  return {
    published: load.published.length,
    arrivedAtKills,
    lost: load.published.filter((id) => missing().includes(id) || undelivered.has(id) || !ids.has(id)),
    twoIds: load.published.filter((id) => (ids.get(id)?.size ?? 0) > 1),
    repeated: got.length - new Set(got.map(({ id }) => id)).size,
  };
}

/** Starts the service as a launcher does: on a busy machine it may not be ready in time, and is started again. */
export async function startPatiently(pipeline: Pipeline): Promise<void> {
  await eventually(
    'alerts to be ready',
    async () => {
      await pipeline.start('alerts');
      return true;
    },
    300_000,
    500,
  );
}

/** The deliveries once none of them waits any more, or what is left of the patience. */
async function settled(scene: AlertsScene): ReturnType<typeof lastStates> {
  let states = await lastStates(scene.reader, scene.codec);
  await eventually(
    'every delivery to be over',
    async () => {
      states = await lastStates(scene.reader, scene.codec);
      return [...states.values()].every(({ state }) => state === 'DELIVERED') ? true : undefined;
    },
    60_000,
    1_000,
  ).catch(() => undefined);
  return states;
}

/** What the receiver took: requests that it answered with an error are no arrivals. */
function received({ receiver }: AlertsScene): { id: string; warnings: string[] }[] {
  return receiver.received
    .filter(({ status }) => status < 300)
    .map(({ headers, body }) => {
      const { data } = JSON.parse(body) as { data: { notices: { warningId: string }[] } };
      return { id: headers['webhook-id'] ?? '', warnings: data.notices.map(({ warningId }) => warningId) };
    });
}

function startLoad({ producer, codec }: AlertsScene, perSecond: number) {
  const published: string[] = [];
  const state = { isRunning: true };
  const batch = Math.max(1, Math.round((perSecond * BATCH_MS) / 1_000));
  const run = async (): Promise<void> => {
    while (state.isRunning) {
      const ids = Array.from({ length: batch }, (_, i) => `w-${published.length + i}`);
      const records = ids.map((id, i) => {
        const customerId = `C-${(published.length + i) % 100}`;
        const value = codec.encode('WarningRaised', warning(id, customerId, `rule-${id}`));
        return { topic: 'risk.warnings', key: customerId, value };
      });
      await producer.sendBatch(records);
      published.push(...ids);
      await wait(BATCH_MS);
    }
  };
  const running = run();
  return {
    published,
    stop: async () => {
      state.isRunning = false;
      await running;
    },
  };
}
