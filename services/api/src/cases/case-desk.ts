import { isoDate, type CaseAct, type CaseUpdated } from '@foreshock/contracts';
import type { Tables } from '../controllers/tables.ts';
import type { CaseActRequest } from '../model/case-requests.ts';
import { customerNames, recommendedAction } from '../queries/cases.ts';
import { businessDate } from '../queries/status.ts';
import { currentPrincipal } from '../access/current.ts';
import { admitted } from '../access/row-filter.ts';
import { actFrom } from './act-from-request.ts';
import { authorOf } from '../access/author.ts';
import { carryOut, type ActOutcome, type CommandParts } from './commands.ts';

const DAY_MS = 86_400_000;

/** Where acts on cases are taken: completes a request from the tables, and has it carried out. */
export class CaseDesk {
  readonly parts: CommandParts;
  readonly #tables: Tables;

  constructor(parts: CommandParts, tables: Tables) {
    this.parts = parts;
    this.#tables = tables;
  }

  /** The act that a request stands for; null where the customer was never recommended the action that it names. */
  async prepare(of: CaseUpdated, request: CaseActRequest, actId: string): Promise<CaseAct | null> {
    const { caseId, customerId } = of;
    const by = authorOf(request.by);
    const [date, action] = await Promise.all([this.#businessDate(), this.#actionOf(request, customerId)]);
    if (action === undefined) return null;
    return actFrom(request, { actId, caseId, customerId, by, businessDate: date, action });
  }

  /** Acts that are handed over one after the other come onto the log in that order. */
  carryOut(act: CaseAct): Promise<ActOutcome> {
    return carryOut(act, this.parts);
  }

  /** The cases that who asks may see: of his customers, as master data says today. */
  async visible(cases: readonly CaseUpdated[]): Promise<readonly CaseUpdated[]> {
    const rows = currentPrincipal()?.rows;
    if (rows === null) return cases;
    if (rows === undefined) throw new Error('cases were asked for outside of a request');
    const sql = `SELECT customer_id FROM customers_addressed WHERE ${admitted(rows)}`;
    const found = await this.#tables.rows({ sql, params: {} });
    const his = new Set(found.map((row) => String(row['customer_id'])));
    return cases.filter(({ customerId }) => his.has(customerId));
  }

  /** A case; undefined where there is none, or none that who asks may see. */
  async find(caseId: string): Promise<CaseUpdated | undefined> {
    const of = this.parts.book.get(caseId);
    return of && (await this.visible([of]))[0];
  }

  /** Names by customer; one that has none, or no master data, is left out. */
  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#tables.rows(customerNames([...new Set(ids)]));
    return new Map(
      rows.flatMap((row) =>
        row['name'] ? [[String(row['customer_id']), String(row['name'])] as const] : [],
      ),
    );
  }

  async #businessDate(): Promise<string> {
    const row = await this.#tables.row(businessDate);
    return String(row?.['business_date'] ?? '') || isoDate(Math.floor(Date.now() / DAY_MS));
  }

  async #actionOf(request: CaseActRequest, customerId: string) {
    if (!('actionId' in request)) return null;
    const row = await this.#tables.row(recommendedAction(request.actionId, customerId));
    return row && { kind: String(row['kind']), approvalRequired: Boolean(row['approval_required']) };
  }
}
