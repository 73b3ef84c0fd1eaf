import { Button, Input, Select } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { incidentTypes, type Incident, type Priority } from '../../../protocol/incident/incident.ts';
import { changedFacts, movedFacts, type IncidentFactsDraft } from './changedFacts.ts';
import { PlaceField } from './PlaceField.tsx';
import type { IncidentCommands } from './useIncidentCommands.ts';

interface EditFormProps {
  readonly incident: Incident;
  readonly commands: IncidentCommands;
  readonly onClose: () => void;
}

const priorities: readonly Priority[] = [1, 2, 3, 4];

/**
 * Corrects what was reported. It sends only what was changed here, against the version the form was opened on: what
 * somebody else corrected meanwhile is shown, and a second press says that this seat means it all the same.
 */
export function EditForm({ incident, commands, onClose }: EditFormProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(incident);
  const [draft, setDraft] = useState<IncidentFactsDraft>(incident);
  const changes = changedFacts(opened, draft);
  const moved = movedFacts(opened, incident);
  const isReady = changes !== null && draft.summary.trim() !== '' && !commands.isOffline;
  const isPending = commands.pending === 'editIncident';
  const set = (part: Partial<IncidentFactsDraft>) => setDraft((before) => ({ ...before, ...part }));

  async function save(): Promise<void> {
    if (!isReady || isPending) return;
    let isFirst = true;
    const isDone = await commands.ask((now) => {
      // A step of a unit meanwhile is no conflict; a correction by somebody else is one, until it was shown and meant.
      const isSeen = !isFirst || movedFacts(opened, now) === null;
      isFirst = false;
      return { type: 'editIncident', incidentId: now.id, expect: isSeen ? now.version : opened.version, ...changes };
    });
    if (isDone) onClose();
  }
  function adopt(): void {
    setDraft({ ...incident, ...movedFacts(opened, draft) });
    setOpened(incident);
    commands.dismiss();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <section className="edit-form" aria-label={t('edit.title')} onKeyDown={onKeyDown}>
      <div className="edit-line">
        <Select
          value={draft.type}
          aria-label={t('report.type')}
          options={incidentTypes.map((value) => ({ value, label: t(`incidentType.${value}`) }))}
          onChange={(type) => set({ type })}
          data-testid="edit-type"
        />
        <Select
          value={draft.priority}
          aria-label={t('report.priority')}
          options={priorities.map((value) => ({ value, label: `${value} ${t(`priority.${value}`)}` }))}
          onChange={(priority) => set({ priority })}
          data-testid="edit-priority"
        />
      </div>
      <PlaceField
        place={draft.place}
        onPlace={(place) => place !== null && set({ place })}
        isFirst={false}
        testId="edit-place"
      />
      <Input.TextArea
        value={draft.summary}
        onChange={(event) => set({ summary: event.target.value })}
        autoFocus
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={500}
        aria-label={t('report.summary')}
        data-testid="edit-summary"
      />
      {moved !== null && (
        <div className="edit-moved" role="status">
          {t('edit.moved', {
            what: Object.keys(moved)
              .map((field) => t(`edit.field.${field}`))
              .join('、'),
          })}{' '}
          <Button size="small" onClick={adopt} data-testid="edit-adopt">
            {t('edit.adopt')}
          </Button>
        </div>
      )}
      <div className="form-foot">
        <Button size="small" onClick={onClose}>
          {t('action.cancel')} <kbd>Esc</kbd>
        </Button>
        <Button
          type="primary"
          disabled={!isReady}
          loading={isPending}
          onClick={() => void save()}
          data-testid="edit-save"
        >
          {t('edit.save')} <kbd>Ctrl+Enter</kbd>
        </Button>
      </div>
    </section>
  );
}
