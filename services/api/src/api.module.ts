import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import type { ClickHouse } from '@foreshock/clickhouse';
import type { Stationery } from '@foreshock/letters';
import type { Logger } from '@foreshock/observability';
import type { PolicyRegister } from '@foreshock/policy-register';
import { AccessGuard } from './access/access.guard.ts';
import { AccessInterceptor } from './access/access.interceptor.ts';
import type { Access } from './access/open-access.ts';
import type { AlertsLog } from './alerts-log/alerts-log.ts';
import type { CaseDesk } from './cases/case-desk.ts';
import { AlertsController } from './controllers/alerts.controller.ts';
import { ApiKeysController } from './controllers/api-keys.controller.ts';
import { CaseActsController } from './controllers/case-acts.controller.ts';
import { CasesController } from './controllers/cases.controller.ts';
import { CustomerFileController } from './controllers/customer-file.controller.ts';
import { ContactController } from './controllers/contact.controller.ts';
import type { Contacts } from './contacts.ts';
import { CustomersController } from './controllers/customers.controller.ts';
import { DecisionsController } from './controllers/decisions.controller.ts';
import { EffectivenessController } from './controllers/effectiveness.controller.ts';
import { LettersController } from './controllers/letters.controller.ts';
import { PoliciesController } from './controllers/policies.controller.ts';
import { PortfolioController } from './controllers/portfolio.controller.ts';
import { PortfolioFiguresController } from './controllers/portfolio-figures.controller.ts';
import { ReportsController } from './controllers/reports.controller.ts';
import { ScenariosController } from './controllers/scenarios.controller.ts';
import { SilencesController } from './controllers/silences.controller.ts';
import { SiteController } from './controllers/site.controller.ts';
import { StatusController } from './controllers/status.controller.ts';
import { StreamController } from './controllers/stream.controller.ts';
import type { Tables } from './controllers/tables.ts';
import {
  ACCOUNTS,
  ALERTS_LOG,
  CASE_DESK,
  CONTACTS,
  CUSTOMER_REPORTS,
  FEED,
  DATABASE,
  KEYS,
  LOG_POSITIONS,
  LONG_TABLES,
  POLICIES,
  PORTFOLIO_REPORTS,
  PRINTER,
  SCENARIOS,
  SITE,
  STATIONERY,
  TABLES,
  VERIFIER,
} from './controllers/tokens.ts';
import { WarningsController } from './controllers/warnings.controller.ts';
import { AccountSource } from './documents/account-source.ts';
import { CustomerReportSource } from './documents/customer-report-source.ts';
import { PortfolioReportSource } from './documents/portfolio-report-source.ts';
import type { Printer } from './documents/printer.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { RateGuard } from './http/rate.guard.ts';
import { guarded } from './http/guarded.ts';
import type { LogPositions } from './live/log-positions.ts';
import type { LiveTopics } from './live/live-topics.ts';
import type { Site } from './site/site.ts';
import type { ScenarioSource } from './scenario-source.ts';
import type { VerifyParts } from './verification/verify-warning.ts';

export interface ApiParts {
  readonly tables: Tables;
  readonly longTables: Tables;
  readonly scenarios: ScenarioSource;
  readonly alertsLog: AlertsLog;
  readonly caseDesk: CaseDesk;
  readonly live: LiveTopics;
  readonly logPositions: LogPositions;
  readonly site: Site;
  readonly stationery: Stationery;
  readonly printer: Printer;
  readonly access: Access;
  readonly contacts: Contacts | null;
  readonly database: Pick<ClickHouse, 'query'>;
  readonly policies: PolicyRegister;
  readonly verifier: VerifyParts;
  readonly ratePerMinute: number;
  readonly logger: Logger;
}

const dataControllers = [
  CustomersController,
  CustomerFileController,
  WarningsController,
  PortfolioController,
  PortfolioFiguresController,
  ScenariosController,
  DecisionsController,
  PoliciesController,
  EffectivenessController,
  CasesController,
  CaseActsController,
  AlertsController,
  SilencesController,
  LettersController,
  ReportsController,
  StatusController,
  StreamController,
  ApiKeysController,
  ContactController,
];

/** The controllers with what they work on. Everything under /v1 asks who it is; the console's files and the docs do not. */
@Module({})
export class ApiModule {
  static of(parts: ApiParts): DynamicModule {
    const value = (provide: symbol, useValue: unknown) => ({ provide, useValue });
    return {
      module: ApiModule,
      controllers: [SiteController, ...dataControllers],
      providers: [
        value(TABLES, parts.tables),
        value(LONG_TABLES, parts.longTables),
        value(SCENARIOS, parts.scenarios),
        value(ALERTS_LOG, parts.alertsLog),
        value(CASE_DESK, parts.caseDesk),
        value(FEED, parts.live),
        value(LOG_POSITIONS, parts.logPositions),
        value(SITE, parts.site),
        value(ACCOUNTS, new AccountSource(parts.scenarios, parts.tables)),
        value(STATIONERY, parts.stationery),
        value(CUSTOMER_REPORTS, new CustomerReportSource(parts.scenarios, parts.tables)),
        value(PORTFOLIO_REPORTS, new PortfolioReportSource(parts.longTables)),
        value(PRINTER, parts.printer),
        value(DATABASE, parts.database),
        value(POLICIES, parts.policies),
        value(VERIFIER, parts.verifier),
        value(CONTACTS, parts.contacts),
        value(KEYS, parts.access.keys),
        { provide: APP_FILTER, useValue: new ProblemFilter(parts.logger) },
        guarded('/v1/', [new RateGuard(parts.ratePerMinute), new AccessGuard(parts.access.authenticate)]),
        { provide: APP_INTERCEPTOR, useValue: new AccessInterceptor(parts.access.writeAudit) },
      ],
    };
  }
}
