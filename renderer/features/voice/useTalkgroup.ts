import { useEffect } from 'react';
import type { TalkgroupId } from '../../../protocol/ids.ts';
import { useVoice, useVoiceClient } from './VoiceContext.ts';
import type { TalkgroupView } from './voiceView.ts';

/** Is in the talkgroup for as long as the component shows it. */
export function useTalkgroup(talkgroupId: TalkgroupId | null): TalkgroupView | null {
  const client = useVoiceClient();
  useEffect(() => {
    if (talkgroupId === null) return;
    client.join(talkgroupId);
    return () => client.leave(talkgroupId);
  }, [client, talkgroupId]);
  return useVoice((view) => (talkgroupId === null ? null : (view.groups[talkgroupId] ?? null)));
}
