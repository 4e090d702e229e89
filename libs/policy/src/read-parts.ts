import * as doc from './document.ts';
import {
  optional,
  readFlag,
  readList,
  readNumber,
  readOneOf,
  readShape,
  readText,
  required,
  show,
  type Read,
} from './read.ts';

export const number = readNumber();
export const share = readNumber(0, 1);
export const minor = readNumber(0, Number.MAX_SAFE_INTEGER, true);
export const days = readNumber(0, 36_500, true);
export const level = readOneOf(doc.LEVELS);
export const localText = readShape<doc.LocalText>({ en: required(readText), zh: required(readText) });

/** Names that become part of ids and keys. */
export const identifier: Read<string> = (value, path, report) => {
  if (typeof value === 'string' && /^[A-Za-z][\w-]{0,63}$/.test(value) && !(value in Object.prototype))
    return value;
  report(path, `${show(value)} is not a name (a letter, then letters, digits, - and _, at most 64)`);
  return undefined;
};

const action = readShape<doc.Action>({
  kind: required(readOneOf(doc.ACTION_KINDS)),
  role: required(readText),
  dueInDays: required(days),
  approval: required(readFlag),
  reason: optional(localText),
  termsDays: optional(days),
  atSeverity: optional(level),
});
export const actions = readList(action);

export const contingencySteps = readList(
  readShape<doc.ContingencyStep>({
    text: required(localText),
    role: required(readText),
    dueInDays: required(days),
    approval: required(readFlag),
    kind: optional(readOneOf(doc.ACTION_KINDS)),
    escalateAfterDays: optional(days),
  }),
  1,
);
