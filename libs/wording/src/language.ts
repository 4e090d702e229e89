/** Languages that every text exists in: English and simplified Chinese. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/**
 * The language a reader prefers by an HTTP `Accept-Language` header (RFC 9110 §12.5.4).
 *
 * Takes the first of ours by quality, then by order; without a match, or without a header, English.
 * `zh-Hant` counts as Chinese: simplified characters serve such a reader better than English.
 */
export function negotiateLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .slice(0, 20)
    .map((part, index) => ({ ...readRange(part), index }))
    .filter((range) => range.language !== undefined && range.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  return wanted[0]?.language ?? 'en';
}

function readRange(part: string): { language: Language | undefined; quality: number } {
  const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
  const quality = parameters.map((p) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(p)?.[1]).find((q) => q);
  const primary = range.trim().split('-')[0];
  return {
    language: languages.find((language) => language === primary),
    quality: quality === undefined ? 1 : Number(quality),
  };
}
