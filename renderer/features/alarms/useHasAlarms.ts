import { useHall } from '../../store/index.ts';

/** Whether any alarm waits for a person; without one the panel gives its room away. */
export function useHasAlarms(): boolean {
  return useHall((state) => Object.values(state.dispatch.state.alarms.groups).some((group) => group.status === 'new'));
}
