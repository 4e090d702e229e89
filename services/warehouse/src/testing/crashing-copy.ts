import { setTimeout as wait } from 'node:timers/promises';
import { connectionOf, createClickHouse } from '@foreshock/clickhouse';
import { loadConfig, processEnvironment } from '@foreshock/config';
import { registryOf } from '@foreshock/contracts';
import { createSinkConsumer, kafkaClientOf } from '@foreshock/streaming';
import { z } from 'zod';
import { warehouseConfig } from '../config.ts';
import { recordDecoderOf } from '../copy/record-decoder.ts';
import { createWarehouseSink } from '../copy/sink.ts';
import { tableSpecs } from '../rows/tables.ts';
import { createClickHouseStore } from '../store/clickhouse-store.ts';
import { createPatientStore } from '../store/patient-store.ts';
import { toldTypes, type RowStore } from '../store/row-store.ts';

/** The copying as a process of its own that kills itself at one of its inserts. */
const config = loadConfig(
  warehouseConfig.extend({
    /** Topics are this and the contract's name. */
    FORESHOCK_TEST_PREFIX: z.string(),
    /** The insert at which the process dies; 0: never. */
    FORESHOCK_TEST_CRASH_AT: z.coerce.number().int(),
    /** Dies once the insert was sent, or once it was answered. */
    FORESHOCK_TEST_CRASH_WHEN: z.enum(['sent', 'answered']),
  }),
  processEnvironment(),
);

function crashing(store: RowStore): RowStore {
  let inserts = 0;
  const die = () => process.kill(process.pid, 'SIGKILL');
  return {
    ...toldTypes(store),
    position: (into, topic, partition) => store.position(into, topic, partition),
    async append(table, block, token) {
      inserts += 1;
      const isLast = inserts === config.FORESHOCK_TEST_CRASH_AT;
      if (isLast && config.FORESHOCK_TEST_CRASH_WHEN === 'sent') setTimeout(die, 2);
      await store.append(table, block, token);
      if (isLast) die();
    },
  };
}

const specs = tableSpecs.map((spec) => ({ ...spec, topic: `${config.FORESHOCK_TEST_PREFIX}.${spec.topic}` }));
const clickhouse = createClickHouse(connectionOf(config));
const store = createPatientStore(crashing(createClickHouseStore(clickhouse)), (ms) => wait(ms));
const consumer = createSinkConsumer({
  kafka: kafkaClientOf(config, 'foreshock-warehouse-test'),
  groupId: config.FORESHOCK_WAREHOUSE_GROUP,
  topics: specs.map((spec) => spec.topic),
  sink: createWarehouseSink(store, recordDecoderOf(registryOf(config)), specs),
  chunkOffsets: 100,
  maxBytesPerPartition: 16_384,
  onFatal: (error) => {
    console.error(error);
    process.exit(1);
  },
});
await consumer.start();
