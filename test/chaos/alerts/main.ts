import { parseArgs } from 'node:util';
import { killAlerts, nowAndThenAway } from './kill.ts';
import { openScene } from './scene.ts';
import { storm } from './storm.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    rate: { type: 'string', default: '200' },
    storm: { type: 'boolean', default: false },
  },
});

const onLine = (line: string): void => console.error(line);
const scene = await openScene(nowAndThenAway());
try {
  const killed = await killAlerts(scene, {
    kills: Number(values.kills),
    warningsPerSecond: Number(values.rate),
    onLine,
  });
  const { published, lost, twoIds, repeated } = killed;
  console.log(
    `${values.kills} kills, ${published} warnings: ${lost.length} lost, ${twoIds.length} with two ids, ${repeated} requests repeated under their id`,
  );
  if (lost.length + twoIds.length > 0) process.exitCode = 1;
  if (values.storm) {
    await scene.pipeline.stop();
    console.log(JSON.stringify(await storm(scene, 10_000, 500)));
  }
} finally {
  await scene.close();
}
