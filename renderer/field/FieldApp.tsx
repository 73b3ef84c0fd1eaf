import { useState } from 'react';
import type { UnitId } from '../../protocol/ids.ts';
import { useAlarm } from './alarm/useAlarm.ts';
import { useKindWords } from './assignment/useKindWords.ts';
import { selectScreen, type FieldScreen } from './assignment/selectScreen.ts';
import { BroadcastSheet } from './broadcast/BroadcastSheet.tsx';
import { useField, useFieldTools } from './FieldContext.ts';
import { Frame } from './parts/Frame.tsx';
import { useWakeLock } from './parts/useWakeLock.ts';
import { useWarmSheets } from './parts/lazySheets.ts';
import { TalkSlot } from './parts/TalkSlot.tsx';
import { usePushRenewal } from './push/usePushRenewal.ts';
import { SafetyLayer } from './safety/SafetyLayer.tsx';
import { AssignmentScreen } from './screens/AssignmentScreen.tsx';
import { ChangePasswordScreen } from './screens/ChangePasswordScreen.tsx';
import { DutyScreen } from './screens/DutyScreen.tsx';
import { EndedScreen } from './screens/EndedScreen.tsx';
import { LoginScreen } from './screens/LoginScreen.tsx';
import { WrongRoleScreen } from './screens/WrongRoleScreen.tsx';
import { useWords } from './useWords.ts';

/** Chooses the one screen of the state the phone is in. */
export function FieldApp() {
  const { t } = useWords();
  const phase = useField((state) => state.phase);
  const session = useField((state) => state.session);
  if (phase === 'broken') return <p className="page-problem">{t('field.login.broken')}</p>;
  if (phase === 'starting') return <div className="skeleton" aria-label={t('field.line.connecting')} />;
  if (session === null) return <LoginScreen />;
  if (session.mustChangePassword) return <ChangePasswordScreen />;
  if (session.unitId === null) return <WrongRoleScreen />;
  return <Duty unitId={session.unitId} />;
}

function Duty({ unitId }: { unitId: UnitId }) {
  const { t } = useWords();
  const { alarm } = useFieldTools();
  const kindWords = useKindWords();
  const view = useField((state) => state.view);
  const acts = useField((state) => state.acts);
  const watched = useField((state) => state.watched);
  const [chosenId, setChosenId] = useState<string | null>(null);
  useAlarm();
  useWakeLock(view?.duty.onDuty ?? false);
  useWarmSheets(view?.duty.onDuty ?? false);
  usePushRenewal();
  const screen = selectScreen({ view, acts, watched, chosenId });
  const incoming = screen.kind === 'assignment' ? screen.incoming[0] : undefined;
  const canTalk = screen.kind !== 'duty' || (view?.duty.onDuty ?? false);
  return (
    <div className="page">
      <SafetyLayer unitId={unitId} />
      {incoming !== undefined && (
        <button
          type="button"
          className="incoming"
          data-testid="field-incoming"
          onClick={() => {
            alarm.stop();
            setChosenId(incoming.assignment.id);
          }}
        >
          {t('field.assignment.incoming', { type: kindWords(incoming) })} · {t('field.assignment.show')}
        </button>
      )}
      <BroadcastSheet />
      <Frame screen={screen.kind === 'duty' ? screen.kind : `${screen.kind} ${screen.entry.assignment.id}`}>
        <Screen screen={screen} unitId={unitId} onChoose={setChosenId} />
      </Frame>
      {canTalk && <TalkSlot incidentId={talkIncident(screen)} assignmentId={videoAssignment(screen)} />}
    </div>
  );
}

interface ScreenProps {
  readonly screen: FieldScreen;
  readonly unitId: UnitId;
  readonly onChoose: (assignmentId: string) => void;
}

function Screen({ screen, unitId, onChoose }: ScreenProps) {
  switch (screen.kind) {
    case 'duty':
      return <DutyScreen unitId={unitId} />;
    case 'ended':
      return <EndedScreen entry={screen.entry} />;
    case 'assignment': {
      const { entry, open } = screen;
      const index = open.indexOf(entry);
      const next = open[(index + 1) % open.length];
      return (
        <AssignmentScreen
          entry={entry}
          index={index + 1}
          count={open.length}
          onNext={() => onChoose((next ?? entry).assignment.id)}
        />
      );
    }
  }
}

function talkIncident(screen: FieldScreen) {
  // The hall takes a unit out of the incident's talkgroup when its assignment ends.
  return screen.kind === 'assignment' ? screen.entry.incident.id : null;
}

function videoAssignment(screen: FieldScreen) {
  return screen.kind === 'assignment' ? screen.entry.assignment.id : null;
}
