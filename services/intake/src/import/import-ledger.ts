import type { Day } from '@foreshock/contracts';
import { sectionContext } from '../mapping/context.ts';
import { MappingError } from '../mapping/read.ts';
import type { Mapping, SectionName } from '../mapping/types.ts';
import type { LogSink } from '../log/log-sink.ts';
import { DAY_MS } from '../values/dates.ts';
import { DraftBuilder } from './draft-builder.ts';
import type { LedgerDraft } from './ledger-draft.ts';
import { logDays } from './log-days.ts';
import { readRows } from './read-rows.ts';
import * as sections from './read-section.ts';
import { RejectFile } from './reject-file.ts';
import { writeLog, type Written } from './write-log.ts';

export type ImportProgress =
  | {
      readonly phase: 'reading';
      readonly file: string;
      readonly bytesRead: number;
      readonly bytesTotal: number;
      readonly rows: number;
    }
  | { readonly phase: 'writing'; readonly date: Day; readonly first: Day; readonly last: Day };

export interface ImportOptions {
  /** One file for each section of the mapping that is to be read. */
  readonly files: Partial<Record<SectionName, string>>;
  readonly mapping: Mapping;
  readonly sink: LogSink;
  /** Where refused rows go: one path for all; `<file>.rejects.csv` beside each file when not given. */
  readonly rejects?: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Today's date (UTC when not given): later events are refused, but for one day that time zones may be ahead. */
  readonly today?: Day;
  readonly signal?: AbortSignal;
}

export interface FileSummary {
  readonly section: SectionName;
  readonly file: string;
  readonly rows: number;
  readonly loaded: number;
  readonly rejected: number;
  readonly rejectsByReason: Readonly<Record<string, number>>;
  /** Null when nothing was refused. */
  readonly rejectsFile: string | null;
}

export interface ImportSummary extends Written {
  readonly files: readonly FileSummary[];
  readonly customers: number;
  /** First and last day with an event; the clock ends one day later. */
  readonly span: { readonly first: Day; readonly last: Day } | null;
  /** Total of the invoices issued, minor units by currency. */
  readonly invoicedMinor: Readonly<Record<string, number>>;
}

/** Where the company is, its day may have begun before UTC's. */
const EAST_OF_UTC_DAYS = 1;

const ORDER = ['customers', 'invoices', 'payments', 'overdues'] as const;

/**
 * Reads a company's files by a mapping and writes them to the log in date order, a tick before every date. Refused rows go
 * to the reject file and everything else is loaded. The same files again write events with the same ids, which change
 * nothing. All rows are held in memory until they are in date order: one to two million rows are the practical bound.
 * @throws InputError, MappingError before anything is written; the sink's error when writing fails (then run it again).
 */
export async function importLedger(options: ImportOptions): Promise<ImportSummary> {
  const { sink, onProgress, signal } = options;
  const today = options.today ?? Math.floor(Date.now() / DAY_MS);
  const { files, draft } = await readFiles(options, today);
  const days = logDays(draft, today);
  const written = await writeLog(days, sink, {
    today,
    onDay: (date, first, last) => onProgress?.({ phase: 'writing', date, first, last }),
    ...(signal && { signal }),
  });
  return {
    ...written,
    files,
    span: days.span,
    customers: customersOf(draft),
    invoicedMinor: invoiced(draft),
  };
}

async function readFiles(
  options: ImportOptions,
  today: Day,
): Promise<{ files: FileSummary[]; draft: LedgerDraft }> {
  const builder = new DraftBuilder(options.mapping.source);
  const shared = options.rejects === undefined ? undefined : new RejectFile(options.rejects);
  const chosen = ORDER.filter((section) => options.files[section] !== undefined);
  if (chosen.length === 0) throw new MappingError('import', ['no file to read']);
  const readers = chosen.map((section) => [section, readerOf(section, options, builder, today)] as const);
  const summaries: FileSummary[] = [];
  const opened = new Set<RejectFile>();
  try {
    for (const [section, reader] of readers) {
      const file = options.files[section] ?? '';
      const rejects = shared ?? new RejectFile(`${file}.rejects.csv`);
      opened.add(rejects);
      summaries.push(await readFile(section, file, reader, rejects, options));
    }
  } finally {
    for (const rejects of opened) await rejects.close();
  }
  return { files: summaries, draft: builder.draft };
}

function readerOf(
  section: SectionName,
  { mapping, files }: ImportOptions,
  builder: DraftBuilder,
  today: Day,
): sections.SectionReader {
  const { customers, invoices, payments, overdues } = mapping;
  const context = sectionContext(mapping, mapping[section] ?? {}, today + EAST_OF_UTC_DAYS);
  if (section === 'customers' && customers) return sections.customerReader(customers, context, builder);
  if (section === 'payments' && payments) return sections.paymentReader(payments, context, builder);
  if (section === 'overdues' && overdues) return sections.overdueReader(overdues, context, builder);
  if (section === 'invoices' && invoices) {
    const master = files.customers === undefined ? mapping.customersFromInvoices : undefined;
    return sections.invoiceReader(invoices, master, context, builder);
  }
  throw new MappingError('mapping', [
    `a file of ${section} is given, but the mapping has no section "${section}"`,
  ]);
}

async function readFile(
  section: SectionName,
  file: string,
  reader: sections.SectionReader,
  rejects: RejectFile,
  { mapping, onProgress, signal }: ImportOptions,
): Promise<FileSummary> {
  let rows = 0;
  const byReason: Record<string, number> = {};
  const reject = async (
    line: number,
    raw: string,
    problem: { field: string; reason: string; message: string },
  ) => {
    byReason[problem.reason] = (byReason[problem.reason] ?? 0) + 1;
    await rejects.add(file, line, problem, raw);
  };
  const fileMapping = { ...mapping.file, ...mapping[section]?.file };
  const onRead = (read: { bytesRead: number; bytesTotal: number }) =>
    onProgress?.({ phase: 'reading', file, rows, ...read });
  for await (const outcome of readRows(file, fileMapping, reader.columns, onRead)) {
    signal?.throwIfAborted();
    rows += 1;
    if (!outcome.ok) {
      const { line, raw, message } = outcome;
      await reject(line, raw, { field: '', reason: 'malformed-row', message });
      continue;
    }
    const problem = reader.take(outcome.row);
    if (problem) await reject(outcome.row.line, outcome.row.raw, problem);
  }
  for (const { line, raw, problem } of reader.finish()) await reject(line, raw, problem);
  const rejected = Object.values(byReason).reduce((sum, count) => sum + count, 0);
  const rejectsFile = rejected === 0 ? null : rejects.path;
  return { section, file, rows, loaded: rows - rejected, rejected, rejectsByReason: byReason, rejectsFile };
}

function customersOf(draft: LedgerDraft): number {
  const ids = new Set(draft.customers.keys());
  for (const list of [draft.invoices, draft.payments, draft.overdues]) {
    for (const { customerId } of list) ids.add(customerId);
  }
  return ids.size;
}

function invoiced(draft: LedgerDraft): Record<string, number> {
  const minorByCurrency: Record<string, number> = {};
  for (const { kind, currency, amountMinor } of draft.invoices) {
    if (kind === 'ISSUED') minorByCurrency[currency] = (minorByCurrency[currency] ?? 0) + amountMinor;
  }
  return minorByCurrency;
}
