import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import type { Command } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { talkgroupIncidentId } from '../../protocol/voice/talkgroup.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { decideAlarm } from '../alarms/index.ts';
import { decideBroadcast } from '../broadcasts/index.ts';
import { decideIncident } from '../incidents/index.ts';
import { decideHandover } from '../handover/index.ts';
import { decideRoster } from '../roster/index.ts';
import { decideMessage } from '../messages/index.ts';
import { decidePlan } from '../plans/index.ts';
import { decideRoadBlock } from '../roads/index.ts';
import { decidePlot } from '../plots/index.ts';
import { decidePtz } from '../ptz/index.ts';
import { decideRulebook } from '../rulebook/index.ts';
import { decideCare, decideEmergency } from '../safety/index.ts';
import { decideClip, decideSnapshot } from '../snapshots/index.ts';
import { decideUnit } from '../units/index.ts';
import { decideWall, decideWallLibrary } from '../walls/index.ts';

/** The one decide of the hall: hands each command to its capability. Pure; throws `Rejected`. */
export function decide(state: HallState, command: Command, facts: HallFacts): HallEvent[] {
  switch (command.type) {
    case 'startDuty':
    case 'endDuty':
    case 'changeDuty':
      return decideUnit(state, command, facts);
    case 'createWall':
    case 'changeWall':
    case 'removeWall':
    case 'setWallLayout':
    case 'placeOnTile':
    case 'swapTiles':
    case 'enlargeTile':
    case 'takeWall':
    case 'releaseWall':
    case 'askForWall':
    case 'giveWall':
    case 'applyScene':
    case 'startTour':
    case 'stopTour':
    case 'raiseOnWall':
    case 'dismissRaised':
    case 'raiseAlarmOnWall':
    case 'dismissRaisedAlarm':
      return decideWall(state, command, facts);
    case 'saveScene':
    case 'renameScene':
    case 'removeScene':
    case 'restoreScene':
    case 'defineTour':
    case 'removeTour':
    case 'setWallRule':
    case 'removeWallRule':
      return decideWallLibrary(state, command, facts);
    case 'drawPlot':
    case 'changePlot':
    case 'removePlot':
      return decidePlot(state, command);
    case 'savePlan':
    case 'removePlan':
    case 'acceptPlan':
    case 'tickChecklist':
      return decidePlan(state, command, facts);
    case 'blockRoad':
    case 'unblockRoad':
      return decideRoadBlock(state, command, facts);
    case 'changeRulebook':
      return decideRulebook(state, command);
    case 'realertAssignment':
    case 'warnDelivery':
    case 'passOnAssignment':
    case 'askWelfare':
    case 'raiseMayday':
    case 'answerWelfare':
      return decideCare(state, command, facts);
    case 'raiseEmergency':
    case 'acknowledgeEmergency':
    case 'endEmergency':
      return decideEmergency(state, command, facts);
    case 'broadcastToArea':
    case 'recallBroadcast':
    case 'confirmBroadcast':
      return decideBroadcast(state, command, facts);
    case 'takeSnapshot':
      return decideSnapshot(state, command, facts);
    case 'keepClip':
      return decideClip(state, command, facts);
    case 'savePtzPreset':
    case 'deletePtzPreset':
    case 'savePtzTour':
    case 'deletePtzTour':
    case 'startPtzTour':
    case 'stopPtzTour':
    case 'calibratePtz':
      return decidePtz(state, command, facts);
    case 'recordAlarms':
    case 'acceptAlarm':
    case 'dismissAlarm':
      return decideAlarm(state, command, facts);
    case 'planShift':
    case 'changeShift':
    case 'swapCrew':
    case 'cancelShift':
      return decideRoster(state, command, facts);
    case 'signHandover':
    case 'acceptHandover':
      return decideHandover(state, command, facts);
    case 'sendMessage':
    case 'confirmMessageRead':
      return decideMessage(state, command, facts);
    case 'recordTalkBurst': {
      const incidentId = talkgroupIncidentId(command.talkgroupId);
      if (incidentId !== null && state.incidents[incidentId] === undefined)
        throw new Rejected('notFound', 'talkgroupUnknown');
      const { type: _type, ...burst } = command;
      return [{ type: 'talkBurstEnded', ...burst }];
    }
    default:
      return decideIncident(state, command, facts);
  }
}
