import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FontFiles } from 'pdfmake';

/** Latin and simplified Chinese in one family, so that a Chinese name stands in an English document as well. */
export const FONT = 'Noto Sans SC';

const folder = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts');
const regular = join(folder, 'NotoSansHans-Regular.otf');
const bold = join(folder, 'NotoSansHans-Bold.otf');

/** Of a font only the glyphs that a document uses go into it. */
export const fonts: FontFiles = {
  [FONT]: { normal: regular, bold, italics: regular, bolditalics: bold },
};

/** The files that making a document may read. */
export const fontFiles: ReadonlySet<string> = new Set([regular, bold]);
