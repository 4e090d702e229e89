import { expect, it } from 'vitest';
import { table } from './table.ts';

it('aligns columns, wide characters included', () => {
  const rows = [
    { name: 'late', count: 7 },
    { name: '逾期', count: 12 },
  ];
  expect(
    table(
      [
        { heading: 'rule', text: (row) => row.name },
        { heading: 'n', text: (row) => String(row.count), align: 'right' },
      ],
      rows,
    ),
  ).toBe(['rule   n', 'late   7', '逾期  12'].join('\n'));
});
