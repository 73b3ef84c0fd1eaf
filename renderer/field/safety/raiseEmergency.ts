import { emergencyIdSchema, type UnitId } from '../../../protocol/ids.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import { newId } from '../../connection/newId.ts';
import type { FieldTools } from '../FieldContext.ts';

/**
 * Calls for help. Over the line at once, past everything that waits on the phone (a photo must not hold it up); where the
 * line does not answer it is kept, and sent as soon as there is one.
 */
export async function raiseEmergency(
  { store, line }: Pick<FieldTools, 'store' | 'line'>,
  unitId: UnitId,
  cause: 'button' | 'manDown',
): Promise<void> {
  const { hall, connection, position } = store.getState();
  const command = {
    type: 'raiseEmergency',
    emergencyId: emergencyIdSchema.parse(newId()),
    unitId,
    cause,
    position: position.kind === 'sharing' ? { lon: position.lon, lat: position.lat } : null,
  } as const;
  if (hall !== null && connection === 'online') {
    try {
      await hall.send(command, { deviceAt: Date.now() });
      return;
    } catch (error) {
      if (error instanceof Rejected && error.code !== 'unavailable') throw error;
    }
  }
  await line.act(command);
}
