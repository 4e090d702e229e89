import { expect, it } from 'vitest';
import { eventually } from './eventually.ts';

it('gives what the probe finds', async () => {
  let asked = 0;
  expect(await eventually('third', () => (++asked === 3 ? 'here' : undefined), 1_000, 1)).toBe('here');
});

it('says what did not come, and why the last probe failed', async () => {
  const failing = () => Promise.reject(new Error('refused'));
  await expect(eventually('a broker', failing, 5, 1)).rejects.toMatchObject({
    message: 'a broker: not within 5 ms',
    cause: { message: 'refused' },
  });
});
