import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { lineChart } from '../chart/chart.ts';
import { letter, type Letter } from '../letter.ts';
import { page, type Page } from '../page.ts';
import { letterPdf } from './letter.ts';
import { pagePdf } from './page.ts';

const rows = Array.from({ length: 90 }, (_, index) => [`INV-${index}`, `USD ${index},234.50`]);
const report: Page = {
  language: 'zh',
  title: '客户风险报告：鑫淼贸易 <C-1>',
  lead: '截至 2013年6月30日；金额单位 USD。',
  sections: [
    {
      title: '概况',
      blocks: [
        { kind: 'figures', figures: [{ label: '逾期', value: 'USD 1,200.00', note: '62.5 %', tone: 'bad' }] },
        { kind: 'facts', facts: [{ label: '行业', value: '贸易 & 物流' }] },
        { kind: 'text', text: 'Überfällig – 逾期金额达到预警水平。' },
        { kind: 'list', items: ['立即致电客户', '暂停新订单'] },
        {
          kind: 'chart',
          caption: '敞口',
          svg: lineChart({ labels: ['一月', '二月'], series: [{ name: '未清', values: [1, 2] }] }),
        },
      ],
    },
    {
      title: '发票',
      blocks: [
        {
          kind: 'table',
          columns: [{ heading: '发票' }, { heading: '金额', align: 'right' }],
          rows,
          tints: rows.map(() => [null, 0.5]),
        },
      ],
    },
  ],
};
const reminder: Letter = {
  language: 'en',
  sender: ['Seller', 'Street 1'],
  recipient: ['C-1', 'Harbour Road 2'],
  date: '2013-06-30',
  references: [{ label: 'Customer', value: 'C-1' }],
  subject: 'Reminder',
  blocks: [{ kind: 'text', text: 'Please pay.' }],
  closing: ['Yours faithfully', 'Accounts receivable'],
  foot: ['Bank account 1'],
  mark: 'Draft',
};

/** All that can be selected and searched, page by page, without the spaces of the layout. */
async function readPdf(bytes: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join('');
    }),
  );
  return { pages: pages.map(bare), metadata: await document.getMetadata() };
}

const bare = (text: string): string => text.replace(/\s+/g, '');
/** What a reader sees of the HTML, the drawings' labels included. */
const textsOf = (html: string): string[] =>
  html
    .slice(html.indexOf('<body>'))
    .split(/<[^>]*>/)
    .map((text) => bare(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')))
    .filter((text) => text !== '');

test.each([
  ['a report', page(report), () => pagePdf(report, { on: 15_886 })],
  ['a letter', letter(reminder), () => letterPdf(reminder, { on: 15_886 })],
])('%s says the same on paper as on the screen, in text that can be searched', async (_, html, make) => {
  const { pages } = await readPdf(await make());
  const whole = pages.join('');
  expect(textsOf(html).filter((text) => !whole.includes(text))).toEqual([]);
});

test('pages are numbered, and a table goes on under its head', async () => {
  const { pages } = await readPdf(await pagePdf(report, { on: 15_886 }));
  expect(pages.length).toBeGreaterThan(1);
  pages.forEach((text, index) => {
    expect(text).toContain(`第${index + 1}页，共${pages.length}页`);
    expect(text).toContain('发票金额');
  });
});

test('the metadata name the title, the language and the day that was given', async () => {
  const { metadata } = await readPdf(await pagePdf(report, { on: 15_886, subject: 'C-1' }));
  expect(metadata.info).toMatchObject({
    Title: report.title,
    Subject: 'C-1',
    CreationDate: 'D:20130630000000Z',
    Language: 'zh-Hans',
  });
});

test('the same document made on the same day is the same file; its fonts are parts of it, and small', async () => {
  const [one, other] = [await pagePdf(report, { on: 15_886 }), await pagePdf(report, { on: 15_886 })];
  expect(Buffer.compare(one, other)).toBe(0);
  expect(Buffer.compare(one, await pagePdf(report, { on: 15_887 }))).not.toBe(0);
  const text = one.toString('latin1');
  expect(text.match(/\/FontFile3 /g)).toHaveLength(2);
  expect(one.length).toBeLessThan(150_000);
});
