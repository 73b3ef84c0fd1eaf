/**
 * One range of a `Range` header (RFC 9110, 14.1.2), or null where the whole is to be sent: no header, several ranges, or
 * one that lies outside. Safari plays no recording from a server that has no ranges.
 */
export function readRange(header: string | undefined, sizeBytes: number): { start: number; end: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  return start > end ? null : { start, end };
}
