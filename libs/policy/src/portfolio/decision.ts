import type { Day } from '../day.ts';
import type {
  PortfolioClearReason,
  Stake,
  WarningCleared,
  WarningEscalated,
  WarningRaised,
} from '../decision.ts';
import type { Dimension } from '../document.ts';

/** Which portfolio, as of when, and by which policy. */
export interface PortfolioSubject {
  readonly warningId: string;
  readonly ruleId: string;
  readonly dimension: Dimension;
  readonly member: string;
  readonly asOf: Day;
  readonly policyId: string;
  readonly policyVersion: string;
}

export interface PortfolioStake extends Stake {
  readonly customers: number;
  readonly exposureMinor: number;
}

/** A contingency plan is about one customer. */
type Said<T> = Omit<T, 'customerId' | 'partition' | 'offset' | 'contingencyPlan'>;

export type PortfolioWarningRaised = Said<WarningRaised> & PortfolioSubject & PortfolioStake;
export type PortfolioWarningEscalated = Said<WarningEscalated> & PortfolioSubject & PortfolioStake;
export type PortfolioWarningCleared = Omit<Said<WarningCleared>, 'reason'> &
  PortfolioSubject &
  PortfolioStake & { readonly reason: PortfolioClearReason };

/** A record of `foreshock.risk`, but for the version of the deciding code and the customers that weigh most. */
export type PortfolioDecision =
  | { readonly type: 'PortfolioWarningRaised'; readonly record: PortfolioWarningRaised }
  | { readonly type: 'PortfolioWarningEscalated'; readonly record: PortfolioWarningEscalated }
  | { readonly type: 'PortfolioWarningCleared'; readonly record: PortfolioWarningCleared };
