import { afterAll, beforeAll, expect, it } from 'vitest';
import { killAlerts, nowAndThenAway } from './kill.ts';
import { openScene, type AlertsScene } from './scene.ts';
import { storm } from './storm.ts';

let scene: AlertsScene;
beforeAll(async () => {
  scene = await openScene(nowAndThenAway());
}, 300_000);
afterAll(() => scene?.close());

it('kill -9 under load: no message is lost, and none has two ids', { timeout: 600_000 }, async () => {
  const report = await killAlerts(scene, {
    kills: 3,
    warningsPerSecond: 100,
    onLine: (line) => console.log(line),
  });
  expect(report.lost).toEqual([]);
  expect(report.twoIds).toEqual([]);
  // each kill hit work under way
  for (const at of report.arrivedAtKills) expect(at).toBeLessThan(report.published);
  await scene.pipeline.stop();
});

it(
  '10,000 warnings of 500 customers: the chat gets 20 messages a minute, and nothing is dropped',
  { timeout: 900_000 },
  async () => {
    const report = await storm(scene, 10_000, 500);
    console.log(JSON.stringify(report));
    expect(report.notOnce).toEqual([]);
    expect(report.mostInAMinute).toBeLessThanOrEqual(20);
  },
);
