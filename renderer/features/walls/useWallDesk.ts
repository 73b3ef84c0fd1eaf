import type { Command } from '../../../protocol/hall/allCommands.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';

export interface WallDeskActions {
  /** True when done; a refusal is shown where walls are changed. */
  readonly send: (command: Command) => Promise<boolean>;
  readonly refusal: unknown;
  readonly dismiss: () => void;
}

const subject = 'walls';

export function useWallDesk(): WallDeskActions {
  const seat = useSeat();
  const refusal = useHall((state) => state.commands.refusals[subject]?.error ?? null);
  return {
    send: (command) => seat.send(command, subject),
    refusal,
    dismiss: () => seat.dismiss(subject),
  };
}
