import { channelConfig, testSend } from '@foreshock/alerts';
import { loadConfig, processEnvironment } from '@foreshock/config';
import { createLogger } from '@foreshock/observability';
import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';

/** Sends a test to one target. Exit code 1 when it did not arrive. */
export async function testTarget(target: string, options: OutputOptions): Promise<void> {
  const config = loadConfig(channelConfig, processEnvironment());
  const kit = { logger: createLogger({ service: 'alerts-test' }) };
  try {
    const sent = await testSend(config, kit, target, Date.now());
    print(options, sent, () => {
      const { channel, deliveryId, outcome } = sent;
      return outcome.kind === 'delivered'
        ? `delivered to ${target} over ${channel}, ${deliveryId}`
        : `NOT delivered to ${target} over ${channel}: ${outcome.error}`;
    });
    if (sent.outcome.kind !== 'delivered') process.exitCode = EXIT.failed;
  } catch (error) {
    throw error instanceof RangeError ? new Exit(EXIT.usage, error.message) : error;
  }
}
