import { Rejected } from '../../protocol/wire/rejection.ts';

export function demandVersion(actual: number, expected: number): void {
  if (actual !== expected) throw new Rejected('conflict', 'staleVersion', { details: { version: actual } });
}
