import { useHall } from '../../store/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { plotSubject } from './PlotHistory.ts';

/** Why the latest act on a plot was refused, until it is dismissed. */
export function PlotRefusal() {
  const seat = useSeat();
  const refusal = useHall((state) => state.commands.refusals[plotSubject]);
  if (refusal === undefined) return null;
  return <RefusalNotice error={refusal.error} onDismiss={() => seat.dismiss(plotSubject)} />;
}
