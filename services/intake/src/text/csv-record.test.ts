import { describe, expect, it } from 'vitest';
import { takeCsvRecord } from './csv-record.ts';

const style = { delimiter: ',', quote: '"' };

/** Every record with its first line; bad lines as text. */
function readAll(text: string) {
  const out: [number, string[] | string][] = [];
  for (let at = 0, line = 1; at < text.length;) {
    const step = takeCsvRecord(text, at, true, style);
    if (step.kind === 'more') throw new Error('asked for more at the end');
    out.push([line, step.kind === 'record' ? step.fields : step.message]);
    [at, line] = [step.end, line + step.lines];
  }
  return out;
}

describe('takeCsvRecord', () => {
  it('reads quotes, line breaks inside them, doubled quotes and every line end', () => {
    expect(readAll('a,"b\nc",d\r\n"say ""hi""",,x\r5" pipe,2,3\n"",y,""')).toEqual([
      [1, ['a', 'b\nc', 'd']],
      [3, ['say "hi"', '', 'x']],
      [4, ['5" pipe', '2', '3']],
      [5, ['', 'y', '']],
    ]);
  });

  it('loses one line to a broken quote, not the rows behind it', () => {
    expect(readAll('1,"bad"x,2\n3,4,5\n6,"open,7\n8,9,10\n')).toEqual([
      [1, 'text follows a closing quote'],
      [2, ['3', '4', '5']],
      [3, 'a quote is opened and never closed'],
      [4, ['8', '9', '10']],
    ]);
  });

  it('asks for more text rather than guess at a chunk border', () => {
    for (const piece of ['a,b', 'a,b\r', 'a,"b', 'a,"b"', 'a,"b"\r', 'a,"b""']) {
      expect(takeCsvRecord(piece, 0, false, style)).toEqual({ kind: 'more' });
    }
    expect(takeCsvRecord('a,b\r\n', 0, false, style)).toMatchObject({ kind: 'record', end: 5 });
  });

  it('reads delimiters of several kinds', () => {
    expect(takeCsvRecord('a;"b;c";d\n', 0, true, { delimiter: ';', quote: '"' })).toMatchObject({
      fields: ['a', 'b;c', 'd'],
    });
    expect(takeCsvRecord('a|"b|c\n', 0, true, { delimiter: '|', quote: '' })).toMatchObject({
      fields: ['a', '"b', 'c'],
    });
  });
});
