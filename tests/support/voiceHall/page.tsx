import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { incidentIdSchema, talkgroupIdSchema } from '../../../protocol/ids.ts';
import { mediaNotices, type MediaNoticeName } from '../../../protocol/media/mediaNotices.ts';
import { HallConnection } from '../../../renderer/connection/HallConnection.ts';
import {
  TalkBar,
  TalkButton,
  VoiceClient,
  VoiceContext,
  voiceEn,
  voiceZh,
} from '../../../renderer/features/voice/index.ts';
import { commonEn } from '../../../renderer/i18n/common/commonEn.ts';
import { commonZh } from '../../../renderer/i18n/common/commonZh.ts';
import { createTranslation } from '../../../renderer/i18n/createTranslation.ts';
import { MediaConnection } from '../../../renderer/media/index.ts';
import { DirectCall } from './DirectCall.ts';
import { SoundProbe } from './SoundProbe.ts';

export interface HeardSound {
  /** Grows with what the loudspeaker would give (webrtc-stats, totalAudioEnergy). */
  energy: number;
  /** Samples played, sound or silence: how far the listener's own time has gone. */
  samples: number;
  packets: number;
}

declare global {
  interface Window {
    voiceTest: {
      client: VoiceClient;
      join: (talkgroupId: string) => void;
      leave: (talkgroupId: string) => void;
      press: (talkgroupId: string, isEmergency?: boolean) => void;
      release: () => void;
      phase: () => string;
      heard: () => Promise<HeardSound>;
      selectIncident: (incidentId: string | null) => void;
      probe: () => SoundProbe;
      replaceMicrophone: () => void;
      /** Whether the replaced microphone hears its tone; it does at first. */
      setTone: (isOn: boolean) => void;
      direct: () => DirectCall;
    };
  }
}

let probe: SoundProbe | null = null;
let direct: DirectCall | null = null;
let setTone: (isOn: boolean) => void = () => undefined;
const peerConnections: RTCPeerConnection[] = [];
const NativeConnection = window.RTCPeerConnection;
window.RTCPeerConnection = class extends NativeConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    peerConnections.push(this);
    this.addEventListener('track', ({ track }) => probe?.watch(track));
  }
};

async function heard(): Promise<HeardSound> {
  const sum: HeardSound = { energy: 0, samples: 0, packets: 0 };
  for (const peerConnection of peerConnections) {
    if (peerConnection.connectionState === 'closed') continue;
    const report = (await peerConnection.getStats()) as unknown as Map<string, Record<string, unknown>>;
    for (const entry of report.values()) {
      if (entry['type'] !== 'inbound-rtp' || entry['kind'] !== 'audio') continue;
      sum.energy += Number(entry['totalAudioEnergy'] ?? 0);
      sum.samples += Number(entry['totalSamplesReceived'] ?? 0);
      sum.packets += Number(entry['packetsReceived'] ?? 0);
    }
  }
  return sum;
}

const connection = new HallConnection();
const media = new MediaConnection({ call: (name, input) => connection.call(name, input as never) });
for (const name of Object.keys(mediaNotices) as MediaNoticeName[]) {
  connection.on(name, (body) => media.hear(name, body));
}
let wasOnline = false;
connection.onStatus((status) => {
  if (status !== 'online') return;
  if (wasOnline) media.restart();
  wasOnline = true;
});
const client = new VoiceClient({ connection, media });

let selectIncident: (incidentId: string | null) => void = () => undefined;

function Bench() {
  const [incidentId, setIncidentId] = useState<string | null>(null);
  selectIncident = setIncidentId;
  const id = incidentId === null ? null : incidentIdSchema.parse(incidentId);
  const label = incidentId === null ? {} : { incidentLabel: '#12 文昌路火灾' };
  const isPhone = new URLSearchParams(location.search).has('phone');
  if (isPhone) return <TalkButton incidentId={id} />;
  return <TalkBar incidentId={id} {...label} />;
}

async function start(): Promise<void> {
  const translation = await createTranslation({
    'zh-CN': { ...commonZh, ...voiceZh },
    en: { ...commonEn, ...voiceEn },
  });
  window.voiceTest = {
    client,
    join: (talkgroupId) => client.join(talkgroupIdSchema.parse(talkgroupId)),
    leave: (talkgroupId) => client.leave(talkgroupIdSchema.parse(talkgroupId)),
    press: (talkgroupId, isEmergency = false) => client.press(talkgroupIdSchema.parse(talkgroupId), { isEmergency }),
    release: () => client.release(),
    phase: () => client.view.talk.phase.kind,
    heard,
    probe: () => (probe ??= new SoundProbe()),
    replaceMicrophone: () => {
      setTone = SoundProbe.replaceMicrophone();
    },
    setTone: (isOn) => setTone(isOn),
    direct: () => (direct ??= new DirectCall()),
    selectIncident: (incidentId) => selectIncident(incidentId),
  };
  const root = document.querySelector('#root');
  if (root !== null && new URLSearchParams(location.search).has('ui')) {
    createRoot(root).render(
      <I18nextProvider i18n={translation}>
        <VoiceContext value={client}>
          <Bench />
        </VoiceContext>
      </I18nextProvider>,
    );
  }
  connection.start();
}

void start();
