import type { CommandType } from '../hall/allCommands.ts';
import type { Role } from './role.ts';

/** What may be asked for beside commands. */
export const otherActions = [
  /** Join the live stream: incidents, units, walls, cameras' directory. */
  'readHall',
  /** See one's own assignments only. */
  'readOwnAssignments',
  'viewCamera',
  /** Take a picture of a camera out of the hall as a file; into an incident it goes by `takeSnapshot`. */
  'saveSnapshot',
  'controlCamera',
  'lookAtPlace',
  'readUnitPositions',
  'reportPosition',
  'talk',
  'monitorTalk',
  /** Take the floor away from another. */
  'preemptTalk',
  'readAttachment',
  'uploadAttachment',
  'readAudit',
  'manageAccounts',
  'manageCameras',
] as const;
export type OtherAction = (typeof otherActions)[number];
export type Action = CommandType | OtherAction;

const desk: readonly Role[] = ['callTaker', 'videoOperator', 'dispatcher', 'supervisor', 'dutyLeader'];
const plotters: readonly Role[] = ['callTaker', 'videoOperator', 'dispatcher', 'dutyLeader'];
const steps: readonly Role[] = ['fieldUnit', 'dispatcher', 'dutyLeader'];

const wallHands: readonly Role[] = ['videoOperator', 'dispatcher', 'dutyLeader'];
const wallKeepers: readonly Role[] = ['videoOperator', 'dutyLeader'];

/** Who may do what: the only such table. The three administrators share no row, so none can do another's job. */
export const permissions: Record<Action, readonly Role[]> = {
  reportIncident: ['callTaker', 'dispatcher', 'videoOperator', 'dutyLeader', 'fieldUnit'],
  acceptIncident: ['callTaker', 'dispatcher', 'dutyLeader'],
  openIncident: ['callTaker', 'dispatcher', 'dutyLeader'],
  returnIncident: ['callTaker', 'dispatcher', 'dutyLeader'],
  voidIncident: ['dispatcher', 'dutyLeader'],
  editIncident: ['callTaker', 'dispatcher', 'dutyLeader'],
  dispatchUnits: ['dispatcher', 'dutyLeader'],
  recallAssignment: ['dispatcher', 'dutyLeader'],
  verifyIncident: ['supervisor', 'dutyLeader'],
  closeIncident: ['supervisor', 'dutyLeader'],
  confirmDelivery: ['fieldUnit'],
  confirmSeen: ['fieldUnit'],
  acknowledgeAssignment: steps,
  departForScene: steps,
  arriveOnScene: steps,
  reportBack: steps,
  addIncidentNote: [...desk, 'fieldUnit'],
  attachPhoto: [...desk, 'fieldUnit'],
  takeSnapshot: desk,
  linkCameras: ['system'],
  startDuty: ['fieldUnit', 'dispatcher', 'dutyLeader'],
  endDuty: ['fieldUnit', 'dispatcher', 'dutyLeader'],
  createWall: wallKeepers,
  changeWall: wallKeepers,
  removeWall: wallKeepers,
  setWallLayout: wallHands,
  placeOnTile: wallHands,
  swapTiles: wallHands,
  enlargeTile: wallHands,
  takeWall: wallHands,
  releaseWall: wallHands,
  askForWall: wallHands,
  giveWall: wallHands,
  applyScene: wallHands,
  startTour: wallHands,
  stopTour: wallHands,
  raiseOnWall: ['system'],
  dismissRaised: wallHands,
  saveScene: wallHands,
  renameScene: wallHands,
  removeScene: wallKeepers,
  restoreScene: wallHands,
  defineTour: wallHands,
  removeTour: wallHands,
  setWallRule: wallKeepers,
  removeWallRule: wallKeepers,
  recordTalkBurst: ['system'],
  savePtzPreset: ['videoOperator', 'dispatcher', 'dutyLeader'],
  deletePtzPreset: ['videoOperator', 'dispatcher', 'dutyLeader'],
  savePtzTour: ['videoOperator', 'dispatcher', 'dutyLeader'],
  deletePtzTour: ['videoOperator', 'dispatcher', 'dutyLeader'],
  startPtzTour: ['videoOperator', 'dispatcher', 'dutyLeader'],
  stopPtzTour: ['videoOperator', 'dispatcher', 'dutyLeader'],
  calibratePtz: ['videoOperator', 'dutyLeader'],
  drawPlot: plotters,
  changePlot: plotters,
  removePlot: plotters,
  readHall: desk,
  readOwnAssignments: ['fieldUnit'],
  viewCamera: desk,
  saveSnapshot: ['videoOperator', 'dispatcher', 'dutyLeader'],
  controlCamera: ['videoOperator', 'dispatcher', 'dutyLeader'],
  lookAtPlace: ['callTaker', 'videoOperator', 'dispatcher', 'dutyLeader'],
  readUnitPositions: desk,
  reportPosition: ['fieldUnit'],
  talk: [...desk, 'fieldUnit'],
  monitorTalk: desk,
  preemptTalk: ['dutyLeader', 'dispatcher'],
  readAttachment: [...desk, 'fieldUnit'],
  uploadAttachment: [...desk, 'fieldUnit'],
  readAudit: ['auditor'],
  manageAccounts: ['securityAdministrator'],
  manageCameras: ['systemAdministrator'],
};

/** The one function that answers whether a role may do something. */
export function isPermitted(role: Role, action: Action): boolean {
  return permissions[action].includes(role);
}
