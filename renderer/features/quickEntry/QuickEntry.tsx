import { Alert, Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentId } from '../../../protocol/ids.ts';
import { selectIncident, selectPosition, useHallStore } from '../../store/index.ts';
import type { ReportFacts } from '../incidents/index.ts';
import { RefusalNotice } from '../seat/index.ts';
import type { PlaceFound } from '../search/index.ts';
import { DuplicateList } from './DuplicateList.tsx';
import { UnderstoodChips } from './UnderstoodChips.tsx';
import { useQuickLine } from './useQuickLine.ts';
import { useQuickReport, type Joining } from './useQuickReport.ts';
import './quickEntry.css';

interface QuickEntryProps {
  readonly onClose: () => void;
  /** Goes on in the full form with what was understood. */
  readonly onForm: (draft: Partial<ReportFacts>) => void;
}

/** The map follows the typed place once the hand rests. */
const mapAfterMs = 400;
const longestLine = 500;

/** A report in one line: type, priority, place and words in any order; Enter reports. */
export function QuickEntry({ onClose, onForm }: QuickEntryProps) {
  const { t, i18n } = useTranslation();
  const store = useHallStore();
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const [marked] = useState(() => store.getState().selection.position);
  const line = useQuickLine(typed, marked);
  const quick = useQuickReport();
  const { entry, place, duplicates } = line;
  const candidates = entry.place?.candidates ?? [];
  const isReady = place !== null && entry.summary !== '' && !quick.isOffline && !quick.isPending;
  const foundAt = line.found?.position ?? null;
  useEffect(() => {
    if (foundAt === null) return;
    const timer = setTimeout(() => selectPosition(store, foundAt), mapAfterMs);
    return () => clearTimeout(timer);
  }, [foundAt, store]);

  function close(): void {
    selectPosition(store, marked);
    quick.dismiss();
    onClose();
  }
  function facts(): ReportFacts | null {
    if (!isReady) return null;
    const { type, priority, summary, source } = entry;
    const kind = type.kindId === null ? {} : { kindId: type.kindId };
    return { incidentType: type.value, ...kind, priority: priority.value, place, summary, source: source ?? 'phone' };
  }
  async function report(): Promise<void> {
    const said = facts();
    if (said !== null && (await quick.report(said)) !== null) onClose();
  }
  async function join(incidentId: IncidentId, wished: Joining): Promise<void> {
    const said = facts();
    if (said !== null && (await quick.reportInto(said, incidentId, wished, t('quick.mergeReason')))) onClose();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    const candidate = event.altKey && digit !== undefined ? duplicates[Number(digit) - 1] : undefined;
    const isInLine = event.target === input.current?.input;
    if (candidate !== undefined) void join(candidate.incident.id, event.shiftKey ? 'link' : 'merge');
    else if (event.key === 'F2') toForm();
    else if (event.key === 'Escape') close();
    else if (!isInLine) return;
    else if (event.key === 'Enter' && !event.repeat) void report();
    else if (event.key === 'ArrowDown') line.choose(Math.min(candidates.length - 1, line.chosen + 1));
    else if (event.key === 'ArrowUp') line.choose(Math.max(0, line.chosen - 1));
    else return;
    event.preventDefault();
  }
  function toForm(): void {
    const { type, priority, summary, source } = entry;
    onForm({
      incidentType: type.value,
      priority: priority.value,
      summary,
      ...(place !== null && { place }),
      ...(source !== null && { source }),
    });
  }
  function kindWords(one: PlaceFound): string {
    switch (one.kind) {
      case 'coordinate':
        return t(`plot.system.${one.system}`);
      case 'area':
        return t(`plot.level.${one.level}`);
      case 'camera':
        return t(`tier.${one.tier}`);
      case 'place':
        return t('palette.place');
    }
  }
  return (
    // Not antd's modal: that takes the focus a moment later, and the first keys of a quick hand would be lost.
    <div
      className="quick-entry"
      role="dialog"
      aria-label={t('quick.title')}
      onKeyDown={onKeyDown}
      data-testid="quick-entry"
    >
      <header>
        <h2>{t('quick.title')}</h2>
        <Button type="text" size="small" onClick={close} aria-label={t('action.cancel')}>
          ✕ <kbd>Esc</kbd>
        </Button>
      </header>
      <Input
        ref={input}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        autoFocus
        size="large"
        maxLength={longestLine}
        placeholder={t('quick.placeholder')}
        aria-label={t('quick.title')}
        aria-describedby="quick-hint"
        data-testid="quick-line"
      />
      <UnderstoodChips line={line} />
      {candidates.length > 1 && (
        <ul className="quick-places" role="listbox" aria-label={t('quick.places')}>
          {candidates.map((one, index) => (
            <li
              key={`${one.kind} ${one.name.zh} ${index}`}
              role="option"
              aria-selected={index === line.chosen}
              data-testid="quick-candidate"
              onClick={() => {
                line.choose(index);
                input.current?.focus();
              }}
            >
              {one.name[i18n.language === 'en' ? 'en' : 'zh']} <span className="muted">{kindWords(one)}</span>
            </li>
          ))}
        </ul>
      )}
      <DuplicateList
        duplicates={duplicates}
        mayMerge={quick.mayMerge}
        isReady={isReady}
        onJoin={(incidentId, wished) => void join(incidentId, wished)}
        onOpen={(incidentId) => {
          selectIncident(store, incidentId);
          close();
        }}
      />
      {quick.isOffline && <Alert type="warning" showIcon title={t('report.offline')} />}
      {quick.refusal !== null && <RefusalNotice error={quick.refusal} onDismiss={quick.dismiss} />}
      <div className="form-foot">
        <span className="muted" id="quick-hint">
          {t('quick.hint')}
        </span>
        <Button onClick={toForm} data-testid="quick-form">
          {t('quick.form')} <kbd>F2</kbd>
        </Button>
        <Button
          type="primary"
          size="large"
          disabled={!isReady}
          loading={quick.isPending}
          onClick={() => void report()}
          data-testid="quick-send"
        >
          {t('report.send')} <kbd>Enter</kbd>
        </Button>
      </div>
    </div>
  );
}
