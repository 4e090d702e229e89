import type { Block, Section, Table } from '@foreshock/report';
import type { Format } from '../format.ts';
import { WORDS } from '../words.ts';
import type { CustomerReport, WarningLine } from './data.ts';
import { CUSTOMER_WORDS } from './words.ts';

/** Open warnings with their evidence, and what was cleared lately. */
export function warningSection({ openWarnings, clearedWarnings }: CustomerReport, format: Format): Section {
  const say = CUSTOMER_WORDS[format.language];
  const open: readonly Block[] =
    openWarnings.length === 0 ? [{ kind: 'text', text: say.noWarnings }] : [openTable(openWarnings, format)];
  const cleared = clearedWarnings.length === 0 ? [] : [clearedTable(clearedWarnings, format)];
  return { title: say.warnings, blocks: [...open, ...cleared] };
}

function openTable(warnings: readonly WarningLine[], format: Format): Table {
  const common = WORDS[format.language];
  return {
    kind: 'table',
    columns: [
      { heading: common.warning, wrap: true },
      { heading: common.severity },
      { heading: common.since },
      { heading: common.evidence, wrap: true },
      { heading: common.nextStep, wrap: true },
    ],
    rows: warnings.map(({ title, severity, likelihood, raisedOn, evidence, nextStep }) => [
      title,
      `${format.severity(severity)} × ${format.severity(likelihood)}`,
      format.date(raisedOn),
      evidence.join(format.language === 'en' ? ' ' : ''),
      nextStep,
    ]),
  };
}

function clearedTable(warnings: readonly WarningLine[], format: Format): Table {
  const common = WORDS[format.language];
  return {
    kind: 'table',
    caption: CUSTOMER_WORDS[format.language].cleared,
    columns: [
      { heading: common.warning },
      { heading: common.severity },
      { heading: common.since },
      { heading: common.until },
    ],
    rows: warnings.map(({ title, severity, raisedOn, clearedOn }) => [
      title,
      format.severity(severity),
      format.date(raisedOn),
      clearedOn === null ? '' : format.date(clearedOn),
    ]),
  };
}
