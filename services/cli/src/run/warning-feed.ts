import { createCodec, formatMinor, isoDate, registryOf, type RecordTypes } from '@foreshock/contracts';
import { kafkaConfig, loadConfig, registryConfig, type Environment } from '@foreshock/config';
import { createTailConsumer, kafkaClientOf, type TailConsumer } from '@foreshock/streaming';
import { z } from 'zod';

/** Follows `risk.warnings` from now on and hands over a line for each warning that opens. */
export function warningFeed(
  env: Environment,
  onLine: (line: string) => void,
  onFatal: (error: Error) => void,
): TailConsumer {
  const config = loadConfig(z.object({ ...kafkaConfig, ...registryConfig }), env);
  const codec = createCodec(registryOf(config));
  return createTailConsumer({
    kafka: kafkaClientOf(config, 'foreshock-start'),
    topics: ['risk.warnings'],
    from: 'latest',
    onFatal,
    async onRecords(records) {
      await codec.ensure(records.map((record) => record.value));
      for (const { value } of records) {
        const decoded = codec.decode(value);
        if (decoded.ok && decoded.type === 'WarningRaised') onLine(warningLine(decoded.record));
      }
    },
  });
}

function warningLine(warning: RecordTypes['WarningRaised']): string {
  const overdue = `${formatMinor(warning.overdueMinor, warning.currency)} ${warning.currency} overdue`;
  return `${isoDate(warning.asOf)}  ${warning.severity.toLowerCase().padEnd(6)}  ${warning.customerId}  ${warning.titleEn} (${overdue})`;
}
