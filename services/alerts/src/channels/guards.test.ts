import { expect, it } from 'vitest';
import { addressPolicy } from './addresses.ts';
import { retryAfterMs } from './retry-after.ts';
import { secretProblem } from './signature.ts';

it.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:8.8.8.8',
  '::ffff:127.0.0.1',
  '64:ff9b::7f00:1',
  'fc00::1',
  'fd12::1',
  'fe80::1',
  'ff02::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'localhost',
])('%s is refused', (address) => {
  expect(addressPolicy([]).refusal(address)).not.toBeNull();
});

it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])('%s is public', (address) => {
  expect(addressPolicy([]).refusal(address)).toBeNull();
});

it('admits the ranges that are allowed and no others', () => {
  const policy = addressPolicy(['10.0.0.0/8', '::1']);
  expect(policy.refusal('10.9.9.9')).toBeNull();
  expect(policy.refusal('::1')).toBeNull();
  expect(policy.refusal('127.0.0.1')).not.toBeNull();
  expect(() => addressPolicy(['10.0.0.0/33'])).toThrow('10.0.0.0/33 is not an address');
});

it.each([
  ['120', 120_000],
  ['Thu, 01 Jan 1970 00:01:00 GMT', 50_000],
  ['soon', null],
  ['-5', null],
  [undefined, null],
])('Retry-After %s asks for %s ms', (header, expected) => {
  expect(retryAfterMs(header, 10_000)).toBe(expected);
});

it('says what is wrong with a secret', () => {
  expect(secretProblem(`whsec_${Buffer.alloc(24).toString('base64')}`)).toBeNull();
  expect(secretProblem('secret')).toBe('expected whsec_ followed by base64');
  expect(secretProblem(`whsec_${Buffer.alloc(8).toString('base64')}`)).toBe(
    'expected 24 to 64 bytes, found 8',
  );
});
