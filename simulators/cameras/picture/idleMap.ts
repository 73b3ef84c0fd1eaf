/** Keeps what is asked for; `sweep` lets go of what nobody asked for in a while. Times are of one steady clock, ms. */
export class IdleMap<Value> {
  private readonly idleMs: number;
  private readonly entries = new Map<string, { readonly value: Value; usedAt: number }>();

  constructor(idleMs: number) {
    this.idleMs = idleMs;
  }

  get size(): number {
    return this.entries.size;
  }

  get(key: string, now: number): Value | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    entry.usedAt = now;
    return entry.value;
  }

  set(key: string, value: Value, now: number): void {
    this.entries.set(key, { value, usedAt: now });
  }

  sweep(now: number): void {
    for (const [key, { usedAt }] of this.entries) if (now - usedAt > this.idleMs) this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
  }
}
