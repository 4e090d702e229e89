import { dayOf, isoDate } from '@foreshock/contracts';
import { heaviestOn, memberSumsOn, migration, type MemberSums } from '@foreshock/portfolio-measures';
import { datesBetween, type PortfolioReport, type ReportDimension } from '@foreshock/risk-report';
import { evidenceSentence, type EvidenceItem, type Language } from '@foreshock/wording';
import type { Tables } from '../controllers/tables.ts';
import { heatMap } from '../queries/open-warnings.ts';
import {
  gradeMoves,
  movers,
  portfolioWarningsOn,
  ruleCounts,
  type PortfolioWarningRow,
} from '../queries/portfolio-report.ts';

const MONTHS = 13;
const YEAR_DAYS = 365;
const MOST_CUSTOMERS = 10;

/** What a report about all customers says, from the tables. */
export class PortfolioReportSource {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** The portfolio at the end of a day, against an earlier one; null where no customer is known then. */
  async report(date: string, since: string, language: Language): Promise<PortfolioReport | null> {
    const whole = await this.#sums('all', [since, date], true);
    const now = whole.find((sums) => sums.date === dayOf(date));
    if (now === undefined) return null;
    const tables = this.#tables;
    const yearBefore = isoDate(dayOf(date) - YEAR_DAYS);
    // one after the other: the store works each of them out with all it has
    const grade = await this.#sums('grade', [date], false);
    const segment = await this.#sums('segment', [date], false);
    const industry = await this.#sums('industry', [date], false);
    const region = await this.#sums('region', [date], false);
    const series = await this.#sums('all', datesBetween(yearBefore, date, MONTHS), false);
    const [moves] = await tables.rowsOf(gradeMoves(since, date));
    const rules = await tables.rowsOf(ruleCounts(since, date));
    const warnings = await tables.rowsOf(portfolioWarningsOn(date));
    return {
      date,
      since,
      currency: now.currency,
      now,
      before: whole.find((sums) => sums.date === dayOf(since)) ?? null,
      byDimension: { grade, segment, industry, region },
      series,
      migration: await tables.rowsOf(migration({}, since, date)),
      heaviest: await tables.rowsOf(heaviestOn({ by: 'all', where: {} }, date, MOST_CUSTOMERS)),
      movers: await tables.rowsOf(movers(since, date, MOST_CUSTOMERS)),
      downgrades: moves?.downgrades ?? 0,
      upgrades: moves?.upgrades ?? 0,
      rules: rules.map(({ titleEn, titleZh, ...row }) => ({
        ...row,
        title: language === 'en' ? titleEn : titleZh,
      })),
      heat: await tables.rowsOf(heatMap(date)),
      warnings: warnings.map((row) => warningLineFrom(row, language)),
    };
  }

  #sums(
    by: 'all' | ReportDimension,
    dates: readonly string[],
    withBefore: boolean,
  ): Promise<readonly MemberSums[]> {
    return this.#tables.rowsOf(memberSumsOn({ by, where: {} }, dates, withBefore));
  }
}

function warningLineFrom(row: PortfolioWarningRow, language: Language): PortfolioReport['warnings'][number] {
  const evidence = JSON.parse(row.evidence || '[]') as EvidenceItem[];
  return {
    title: language === 'en' ? row.titleEn : row.titleZh,
    member: row.member,
    severity: row.severity,
    raisedOn: row.raisedOn,
    evidence: evidence.filter(({ met }) => met).map((item) => evidenceSentence(item, row.currency, language)),
  };
}
