export { createPtzActions, type PtzActions, type PtzSubject } from './PtzActions.ts';
export { PtzHold, type PtzVelocity } from './PtzHold.ts';
export { PtzLeaseLine } from './PtzLeaseLine.tsx';
export { ptzEn } from './ptzEn.ts';
export { PtzPanel } from './PtzPanel.tsx';
export { ptzZh } from './ptzZh.ts';
export { SteeringLayer, type SteeringTool } from './SteeringLayer.tsx';
export { chooseForJoystick, useJoystick } from './useJoystick.ts';
export { usePtzKeys } from './usePtzKeys.ts';
