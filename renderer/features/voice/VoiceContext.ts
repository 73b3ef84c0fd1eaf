import { createContext, use, useSyncExternalStore } from 'react';
import type { VoiceClient } from './VoiceClient.ts';
import type { VoiceView } from './voiceView.ts';

/** The page's voice; null on pages that have none. */
export const VoiceContext = createContext<VoiceClient | null>(null);

export function useVoiceClient(): VoiceClient {
  const client = use(VoiceContext);
  if (client === null) throw new Error('There is no VoiceContext above this component');
  return client;
}

/** Give it a selector that answers parts of the view as they are: a new object each time would draw without end. */
export function useVoice<Selected>(select: (view: VoiceView) => Selected): Selected {
  const client = useVoiceClient();
  return useSyncExternalStore(
    (listener) => client.subscribe(listener),
    () => select(client.view),
  );
}
