import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import type { RoadBlock, RoadBlockEvent } from './roadBlock.ts';

type RoadBlocks = Readonly<Record<string, RoadBlock>>;

export function isRoadBlockEvent(event: HallEvent): event is RoadBlockEvent {
  return 'roadBlockId' in event;
}

/** The closed roads after the event. */
export function evolveRoadBlocks(
  blocks: RoadBlocks,
  { at, actor }: JournalEntry,
  event: RoadBlockEvent,
): Record<string, RoadBlock> {
  const id = event.roadBlockId;
  if (event.type === 'roadBlocked') {
    return { ...blocks, [id]: { ...event.block, id, blockedBy: actor.name, blockedAt: at } };
  }
  const { [id]: _opened, ...others } = blocks;
  return others;
}
