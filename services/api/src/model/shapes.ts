import type { z } from 'zod';
import type * as caseRequests from './case-requests.ts';
import type * as cases from './cases.ts';
import type * as common from './common.ts';
import type * as ledger from './customer-ledger.ts';
import type * as customers from './customers.ts';
import type * as decisions from './decisions.ts';
import type * as effectiveness from './effectiveness.ts';
import type * as policies from './policies.ts';
import type * as figures from './portfolio-figures.ts';
import type * as portfolioWarnings from './portfolio-warnings.ts';
import type * as scenarios from './scenarios.ts';
import type * as requests from './scenario-requests.ts';
import type * as warnings from './warnings.ts';

// What the endpoints answer, as types: a reader in TypeScript stops compiling when an answer changes its shape.

export type Money = z.output<typeof common.money>;
export type Severity = z.output<typeof common.severity>;
export type Problem = z.output<typeof common.problem>;

export type CustomerSummary = z.output<typeof customers.customerSummary>;
export type CustomerPage = z.output<typeof customers.customerPage>;
export type Customer = z.output<typeof customers.customer>;
export type Indicators = z.output<typeof customers.indicators>;
export type CustomerHistory = z.output<typeof customers.customerHistory>;
export type Assessment = z.output<typeof customers.assessment>;
export type RecommendedAction = z.output<typeof customers.action>;
export type RatingChange = z.output<typeof customers.ratingChange>;
export type RatingChangePage = z.output<typeof customers.ratingChangePage>;
export type CustomerOverview = z.output<typeof ledger.customerOverview>;
export type CustomerLedger = z.output<typeof ledger.customerLedger>;
export type CustomerSeries = z.output<typeof ledger.customerSeries>;
export type Invoice = z.output<typeof ledger.invoice>;
export type MemberFigures = z.output<typeof figures.memberFigures>;
export type PortfolioGroups = z.output<typeof figures.portfolioGroups>;
export type PortfolioSeries = z.output<typeof figures.portfolioSeries>;
export type MigrationMatrix = z.output<typeof figures.migrationMatrix>;
export type HeaviestCustomers = z.output<typeof figures.heaviestCustomers>;
export type WarningHeatMap = z.output<typeof figures.warningHeatMap>;
export type Portfolio = z.output<typeof customers.portfolio>;
export type Status = z.output<typeof customers.status>;

export type Warning = z.output<typeof warnings.warning>;
export type WarningPage = z.output<typeof warnings.warningPage>;
export type WarningDetail = z.output<typeof warnings.warningDetail>;
export type WarningExplanation = z.output<typeof warnings.explanation>;
export type PortfolioWarningPage = z.output<typeof portfolioWarnings.portfolioWarningPage>;

export type Forecast = z.output<typeof scenarios.forecast>;
export type WhatIf = z.output<typeof scenarios.whatIf>;
export type WhatIfRequest = z.input<typeof requests.whatIfRequest>;
export type Standing = z.output<typeof scenarios.standingExplanation>;

export type Effectiveness = z.output<typeof effectiveness.effectiveness>;

export type CaseSummary = z.output<typeof cases.caseSummary>;
export type CasePage = z.output<typeof cases.casePage>;
export type CaseDetail = z.output<typeof cases.caseDetail>;
export type ActsDone = z.output<typeof cases.actsDone>;
export type CaseAct = z.input<typeof caseRequests.caseActRequest>;

export type Decision = z.output<typeof decisions.decision>;
export type Verification = z.output<typeof decisions.verification>;
export type PolicyVersion = z.output<typeof policies.policyVersion>;
export type PolicyList = z.output<typeof policies.policyList>;
export type PolicyDetail = z.output<typeof policies.policyDetail>;
export type PolicyDiff = z.output<typeof policies.policyDiff>;
export type PolicyLint = z.output<typeof policies.policyLint>;
