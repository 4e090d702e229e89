import { describe, expect, it } from 'vitest';
import { makerContract } from './maker.contract.ts';
import { inProcessPdfMaker, PdfMakerBusy, type Draft } from './maker.ts';
import { threadPdfMaker } from './thread.ts';

describe('in this thread', () => makerContract(() => inProcessPdfMaker));
describe('in a thread of its own', () => {
  makerContract(() => threadPdfMaker());

  const draft: Draft = { kind: 'page', page: { language: 'en', title: 'x', lead: '', sections: [] } };

  it('refuses what more than a few would wait for', async () => {
    const maker = threadPdfMaker(1);
    const first = maker.make(draft, { on: 1 });
    await expect(maker.make(draft, { on: 1 })).rejects.toThrow(PdfMakerBusy);
    await first;
    expect((await maker.make(draft, { on: 1 })).length).toBeGreaterThan(1_000);
    await maker.close();
  });

  it('leaves nobody waiting when it is closed', async () => {
    const maker = threadPdfMaker();
    const asked = maker.make(draft, { on: 1 });
    const refused = expect(asked).rejects.toThrow('ended');
    await maker.close();
    await refused;
  });
});
