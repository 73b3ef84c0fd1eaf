import { Alert, Button, Input, Modal, Radio, Select } from 'antd';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { findArea } from '../../../protocol/area/findArea.ts';
import type { Place, Position } from '../../../protocol/geometry/place.ts';
import {
  incidentSources,
  incidentTypes,
  type IncidentType,
  type Priority,
} from '../../../protocol/incident/incident.ts';
import { useHall } from '../../store/index.ts';
import { RefusalNotice } from '../seat/index.ts';
import { KindField, usePriorityWords } from '../rulebook/index.ts';
import { areaPath } from './areaPath.ts';
import { PlaceField } from './PlaceField.tsx';
import { useReport, type ReportFacts } from './useReport.ts';
import './incidents.css';

/** What a report begins with: the clicked place, or what the quick line said, or nothing. */
export interface ReportStart {
  readonly position: Position | null;
  readonly draft?: Partial<ReportFacts>;
}

interface ReportDialogProps {
  readonly start: ReportStart;
  readonly onClose: () => void;
}

const priorities: readonly Priority[] = [1, 2, 3, 4];

/** One fast form: Tab through it, arrows choose, Ctrl+Enter sends, Esc leaves. */
export function ReportDialog({ start, onClose }: ReportDialogProps) {
  const { t, i18n } = useTranslation();
  const directory = useHall((state) => state.directory.directory);
  const { report, refusal, isPending, isOffline, dismiss } = useReport();
  const { draft = {} } = start;
  const form = useRef<HTMLFormElement>(null);
  const [type, setType] = useState<IncidentType>(draft.incidentType ?? 'fire');
  const [kindId, setKindId] = useState<string | null>(draft.kindId ?? null);
  const priorityWords = usePriorityWords();
  const [priority, setPriority] = useState<Priority>(draft.priority ?? 2);
  const [summary, setSummary] = useState(draft.summary ?? '');
  const [source, setSource] = useState<(typeof incidentSources)[number]>(draft.source ?? 'phone');
  const [place, setPlace] = useState<Place | null>(draft.place ?? start.position);
  const area = useMemo(
    () => (directory === null || place === null ? null : findArea(directory.areas, place)),
    [directory, place],
  );
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const isReady = place !== null && summary.trim() !== '' && !isOffline;

  async function send(): Promise<void> {
    if (place === null || !isReady || isPending) return;
    const incidentId = await report({
      incidentType: type,
      ...(kindId !== null && { kindId }),
      priority,
      place,
      summary,
      source,
    });
    if (incidentId !== null) onClose();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  }

  return (
    <Modal
      open
      title={t('report.title')}
      onCancel={onClose}
      footer={null}
      width={560}
      destroyOnHidden
      afterOpenChange={(isOpen) => {
        // The dialog's focus lock takes the first button; the first thing to say is the place, or the words once it is known.
        if (isOpen) form.current?.querySelector<HTMLElement>('[data-first]')?.focus();
      }}
      mask={{ closable: false }}
    >
      <form ref={form} className="report-form" onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
        <div className="report-field">
          <span>{t('report.type')}</span>
          <Radio.Group
            className="chip-group"
            optionType="button"
            buttonStyle="solid"
            value={type}
            options={incidentTypes.map((value) => ({ value, label: t(`incidentType.${value}`) }))}
            onChange={(event) => {
              setType(event.target.value as IncidentType);
              setKindId(null);
            }}
          />
        </div>
        <KindField
          type={type}
          kindId={kindId}
          onKind={(kind) => {
            setKindId(kind?.id ?? null);
            if (kind !== null) setPriority(kind.defaultPriority);
          }}
        />
        <div className="report-field">
          <span>{t('report.priority')}</span>
          <Radio.Group
            className="chip-group"
            optionType="button"
            buttonStyle="solid"
            value={priority}
            options={priorities.map((value) => ({ value, label: `${value} ${priorityWords(value)}` }))}
            onChange={(event) => setPriority(event.target.value as Priority)}
          />
        </div>
        <label className="report-field">
          <span>{t('report.place')}</span>
          <PlaceField place={place} onPlace={setPlace} isFirst={place === null} />
          <span className="muted report-area">
            {place === null
              ? t('report.placeMissing')
              : area === null
                ? t('report.outside')
                : areaPath(directory?.areas ?? [], area.id)
                    .slice(1)
                    .map((one) => one.name[language])
                    .join(' / ')}
          </span>
        </label>
        <label className="report-field">
          <span>{t('report.summary')}</span>
          <Input.TextArea
            value={summary}
            onChange={(event) => setSummary(event.target.value)}
            autoSize={{ minRows: 3, maxRows: 6 }}
            maxLength={500}
            {...(place !== null && { 'data-first': '' })}
            placeholder={t('report.summaryHint')}
            data-testid="report-summary"
          />
        </label>
        <label className="report-field">
          <span>{t('report.source')}</span>
          <Select
            value={source}
            options={incidentSources.map((value) => ({ value, label: t(`source.${value}`) }))}
            onChange={setSource}
          />
        </label>
        {isOffline && <Alert type="warning" showIcon title={t('report.offline')} />}
        {refusal !== null && <RefusalNotice error={refusal} onDismiss={dismiss} />}
        <div className="form-foot">
          <Button onClick={onClose}>
            {t('action.cancel')} <kbd>Esc</kbd>
          </Button>
          <Button
            type="primary"
            size="large"
            disabled={!isReady}
            loading={isPending}
            onClick={() => void send()}
            data-testid="report-submit"
          >
            {t('report.send')} <kbd>Ctrl+Enter</kbd>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
