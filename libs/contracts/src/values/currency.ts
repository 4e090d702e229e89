import currencyCodes from 'currency-codes';

/** Codes of ISO 4217 that stand for no money that anyone owes: metals, funds, testing, "no currency". */
const notMoney = /^(X(A[GU]|B[ABCD]|DR|P[DT]|SU|TS|UA|XX)|CHE|CHW|CLF|COU|MXV|USN|UYI|UYW)$/;

/** Digits of codes that the library's edition of the list lacks: one too new, the others withdrawn but in old ledgers. */
const added: Readonly<Record<string, number>> = {
  XCG: 2,
  BYR: 0,
  CYP: 2,
  EEK: 2,
  HRK: 2,
  LTL: 2,
  LVL: 2,
  SIT: 2,
  SKK: 2,
  SLL: 2,
  VEF: 2,
  ZWL: 2,
};

const digitsByCode: ReadonlyMap<string, number> = new Map([
  ...Object.entries(added),
  ...currencyCodes.data
    .filter(({ code }) => !notMoney.test(code))
    .map(({ code, digits }) => [code, digits] as const),
]);

/** Decimal digits of a currency's minor unit (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD; undefined if unknown. */
export function minorUnits(currency: string): number | undefined {
  return digitsByCode.get(currency);
}

/** Whether a code is an ISO 4217 currency in upper case. */
export function isCurrency(code: string): boolean {
  return digitsByCode.has(code);
}

/** Every code that `isCurrency` accepts. */
export function currencies(): Iterable<string> {
  return digitsByCode.keys();
}
