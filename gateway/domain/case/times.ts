const SECONDS_PER_DAY = 86_400;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|[+-](\d{2}):(\d{2}))$/;
const TIME_WITHOUT_OFFSET = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.toISOString().slice(0, 10) === text;
}

/** Whether a text is a time with its offset (RFC 3339 §5.6, upper case, no leap second) on a day of the calendar. */
export function isTime(text: string): boolean {
  const [, day, hour, minute, second, offsetHour = "0", offsetMinute = "0"] = TIME.exec(text) ?? [];
  if (day === undefined || !isDay(day)) return false;
  return (
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second) <= 59 &&
    Number(offsetHour) <= 23 &&
    Number(offsetMinute) <= 59
  );
}

/** Whether a text is a day or a time that lacks only its offset. */
export function isWithoutOffset(text: string): boolean {
  return TIME_WITHOUT_OFFSET.test(text);
}

/** First second of a day in UTC, in seconds since 1970-01-01T00:00:00Z. */
export function firstSecondOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1_000;
}

/** Last second of a day in UTC, in seconds since 1970-01-01T00:00:00Z. */
export function lastSecondOf(day: string): number {
  return firstSecondOf(day) + SECONDS_PER_DAY - 1;
}
