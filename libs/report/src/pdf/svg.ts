import type { Content } from 'pdfmake';
import { FONT } from './fonts.ts';
import { COLOUR } from './look.ts';

/** A drawing on paper: no page is around it whose colour and letters it could follow. */
export function svgContent(svg: string, width: number): Content {
  const drawing = svg
    .replaceAll('currentColor', COLOUR.ink)
    .replaceAll('font-family:inherit', `font-family:${FONT}`)
    .replaceAll('font-family="inherit"', `font-family="${FONT}"`);
  return { svg: drawing, width };
}
