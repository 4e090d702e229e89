import { statusOf, type Life, type PolicyVersion } from '@foreshock/policy-register';
import { Exit, EXIT } from '../../output/exit.ts';
import { print } from '../../output/print.ts';
import { minuteOf, timeOf, type ListOptions } from './list.ts';
import { readLife } from './read-life.ts';
import { WORDS, type Words } from './words.ts';

interface Step {
  readonly at: string;
  readonly what: string;
  readonly note: string | null;
}

/** One version: what was done with it, by whom and why, and its file. */
export async function show(name: string | undefined, options: ListOptions): Promise<void> {
  const life = await readLife();
  const say = WORDS[options.lang];
  const [shown, version] = versionIn(life, name, say);
  const { proposal, approval, switches } = version;
  const status = statusOf(life, shown);
  print(options, { policy: shown, status, proposal, approval, switches }, () =>
    [
      `${shown}  ${say.status[status]}  sha256 ${proposal.hash}`,
      ...stepsOf(version, say).map(
        ({ at, what, note }) => `${minuteOf(at)}  ${what}${note === null ? '' : `: ${note}`}`,
      ),
      '',
      `${say.file}:`,
      proposal.sourceText.trimEnd(),
    ].join('\n'),
  );
}

function versionIn(life: Life, name: string | undefined, say: Words): [string, PolicyVersion] {
  const wanted = name ?? life.live;
  if (wanted === null) throw new Exit(EXIT.failed, say.none);
  const version = life.versions.get(wanted);
  if (version !== undefined) return [wanted, version];
  const known = [...life.versions.keys()].join(', ');
  throw new Exit(EXIT.usage, `there is no ${wanted}; there are ${known === '' ? 'none' : known}`);
}

function stepsOf({ proposal, approval, switches }: PolicyVersion, say: Words): Step[] {
  const proposed = {
    at: timeOf(proposal.occurredAt),
    what: say.proposed(proposal.proposedBy),
    note: proposal.note,
  };
  const approved =
    approval === null
      ? []
      : [{ at: timeOf(approval.atMs), what: say.approved(approval.by), note: approval.note }];
  const switched = switches.map(({ occurredAt, mode, switchedBy, rollbackOf, note }) => ({
    at: timeOf(occurredAt),
    what: say.switched(say.modes[mode], switchedBy) + (rollbackOf === null ? '' : say.takesBack(rollbackOf)),
    note,
  }));
  return [proposed, ...approved, ...switched];
}
