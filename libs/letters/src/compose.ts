import type { Block, Letter } from '@foreshock/report';
import { dateText, moneyText, type Language } from '@foreshock/wording';
import type { Account } from './account.ts';
import { claimOf, type Claim } from './claim.ts';
import type { LetterKind } from './kinds.ts';
import { LABELS } from './labels.ts';
import type { LetterSettings } from './settings.ts';
import { claimTable, demandBlocks, movementTables, openTable } from './tables.ts';
import { wordsOf, type LetterTemplates, type TableName } from './templates.ts';

/** What a letter is made with. */
export interface Stationery {
  readonly settings: LetterSettings;
  readonly templates: LetterTemplates;
}

export interface LetterRequest {
  readonly kind: LetterKind;
  readonly language: Language;
  /** Below the name; personal data that whoever asks has from elsewhere. */
  readonly addressLines: readonly string[];
  /** Without the mark of a draft. */
  readonly isFinal: boolean;
  /** First day of a statement; 90 days back if not given. */
  readonly from?: number | undefined;
}

const STATEMENT_DAYS = 90;

/** The letter; null for a reminder where nothing overdue is undisputed: there is nothing to remind of. */
export function composeLetter(
  account: Account,
  request: LetterRequest,
  { settings, templates }: Stationery,
): Letter | null {
  const { kind, language } = request;
  const say = LABELS[language];
  const claim = kind === 'statement' ? null : claimOf(account, kind, settings);
  if (claim !== null && claim.items.length === 0) return null;
  const from = request.from ?? account.date - STATEMENT_DAYS;
  const words = wordsOf(templates, kind, language, {
    ...valuesOf(account, claim, from, settings, request),
    customer: { id: account.customerId, name: account.name ?? account.customerId },
    company: settings.company,
  });
  const tables: Readonly<Record<TableName, () => readonly Block[]>> = {
    invoices: () =>
      claim === null ? openTable(account.open, account.date, language) : [claimTable(claim, language)],
    demand: () => (claim === null ? [] : demandBlocks(claim, language)),
    movements: () => movementTables(account, from, language),
  };
  const blocks = words.paragraphs.flatMap((part): readonly Block[] =>
    typeof part === 'string' ? [{ kind: 'text', text: part }] : tables[part.table](),
  );
  const { company } = settings;
  return {
    language,
    sender: [company.name, ...company.lines],
    recipient: [account.name ?? account.customerId, ...request.addressLines],
    date: dateText(account.date, language),
    references: [{ label: say.customer, value: account.customerId }],
    subject: words.subject,
    blocks: [...blocks, ...notesOf(account, claim, language)],
    closing: [say.greeting, company.name, company.signature[language]],
    foot: company.foot,
    mark: request.isFinal ? null : say.draft,
  };
}

function valuesOf(
  account: Account,
  claim: Claim | null,
  from: number,
  settings: LetterSettings,
  request: LetterRequest,
) {
  const { kind, language } = request;
  const { date } = account;
  const demands = claim?.demands ?? [];
  const amounts = (pick: (demand: (typeof demands)[number]) => number): string =>
    demands.map((demand) => moneyText(pick(demand), demand.currency)).join(LABELS[language].and);
  return {
    date: dateText(date, language),
    from: dateText(from, language),
    payBy: kind === 'statement' ? '' : dateText(date + settings.payWithinDays[kind], language),
    overdue: amounts(({ overdueMinor }) => overdueMinor),
    demanded: amounts(({ totalMinor }) => totalMinor),
    oldestDays: Math.max(0, ...(claim?.items ?? []).map(({ daysPastDue }) => daysPastDue)),
    invoiceCount: claim?.items.length ?? account.open.length,
  };
}

/** What is fair to say beside a demand: what it leaves out, and money that is there already. */
function notesOf({ unapplied }: Account, claim: Claim | null, language: Language): readonly Block[] {
  if (claim === null) return [];
  const say = LABELS[language];
  const held = [...unapplied]
    .filter(([, minor]) => minor > 0)
    .map(([currency, minor]) => moneyText(minor, currency));
  return [
    ...(claim.disputed.length === 0
      ? []
      : [say.disputedNote(claim.disputed.map(({ invoiceId }) => invoiceId).join(', '))]),
    ...(held.length === 0 ? [] : [say.unappliedNote(held.join(say.and))]),
  ].map((text) => ({ kind: 'text', text }));
}
