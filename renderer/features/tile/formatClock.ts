/** Server time as a wall clock, `2026-11-21 21:04:34`, in the browser's zone. */
export function formatClock(at: number, precision: 'second' | 'minute'): string {
  const time = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}`;
  return precision === 'minute' ? `${date} ${clock}` : `${date} ${clock}:${two(time.getSeconds())}`;
}
