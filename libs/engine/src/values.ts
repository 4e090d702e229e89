import { fillerOf, signalsOf, type Ledger, type SignalsInForce } from '@foreshock/ledger';
import { signalName, toNumber, type Policy, type Values } from '@foreshock/policy';

/** Writes what a policy reads of a ledger into its slots: indicators as of the ledger's date, numbers of signals in force. */
interface Reader {
  /** One a policy, written anew before it is read. */
  readonly values: Values;
  readonly fill: (ledger: Ledger) => void;
}

const readers = new WeakMap<Policy, Reader>();
/** Of the policy asked for last, which is asked for again as a rule. */
let latest: { readonly policy: Policy; readonly reader: Reader } | null = null;

/** The ledger's values by the slots of the policy's names. They are overwritten by the next call for the same policy. */
export function valuesFor(policy: Policy, ledger: Ledger): Values {
  const reader = latest?.policy === policy ? latest.reader : readerOf(policy);
  reader.fill(ledger);
  return reader.values;
}

function readerOf(policy: Policy): Reader {
  const reader = readers.get(policy) ?? compileReader(policy.names);
  readers.set(policy, reader);
  latest = { policy, reader };
  return reader;
}

const NO_SIGNALS: SignalsInForce = {};

/** Names that begin with `risk.` are left alone: the evaluation writes them. */
function compileReader(names: readonly string[]): Reader {
  const values = new Float64Array(names.length).fill(NaN);
  const signals = names.flatMap((name, slot) => {
    const signal = signalName(name);
    return signal === null
      ? []
      : [{ slot, kind: signal.kind as keyof SignalsInForce, number: signal.number }];
  });
  const fillIndicators = fillerOf(names);
  const fill = (ledger: Ledger): void => {
    fillIndicators(ledger, values);
    const inForce = signals.length === 0 || ledger.signals === null ? NO_SIGNALS : signalsOf(ledger);
    for (const { slot, kind, number } of signals) values[slot] = toNumber(inForce[kind]?.numbers[number]);
  };
  return { values, fill };
}
