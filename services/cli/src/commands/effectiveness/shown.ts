import type { Effectiveness, Group, Worth } from '@foreshock/effectiveness';
import type { ChosenCosts } from './read-costs.ts';

/** A group with what it cost and brought. */
export type PricedGroup = Group & Worth;

/** What is shown: figures, with the question and the costs that they rest on. */
export interface Shown extends Omit<Effectiveness, 'groups' | 'total'>, ChosenCosts {
  readonly by: string;
  readonly horizonDays: number;
  readonly groups: readonly PricedGroup[];
  readonly total: PricedGroup | null;
}
