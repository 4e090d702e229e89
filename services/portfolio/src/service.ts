import { connectionOf, createClickHouse } from '@foreshock/clickhouse';
import { createCodec, registryOf } from '@foreshock/contracts';
import { streamingLog, type ServiceDefinition } from '@foreshock/service';
import {
  createGroupLag,
  createLogEnds,
  createLogProducer,
  createLogReader,
  kafkaClientOf,
} from '@foreshock/streaming';
import { portfolioConfig } from './config.ts';
import { createEvaluator } from './evaluate.ts';
import { createJournal } from './log/journal.ts';
import { createWitness } from './log/witness.ts';
import { portfolioTables } from './measures/tables.ts';
import { createPortfolioMetrics } from './metrics.ts';
import { ledgerOf } from './promises/ledger-of.ts';
import { pendingPromises } from './promises/pending-promises.ts';
import { createSettler } from './promises/settler.ts';
import { tellAlerts } from './promises/tell.ts';
import { createRounds } from './rounds.ts';

/** All instances write under this id: of two, the later one has the word. */
const TRANSACTIONAL_ID = 'foreshock-portfolio';

/**
 * What is looked at once a business date is over in the tables: portfolios of customers against the policy, and promises of
 * cases against the ledger.
 */
export const portfolioService: ServiceDefinition<typeof portfolioConfig> = {
  name: 'portfolio',
  configSchema: portfolioConfig,
  async create(config, kit) {
    const kafka = kafkaClientOf(config, 'foreshock-portfolio', streamingLog(kit.logger));
    const clickhouse = createClickHouse({ ...connectionOf(config), requestTimeoutMs: LONGEST_QUERY_MS });
    const codec = createCodec(registryOf(config));
    const reader = createLogReader(kafka);
    const ends = createLogEnds(kafka);
    const lag = await createGroupLag(kafka);
    const journal = createJournal(
      codec,
      reader,
      createLogProducer({ kafka, transactionalId: TRANSACTIONAL_ID }),
    );
    const monitorGroup = config.FORESHOCK_MONITOR_GROUP;
    const witness = createWitness({ clickhouse, reader, ends: (topic) => ends.of(topic), lag, monitorGroup });
    let isStopped = false;
    const evaluator = createEvaluator(
      { witness, tables: portfolioTables(clickhouse), journal },
      () => isStopped,
    );
    const settlements = createLogProducer({ kafka });
    const settle = createSettler({
      closedDate: () => witness.closedDate(),
      pending: (before) => pendingPromises(clickhouse, before),
      ledgerOf: (customerId, date) => ledgerOf(clickhouse, codec, customerId, date),
      tell: tellAlerts(codec, settlements),
    });
    const rounds = createRounds({
      evaluator: {
        async round() {
          await settle();
          return evaluator.round();
        },
      },
      intervalMs: config.FORESHOCK_PORTFOLIO_INTERVAL_MS,
      patienceMs: config.FORESHOCK_PORTFOLIO_PATIENCE_SECONDS * 1_000,
      metrics: createPortfolioMetrics(kit.metrics),
      logger: kit.logger,
      fatal: (error) => kit.fatal(error),
    });
    const close = async (): Promise<void> => {
      await Promise.all([
        journal.close(),
        settlements.close(),
        ends.close(),
        lag.close(),
        clickhouse.close(),
      ]);
    };
    return {
      components: [
        { name: 'schemas', start: () => codec.registerAll(), stop: close },
        {
          ...rounds,
          stop() {
            isStopped = true;
            return rounds.stop();
          },
        },
      ],
    };
  },
};

const LONGEST_QUERY_MS = 300_000;
