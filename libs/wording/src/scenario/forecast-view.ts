import { isoDate } from '@foreshock/contracts';
import type { Forecast, ForecastEntry, PlannedPayment } from '@foreshock/forecast';
import type { Language } from '../language.ts';
import { moneyOf } from '../money.ts';
import { decisionRecord, decisionText, reasonText } from './decision-words.ts';
import { assumptionsOf } from './forecast-words.ts';
import { summaryOf } from './summary.ts';

/** A forecast for people and programs: dates as texts, amounts as money, sentences in one language. */
export function forecastView(forecast: Forecast, language: Language) {
  const { customerId, mode, from, until, habit, before, after } = forecast;
  return {
    customerId,
    mode,
    language,
    from: isoDate(from),
    until: isoDate(until),
    assumptions: assumptionsOf(forecast, language),
    habit,
    payments: forecast.payments.map(paymentView),
    now: summaryOf(before, language),
    end: summaryOf(after, language),
    entries: worthTelling(forecast).map((entry) => entryView(entry, language)),
  };
}

function paymentView({ invoiceId, dueDate, leftMinor, currency, paidOn, because }: PlannedPayment) {
  const amount = moneyOf(leftMinor, currency);
  const paid = paidOn === null ? null : isoDate(paidOn);
  return { invoiceId, dueDate: isoDate(dueDate), amount, paidOn: paid, because };
}

/** An assessment that changes neither the default nor the limit repeats what the others say. */
function worthTelling({ entries, before }: Forecast): readonly ForecastEntry[] {
  let { inDefault, recommendedLimitMinor: limitMinor } = before;
  return entries.filter(({ decision }) => {
    if (decision.type !== 'RiskAssessed') return true;
    const { record } = decision;
    const isNews = record.inDefault !== inDefault || record.recommendedLimitMinor !== limitMinor;
    inDefault = record.inDefault;
    limitMinor = record.recommendedLimitMinor;
    return isNews;
  });
}

function entryView({ day, decision, standing }: ForecastEntry, language: Language) {
  const { grade, exposure, overdue, expectedLoss } = summaryOf(standing, language);
  return {
    date: isoDate(day),
    type: decision.type,
    what: decisionText(decision, standing, language),
    why: reasonText(decision, language),
    grade,
    exposure,
    overdue,
    expectedLoss,
    decision: decisionRecord(decision),
  };
}
