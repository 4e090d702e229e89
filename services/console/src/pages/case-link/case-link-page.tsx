import { Navigate, useParams } from '@tanstack/react-router';
import { useApi } from '../../api/use-api.ts';
import { Answer } from '../../parts/answer.tsx';

/** Where the link of a message leads: from a case to its customer's page, where the case is worked. */
export function CaseLinkPage() {
  const { caseId } = useParams({ from: '/cases/$caseId' });
  const found = useApi<{ readonly customerId: string }>(`/v1/cases/${encodeURIComponent(caseId)}`);
  return (
    <Answer of={found}>
      {({ customerId }) => (
        <Navigate to="/customers/$customerId" params={{ customerId }} search={{ tab: 'case' }} replace />
      )}
    </Answer>
  );
}
