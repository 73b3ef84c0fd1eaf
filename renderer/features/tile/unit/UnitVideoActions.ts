import type { ViewPurpose } from '../../../../protocol/access/role.ts';
import type { UnitId } from '../../../../protocol/ids.ts';
import type { RtpCapabilities } from '../../../../protocol/media/rtp.ts';
import type { UnitVideoCallOutput } from '../../../../protocol/unitVideo/unitVideoCalls.ts';
import type { HallConnection } from '../../../connection/HallConnection.ts';

/** What a tile does about a unit's video. Every function throws `Rejected` with words an operator can read. */
export interface UnitVideoActions {
  /** Asks the person at the phone, who may say no. */
  readonly ask: (unitId: UnitId) => Promise<unknown>;
  readonly watch: (
    unitId: UnitId,
    rtpCapabilities: RtpCapabilities,
    purpose: ViewPurpose,
  ) => Promise<UnitVideoCallOutput<'unitVideo.watch'>['consumer']>;
}

export function createUnitVideoActions(line: Pick<HallConnection, 'call'>): UnitVideoActions {
  return {
    ask: (unitId) => line.call('unitVideo.ask', { unitId }),
    watch: async (unitId, rtpCapabilities, purpose) =>
      (await line.call('unitVideo.watch', { unitId, rtpCapabilities, purpose })).consumer,
  };
}
