/** `8`, `830`, `08:30`, `8：30`, `8.30` as minutes of a day; null for what is none. */
export function readClock(text: string): number | null {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?:[:：.]?([0-5]\d))?$/.exec(text.trim()) ?? [];
  if (hours === undefined || Number(hours) > 23) return null;
  return Number(hours) * 60 + Number(minutes);
}

/** `08:30`. */
export function writeClock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
