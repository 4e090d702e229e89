import { expect, test } from 'vitest';
import { barChart, lineChart } from './chart/chart.ts';
import { page } from './page.ts';

const svg = lineChart({ labels: ['a', 'b'], series: [{ name: '逾期 <1>', values: [1, null] }], unit: 'n' });
const html = page({
  language: 'zh',
  title: 'A & B',
  lead: '<script>alert(1)</script>',
  sections: [
    {
      title: 'One',
      blocks: [
        { kind: 'chart', caption: 'c', svg },
        {
          kind: 'table',
          columns: [{ heading: 'x' }, { heading: 'n', align: 'right' }],
          rows: [['<b>', '"1"']],
        },
      ],
    },
  ],
});

test('texts are escaped, in the page and in the drawing', () => {
  expect(html).toContain('<title>A &amp; B</title>');
  expect(html).not.toContain('<script');
  expect(html).toContain('<th scope="row">&lt;b&gt;</th><td class="number">&quot;1&quot;</td>');
  expect(svg).toContain('逾期 &lt;1&gt;');
});

test('it asks for nothing from outside, and says its language', () => {
  expect(html).toContain('<html lang="zh-Hans">');
  expect(html).not.toMatch(/\b(?:src|href)\s*=|url\(|@import/);
});

test('the same figures are the same drawing', () => {
  const options = { labels: ['A', 'B'], series: [{ name: 'live', values: [1, 2] }] };
  for (const draw of [barChart, lineChart]) expect(draw(options)).toBe(draw(options));
});
