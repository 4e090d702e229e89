import { fileURLToPath } from 'node:url';
import { connectionOf, createClickHouse } from '@foreshock/clickhouse';
import { createCodec, registryOf } from '@foreshock/contracts';
import { readStationery } from '@foreshock/letters';
import { keyRingOf } from '@foreshock/personal-data';
import { threadPdfMaker } from '@foreshock/report';
import { REGISTER_TOPICS, type RegisterTopics } from '@foreshock/policy-register';
import type { Component, ServiceKit, ServiceParts } from '@foreshock/service';
import { kafkaClientOf } from '@foreshock/streaming';
import { guardedTables } from './access/guarded-tables.ts';
import { accessTopics, openAccess, type AccessTopics } from './access/open-access.ts';
import { liveAlertsLog } from './alerts-log/live-alerts-log.ts';
import { CaseDesk } from './cases/case-desk.ts';
import { followCases } from './cases/follow-cases.ts';
import { intakeNotices, noNotices, type LedgerNotices } from './cases/ledger-notices.ts';
import { ApiModule } from './api.module.ts';
import { Contacts } from './contacts.ts';
import type { ApiConfig } from './config.ts';
import { Tables } from './controllers/tables.ts';
import { Printer } from './documents/printer.ts';
import { abandonable } from './http/abandoned.ts';
import { httpPlugins } from './http/plugins.ts';
import { logPositionsOf } from './live/log-positions.ts';
import { followTopics } from './live/live-topics.ts';
import { openPolicyRegister } from './policies/open-register.ts';
import { ScenarioSource } from './scenario-source.ts';
import { readSite } from './site/site.ts';

/** Where the console's build leaves it, beside this service. */
const CONSOLE_FOLDER = fileURLToPath(new URL('../../console/dist/site', import.meta.url));
/** A policy and its tests, twice over. */
const BODY_LIMIT_BYTES = 256 * 1024;
const QUERY_TIMEOUT_MS = 15_000;
/** A little more than a question over the whole history gives itself. */
const LONG_QUERY_TIMEOUT_MS = 60_000;

/** Where the API reads and writes on the log. */
export interface ApiTopology {
  /** Topics whose records the live stream shows. */
  readonly live: readonly string[];
  readonly cases: string;
  readonly access: AccessTopics;
  /** Of the register of policies; the product's own unless they are given. */
  readonly policies?: RegisterTopics;
}

export const defaultTopology: ApiTopology = {
  live: ['risk.warnings', 'risk.rating-changes'],
  cases: 'alerts.cases',
  access: accessTopics,
};

/** Puts the API together: queries over the tables, the live stream over the topics, the console. */
export function createApi(
  config: ApiConfig,
  kit: ServiceKit,
  topology: ApiTopology = defaultTopology,
): ServiceParts {
  const kafka = kafkaClientOf(config, 'foreshock-api', (level, message, fields) =>
    kit.logger[level](fields, message),
  );
  const clickhouse = createClickHouse({ ...connectionOf(config), requestTimeoutMs: QUERY_TIMEOUT_MS });
  const patient = createClickHouse({ ...connectionOf(config), requestTimeoutMs: LONG_QUERY_TIMEOUT_MS });
  const codec = createCodec(registryOf(config));
  const live = followTopics({
    kafka,
    decoder: codec,
    topics: topology.live,
    onFatal: (error) => kit.fatal(error),
  });
  const alertsLog = liveAlertsLog(kafka, codec);
  const access = openAccess(config, kit, { kafka, codec, reader: live.reader, topics: topology.access });
  const cases = followCases({
    kafka,
    decoder: codec,
    topic: topology.cases,
    onFatal: (error) => kit.fatal(error),
  });
  const tables = new Tables(guardedTables(abandonable(clickhouse)));
  const policies = openPolicyRegister({
    ...{ kafka, codec, reader: live.reader },
    topics: topology.policies ?? REGISTER_TOPICS,
  });
  const positions = logPositionsOf(kafka, live.reader, config.FORESHOCK_WAREHOUSE_GROUP);
  kit.health.register('live topics', () => live.ready() || 'finding the end of the topics');
  kit.health.register('cases', () => cases.ready() || 'reading the cases');
  const database: Component = {
    name: 'clickhouse',
    // also fails where the migrations have not run: better at the start than at the first question
    start: async () => void (await clickhouse.query('SELECT 1 FROM indicators_latest LIMIT 0')),
    stop: async () => void (await Promise.all([clickhouse.close(), patient.close()])),
  };
  const maker = threadPdfMaker();
  const documents: Component = {
    name: 'documents',
    start: () => Promise.resolve(),
    stop: () => maker.close(),
  };
  const ring = keyRingOf(config);
  const module = ApiModule.of({
    tables,
    longTables: new Tables(guardedTables(abandonable(patient))),
    scenarios: new ScenarioSource(guardedTables(abandonable(clickhouse)), codec),
    alertsLog: alertsLog.log,
    caseDesk: new CaseDesk({ log: alertsLog.log, book: cases.book, notices: noticesOf(config) }, tables),
    live,
    logPositions: positions.of,
    site: readSite(CONSOLE_FOLDER),
    stationery: readStationery(config.FORESHOCK_LETTERS),
    printer: new Printer(maker),
    access,
    policies: policies.register,
    verifier: { clickhouse: guardedTables(abandonable(patient)), codec, reader: live.reader },
    contacts: ring === null ? null : new Contacts(guardedTables(abandonable(clickhouse)), codec, ring),
    database: clickhouse,
    ratePerMinute: config.FORESHOCK_API_RATE_PER_MINUTE,
    logger: kit.logger,
  });
  return {
    module,
    components: [
      database,
      documents,
      alertsLog.component,
      cases.component,
      live.component,
      positions.component,
      policies.component,
      ...access.components,
    ],
    strategies: [access.sealing],
    openApi: {
      title: 'Foreshock API',
      description: 'Customers, warnings and the portfolio, now and as of a date, with explanations.',
    },
    http: httpPlugins,
    bodyLimitBytes: BODY_LIMIT_BYTES,
  };
}

function noticesOf({ FORESHOCK_INTAKE_URL: url, FORESHOCK_INTAKE_TOKEN: token }: ApiConfig): LedgerNotices {
  return url === undefined || token === undefined ? noNotices : intakeNotices(url, token);
}
