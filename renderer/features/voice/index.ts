export { TalkBar } from './TalkBar.tsx';
export { TalkButton } from './TalkButton.tsx';
export { VoiceClient } from './VoiceClient.ts';
export { useVoice, useVoiceClient, VoiceContext } from './VoiceContext.ts';
export { voiceEn } from './voiceEn.ts';
export { voiceZh } from './voiceZh.ts';
