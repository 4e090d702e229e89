import kafkajs from 'kafkajs';
import { expect, it } from 'vitest';
import { patiently } from './patiently.ts';
import { isRetriable } from './protocol-errors.ts';

/** kafkajs throws this one as final, and lets nobody make it. */
function withoutCoordinator(): Error {
  const error = new kafkajs.KafkaJSNonRetriableError('Failed to find group coordinator');
  return Object.assign(error, { name: 'KafkaJSGroupCoordinatorNotFound' });
}

it('asks again where kafkajs gives up on the coordinator of a broker that has just started', async () => {
  let asked = 0;
  const answer = patiently(() =>
    ++asked < 3 ? Promise.reject(withoutCoordinator()) : Promise.resolve('coordinator'),
  );
  expect(await answer).toBe('coordinator');
});

it('does not ask again after an error that stays', async () => {
  let asked = 0;
  const refused = new kafkajs.KafkaJSNonRetriableError('not authorised');
  const answer = patiently(() => {
    asked += 1;
    return Promise.reject(refused);
  });
  await expect(answer).rejects.toBe(refused);
  expect(asked).toBe(1);
  expect(isRetriable(new Error('ours'))).toBe(false);
});
