export { officeHours, roundTheClock, WEEKDAYS, type Calendar, type Span, type Weekday } from './calendar.ts';
export { calendarProblems } from './check.ts';
export { localDate, nextTimeOfDay } from './time-of-day.ts';
export { addWorkingMs, isWorkingTime, nextWorkingTime, workingMsBetween } from './working-time.ts';
