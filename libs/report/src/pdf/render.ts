import pdfmake from 'pdfmake';
import type { Content, DynamicContent, DocumentDefinition } from 'pdfmake';
import type { DocumentLanguage } from '../page.ts';
import { FONT, fontFiles, fonts } from './fonts.ts';
import { COLOUR } from './look.ts';

/** When and with what a document is made, as its metadata say. */
export interface Made {
  /** Days since 1970-01-01: the same input made on the same day is the same file, byte for byte. */
  readonly on: number;
  readonly subject?: string;
}

export interface Sheet {
  readonly language: DocumentLanguage;
  readonly title: string;
  readonly content: Content[];
  readonly footer: DynamicContent;
  /** In points. */
  readonly fontSize: number;
}

pdfmake.setFonts(fonts);
// a document names nothing outside itself; if it did, nothing would be fetched
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((file) => fontFiles.has(file));

const DAY_MS = 86_400_000;
const LANGUAGE_TAG = { en: 'en', zh: 'zh-Hans' } as const;

/** Lays out an A4 document: text can be selected and searched, fonts are inside. */
export function renderPdf(sheet: Sheet, { on, subject }: Made): Promise<Buffer> {
  const { language, title, content, footer, fontSize } = sheet;
  const date = new Date(on * DAY_MS);
  const definition: DocumentDefinition = {
    pageSize: 'A4',
    pageMargins: [40, 44, 40, 52],
    version: '1.7',
    language: LANGUAGE_TAG[language],
    displayTitle: true,
    info: {
      title,
      ...(subject === undefined ? {} : { subject }),
      creator: 'Foreshock',
      producer: 'Foreshock',
      creationDate: date,
      modDate: date,
    },
    defaultStyle: { font: FONT, fontSize, lineHeight: 1.25, color: COLOUR.ink },
    content,
    footer,
    // a heading does not stand alone at the foot of a page
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel === 1 && getFollowingNodesOnPage().length < FEWEST_AFTER_HEADING,
  };
  return pdfmake.createPdf(definition).getBuffer();
}

/** Lines, cells or drawings; the footer's count among them. */
const FEWEST_AFTER_HEADING = 4;
