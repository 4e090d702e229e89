import { letter, page, PdfMakerBusy, type Draft, type Made, type PdfMaker } from '@foreshock/report';
import type { DocumentFormat } from './format.ts';
import { tooBusy } from './format.ts';

/** Turns drafts into what is sent: HTML here, PDF by the maker. */
export class Printer {
  readonly #maker: PdfMaker;

  constructor(maker: PdfMaker) {
    this.#maker = maker;
  }

  /** @throws ProblemError (503) where too many wait already */
  async print(draft: Draft, format: DocumentFormat, made: Made): Promise<string | Buffer> {
    if (format === 'html') return draft.kind === 'page' ? page(draft.page) : letter(draft.letter);
    const pdf = await this.#maker.make(draft, made).catch((error: unknown) => {
      throw error instanceof PdfMakerBusy ? tooBusy(error.message) : error;
    });
    return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  }
}
