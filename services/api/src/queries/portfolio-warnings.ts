import { when, type Query } from './query.ts';
import { warningPage, type WarningPageRequest } from './warnings.ts';

export interface PortfolioWarningRequest extends WarningPageRequest {
  readonly dimension?: string | undefined;
  readonly member?: string | undefined;
}

export function listPortfolioWarnings(request: PortfolioWarningRequest): Query {
  return warningPage('portfolio_warnings_current', request, [
    ...when(request.dimension, 'dimension = {dimension:String}', 'dimension'),
    ...when(request.member, 'member = {member:String}', 'member'),
  ]);
}
