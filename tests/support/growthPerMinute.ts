export interface MemoryReading {
  readonly atMs: number;
  readonly bytes: number;
}

/** The slope of the second half of the readings by least squares, megabytes a minute; 0 for fewer than two. */
export function growthPerMinute(readings: readonly MemoryReading[]): number {
  const later = readings.slice(Math.floor(readings.length / 2));
  const mean = (of: (reading: MemoryReading) => number): number =>
    later.reduce((sum, reading) => sum + of(reading), 0) / later.length;
  const atMs = mean((reading) => reading.atMs);
  const bytes = mean((reading) => reading.bytes);
  const spread = later.reduce((sum, reading) => sum + (reading.atMs - atMs) ** 2, 0);
  if (spread === 0 || later.length < 2) return 0;
  const together = later.reduce((sum, reading) => sum + (reading.atMs - atMs) * (reading.bytes - bytes), 0);
  return ((together / spread) * 60_000) / 1e6;
}
