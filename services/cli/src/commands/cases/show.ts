import { print, type OutputOptions } from '../../output/print.ts';
import { getJson } from '../api-client.ts';
import { casePath, dueText, type CaseDetail } from './case-view.ts';

export interface ShowOptions extends OutputOptions {
  readonly lang: string;
}

/** Shows a case: why it stands where it stands, what to do, what was done. */
export async function show(caseId: string, options: ShowOptions): Promise<void> {
  const detail = await getJson<CaseDetail>(casePath(caseId), options.lang);
  print(options, detail, () => text(detail));
}

function text(of: CaseDetail): string {
  const who = of.customerName === null ? of.customerId : `${of.customerName} (${of.customerId})`;
  const due = dueText(of);
  return [
    `${who}: ${of.title}`,
    `${of.state}, machine ${of.machine}${of.assignee === null ? '' : `, ${of.assignee}`}${due === '' ? '' : `, due ${due}`}`,
    of.priority.text,
    of.nextStep,
    ...of.promises.map(
      ({ promisedDate, state, invoices }) =>
        `promise ${promisedDate} ${state}: ${invoices.map(({ invoiceId }) => invoiceId).join(', ')}`,
    ),
    '',
    ...of.history.map(
      ({ at, text: said, comment }) =>
        `${at.slice(0, 16).replace('T', ' ')}  ${said}${comment === null ? '' : ` — ${comment}`}`,
    ),
  ].join('\n');
}
