import { createCodec, createFakeRegistry, type Codec, type RecordTypes } from '@foreshock/contracts';
import { TestDriver } from '@foreshock/streaming/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { pendingDelivery, raisedWarning } from '../testing/fixtures.ts';
import { gathererFactory } from './gatherer-task.ts';

let codec: Codec;
beforeEach(async () => {
  codec = createCodec(createFakeRegistry());
  await codec.registerAll();
});

const encoded = <N extends keyof RecordTypes>(name: N, record: RecordTypes[N]) => ({
  key: Buffer.from('C-1'),
  value: codec.encode(name, record),
  headers: { ce_id: 'w-1', traceparent: '00-1' },
});
const driver = () => new TestDriver(gathererFactory({ codec, logTopic: 'alerts.log' }));

describe('the gatherer', () => {
  it('forwards key, value and headers byte by byte, with the place that they come from', async () => {
    const driven = driver();
    const input = encoded('WarningRaised', raisedWarning());
    await driven.pipe([input]);
    const [record] = driven.outputs('alerts.log');
    expect(record).toMatchObject({ key: input.key, value: input.value });
    const texts = Object.entries(record?.headers ?? {}).map(([name, value]) => [name, String(value)]);
    expect(Object.fromEntries(texts)).toEqual({
      ...input.headers,
      source_topic: 'in',
      source_partition: '0',
      source_offset: '0',
    });
  });

  it('puts each there once when it ends without warning', async () => {
    const driven = driver();
    const input = encoded('WarningRaised', raisedWarning());
    await driven.pipe([input, input]);
    await driven.crash();
    await driven.pipe([input]);
    const offsets = driven.outputs('alerts.log').map(({ headers }) => String(headers.source_offset));
    expect(offsets).toEqual(['0', '1', '2']);
  });

  it('sets aside what is nothing to hear of, and passes over how far portfolios were looked at', async () => {
    const driven = driver();
    const evaluated = {
      asOf: 15_751,
      policyId: null,
      policyVersion: null,
      coreVersion: '1',
      episodes: [],
    };
    await driven.pipe([
      { key: 'C-1', value: Buffer.from('junk') },
      encoded('DeliveryUpdated', pendingDelivery()),
      encoded('PortfolioEvaluated', evaluated),
      encoded('WarningRaised', raisedWarning()),
    ]);
    expect(driven.outputs('alerts.log')).toHaveLength(1);
    expect(driven.deadLetters).toHaveLength(2);
  });
});
