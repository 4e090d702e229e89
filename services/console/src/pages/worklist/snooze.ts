const MORNING_HOUR = 8;

/** Eight o'clock of the reader's next working day, as an ISO instant. */
export function snoozeUntil(now: Date): string {
  const then = new Date(now);
  then.setHours(MORNING_HOUR, 0, 0, 0);
  do then.setDate(then.getDate() + 1);
  while (then.getDay() === 0 || then.getDay() === 6);
  return then.toISOString();
}
