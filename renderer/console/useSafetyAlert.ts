import { useEffect } from 'react';
import { isPermitted } from '../../protocol/access/permissions.ts';
import { openEmergencies } from '../../protocol/safety/evolveEmergencies.ts';
import { unansweredOrders } from '../features/safety/index.ts';
import { useHallStore, type HallStoreState } from '../store/index.ts';
import { AlertTones } from './AlertTones.ts';

const repeatMs = 3_000;

/** Sounds for a unit in danger until a desk acknowledges it, mute or not; and once for each rung of an unanswered order. */
export function useSafetyAlert(): void {
  const store = useHallStore();
  useEffect(() => {
    const tones = new AlertTones();
    let toldAt = latestRung(store.getState());
    let isInDanger = false;
    const sound = () => {
      if (isInDanger) tones.play('emergency');
    };
    const look = (state: HallStoreState) => {
      const wasInDanger = isInDanger;
      isInDanger = openEmergencies(state.dispatch.state.emergencies).some((one) => one.acknowledged === null);
      if (isInDanger && !wasInDanger) sound();
      const rung = latestRung(state);
      if (rung > toldAt && !isInDanger && mayHear(state)) tones.play('unanswered');
      toldAt = Math.max(toldAt, rung);
    };
    look(store.getState());
    const timer = setInterval(sound, repeatMs);
    const unsubscribe = store.subscribe((state, before) => {
      if (state.dispatch !== before.dispatch) look(state);
    });
    return () => {
      clearInterval(timer);
      unsubscribe();
      tones.close();
    };
  }, [store]);
}

function latestRung({ dispatch }: HallStoreState): number {
  return Math.max(0, ...unansweredOrders(dispatch.state.incidents).map(({ toldAt }) => toldAt));
}

function mayHear({ session, preferences }: HallStoreState): boolean {
  return !preferences.isMuted && session.session !== null && isPermitted(session.session.role, 'dispatchUnits');
}
