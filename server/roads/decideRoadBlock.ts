import type { HallState } from '../../protocol/hall/hallState.ts';
import { mostRoadBlocks, type RoadBlockCommand, type RoadBlockEvent } from '../../protocol/roads/roadBlock.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { refuseIdentifyingText } from '../incidents/index.ts';

/** Closes or opens a road. What was drawn cannot be changed, only opened and drawn anew, so that each closure is one act. */
export function decideRoadBlock(state: HallState, command: RoadBlockCommand, { now }: HallFacts): RoadBlockEvent[] {
  const { roadBlockId } = command;
  const known = state.roadBlocks[roadBlockId];
  if (command.type === 'unblockRoad') {
    if (known === undefined) throw new Rejected('notFound', 'roadBlockUnknown');
    return [{ type: 'roadUnblocked', roadBlockId }];
  }
  const { block } = command;
  if (known !== undefined) throw new Rejected('conflict', 'roadBlockExists');
  if (block.form === 'area' && block.points.length < 3) throw new Rejected('malformed', 'plotIncomplete');
  if (block.until !== null && block.until <= now) throw new Rejected('notAllowed', 'roadBlockOver');
  refuseIdentifyingText(block.reason);
  if (Object.keys(state.roadBlocks).length >= mostRoadBlocks)
    throw new Rejected('notAllowed', 'roadBlocksFull', { details: { most: mostRoadBlocks } });
  return [{ type: 'roadBlocked', roadBlockId, block }];
}
