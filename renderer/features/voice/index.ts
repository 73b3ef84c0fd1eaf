export { TalkBar } from './TalkBar.tsx';
export { TalkButton } from './TalkButton.tsx';
export { VoiceClient, type VoiceClientOptions } from './VoiceClient.ts';
export { VoiceContext, useVoice, useVoiceClient } from './VoiceContext.ts';
export { voiceEn } from './voiceEn.ts';
export type { TalkgroupView, TalkPhase, VoiceView } from './voiceView.ts';
export { voiceZh } from './voiceZh.ts';
