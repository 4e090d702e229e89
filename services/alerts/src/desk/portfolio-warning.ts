import type {
  PortfolioWarningCleared,
  PortfolioWarningEscalated,
  PortfolioWarningRaised,
} from '@foreshock/contracts';
import { foldWarning, type WarningEvent, type WarningOpening } from './warning-event.ts';

export type PortfolioWarningRecord =
  | { readonly type: 'PortfolioWarningRaised'; readonly record: PortfolioWarningRaised }
  | { readonly type: 'PortfolioWarningEscalated'; readonly record: PortfolioWarningEscalated }
  | { readonly type: 'PortfolioWarningCleared'; readonly record: PortfolioWarningCleared };

/**
 * Folds a portfolio's warning as a customer's, so that routes, texts and deliveries are the same. In the customer's place
 * stands `dimension/member`; it rests on a business date and on no record of the log, which gives the position -1.
 */
export function foldPortfolioWarning(
  openings: Map<string, WarningOpening>,
  message: PortfolioWarningRecord,
): WarningEvent {
  const { dimension, member } = message.record;
  const portfolio = { dimension, member };
  const place = { customerId: `${dimension}/${member}`, partition: -1, offset: -1 };
  const addressing = {
    segment: dimension === 'segment' ? member : null,
    owner: dimension === 'owner' ? member : null,
    region: dimension === 'region' ? member : null,
    grade: dimension === 'grade' ? member : null,
    expectedLossMinor: null,
  };
  switch (message.type) {
    case 'PortfolioWarningCleared':
      return foldWarning(
        openings,
        { type: 'WarningCleared', record: { ...message.record, ...place } },
        portfolio,
      );
    case 'PortfolioWarningRaised': {
      const record = { ...message.record, ...place, ...addressing, contingencyPlan: [] };
      return foldWarning(openings, { type: 'WarningRaised', record }, portfolio);
    }
    case 'PortfolioWarningEscalated': {
      const record = { ...message.record, ...place, ...addressing, contingencyPlan: [] };
      return foldWarning(openings, { type: 'WarningEscalated', record }, portfolio);
    }
  }
}
