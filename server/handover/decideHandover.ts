import type { HallState } from '../../protocol/hall/hallState.ts';
import type { HandoverCommand, HandoverEvent } from '../../protocol/handover/handover.ts';
import { checkAcceptHandover, handoverSince } from '../../protocol/handover/handoverRules.ts';
import { summarizeHandover } from '../../protocol/handover/summarizeHandover.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { refuseIdentifyingText } from '../incidents/index.ts';

/** 交接班: two signatures of two people over what the state says at one sequence of the journal. Pure. */
export function decideHandover(state: HallState, command: HandoverCommand, facts: HallFacts): HandoverEvent[] {
  const { handoverId } = command;
  const handover = state.handovers[handoverId];
  if (command.type === 'signHandover') {
    if (handover !== undefined) throw new Rejected('conflict', 'handoverExists');
    refuseIdentifyingText(command.notes);
    const { actor, now, brokenCameras = () => [] } = facts;
    const since = handoverSince(state.handovers, actor, now);
    const summary = summarizeHandover(state, { since, now, brokenCameraIds: brokenCameras() });
    return [{ type: 'handoverSigned', handoverId, notes: command.notes, summary }];
  }
  if (handover === undefined) throw new Rejected('notFound', 'handoverUnknown');
  const answer = checkAcceptHandover(handover, facts.actor);
  if (answer !== null) throw new Rejected('notAllowed', answer);
  refuseIdentifyingText(command.remark);
  return [{ type: 'handoverAccepted', handoverId, remark: command.remark }];
}
