export { DueRoads } from './DueRoads.ts';
export { decideIncident } from './decideIncident.ts';
export { refuseIdentifyingText } from './refuseIdentifyingText.ts';
