import { expect, it } from 'vitest';
import { pagePdf } from './page.ts';
import type { Draft, PdfMaker } from './maker.ts';

const draft = (title: string): Draft => ({
  kind: 'page',
  page: { language: 'en', title, lead: '', sections: [] },
});

/** What every maker of PDFs does. */
export function makerContract(create: () => PdfMaker): void {
  it('makes what was asked for, whoever else asks meanwhile', async () => {
    const maker = create();
    const titles = ['one', 'two', 'three'];
    const made = await Promise.all(titles.map((title) => maker.make(draft(title), { on: 1 })));
    const expected = await Promise.all(
      titles.map((title) => pagePdf({ language: 'en', title, lead: '', sections: [] }, { on: 1 })),
    );
    expected.forEach((bytes, index) => expect(Buffer.compare(bytes, Buffer.from(made[index]!))).toBe(0));
    await maker.close();
  });

  it('says what went wrong, and makes the next', async () => {
    const maker = create();
    const page = { language: 'en', title: 'x', lead: '', sections: [] } as const;
    const broken: Draft = {
      kind: 'page',
      page: { ...page, sections: [{ title: 'x', blocks: [{ kind: 'chart', caption: '', svg: '<p>' }] }] },
    };
    await expect(maker.make(broken, { on: 1 })).rejects.toThrow(/svg/i);
    expect((await maker.make(draft('x'), { on: 1 })).length).toBeGreaterThan(1_000);
    await maker.close();
  });
}
