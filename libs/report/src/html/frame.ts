import type { DocumentLanguage } from '../page.ts';
import { escapeHtml } from './escape.ts';
import { STYLE } from './style.ts';

const LANGUAGE_TAG = { en: 'en', zh: 'zh-Hans' } as const;

/** What every document begins and ends with. `main` is HTML already, `style` is added to what all have. */
export function frame(language: DocumentLanguage, title: string, main: string, style = ''): string {
  return `<!doctype html>
<html lang="${LANGUAGE_TAG[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}${style}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}
