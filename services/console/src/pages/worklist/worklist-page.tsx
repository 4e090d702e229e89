import { useAsOf } from '../../shell/as-of.ts';
import { CaseWorklist } from './case-worklist.tsx';
import { PastWorklist } from './past-worklist.tsx';

/** The collector's morning: whom to call first, and why; or what the list was on an earlier day. */
export function WorklistPage() {
  const asOf = useAsOf();
  return asOf === undefined ? <CaseWorklist /> : <PastWorklist />;
}
