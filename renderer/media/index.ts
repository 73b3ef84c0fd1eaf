export type { FrameTally } from './CameraPicture.ts';
export { CameraSound } from './CameraSound.ts';
export { CameraView, type CameraViewState, type CameraViewTarget } from './CameraView.ts';
export { MediaConnection } from './MediaConnection.ts';
export type { VideoSummary } from './summarizeVideo.ts';
export { UnitView, type UnitViewState } from './UnitView.ts';
export { VoiceReceiver } from './VoiceReceiver.ts';
export { VoiceSender } from './VoiceSender.ts';
