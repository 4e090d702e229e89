/** No dead letter has that id. */
export class UnknownDeadLetter extends Error {
  constructor(id: string) {
    super(`there is no dead letter ${id}; \`foreshock dlq list --state all\` shows them`);
    this.name = 'UnknownDeadLetter';
  }
}

/** The letter does not say where it came from. */
export class NotReplayable extends Error {
  constructor(id: string) {
    super(
      `dead letter ${id} does not say where it came from, so it cannot go back; discard it with a reason`,
    );
    this.name = 'NotReplayable';
  }
}

/** Somebody has replayed or discarded it before. */
export class AlreadyHandled extends Error {
  constructor(id: string, state: string, actor: string) {
    super(`dead letter ${id} is ${state.toLowerCase()} by ${actor}; say --again to do it once more`);
    this.name = 'AlreadyHandled';
  }
}
