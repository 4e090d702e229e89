import { exposureChanges } from './exposure-changes.ts';
import { exposureHistory } from './exposure-history.ts';
import { exposureNow } from './exposure-now.ts';
import type { Dashboard } from './panel.ts';

export const exposure: Dashboard = {
  uid: 'foreshock-exposure',
  title: 'Exposure',
  description: 'What customers owe, how late it is, and what was noticed about them.',
  rows: [...exposureNow, ...exposureHistory, ...exposureChanges],
};
