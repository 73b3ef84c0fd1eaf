import type { UnitId } from '../../../protocol/ids.ts';
import type { UnitAdvice } from '../../../protocol/unit/unitAdvice.ts';

/** Who is ticked before a person ticks: what fills the needs, and without named needs the first that is fit and free. */
export function preselectUnits({ needs, units }: Pick<UnitAdvice, 'needs' | 'units'>): UnitId[] {
  const fit = units.filter(({ isSuitable, busyWith }) => isSuitable && busyWith === 0);
  const chosen = needs.length > 0 ? units.filter(({ fills }) => fills !== null) : fit.slice(0, 1);
  return chosen.map(({ unitId }) => unitId);
}
