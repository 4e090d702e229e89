import type { Letter } from '../letter.ts';
import type { Page } from '../page.ts';
import { letterPdf } from './letter.ts';
import { pagePdf } from './page.ts';
import type { Made } from './render.ts';

/** What is to be laid out on paper. */
export type Draft =
  { readonly kind: 'page'; readonly page: Page } | { readonly kind: 'letter'; readonly letter: Letter };

/** Makes PDFs, somewhere. */
export interface PdfMaker {
  /** Rejects with `PdfMakerBusy` where too many wait already. */
  make(draft: Draft, made: Made): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** More are asked for than are made in time: ask again later. */
export class PdfMakerBusy extends Error {
  override readonly name = 'PdfMakerBusy';
}

/** Lays out in this very thread: nothing else happens in it meanwhile. */
export function makePdf(draft: Draft, made: Made): Promise<Uint8Array> {
  return draft.kind === 'page' ? pagePdf(draft.page, made) : letterPdf(draft.letter, made);
}

export const inProcessPdfMaker: PdfMaker = { make: makePdf, close: () => Promise.resolve() };
