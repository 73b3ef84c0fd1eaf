import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { verbKeys } from '../features/incidents/index.ts';
import { mapToolKeys } from '../features/plot/index.ts';

interface ShortcutSheetProps {
  readonly onClose: () => void;
}

const seatKeys = [
  ['Ctrl K  /', 'search'],
  ['N', 'report'],
  ['J ↓', 'next'],
  ['K ↑', 'previous'],
  ['Enter', 'nextVerb'],
  ['L', 'look'],
  ['F', 'edit'],
  ['T', 'note'],
  ['M', 'mute'],
  ['Space', 'talk'],
  ['Ctrl Enter', 'send'],
  ['Esc', 'leave'],
  [',', 'settings'],
  ['?', 'sheet'],
] as const;

const mapToolKeyRows = [...Object.entries(mapToolKeys), ['copy', 'i'] as const];

export function ShortcutSheet({ onClose }: ShortcutSheetProps) {
  const { t } = useTranslation();
  return (
    <Modal open onCancel={onClose} footer={null} title={t('keys.title')} width={620}>
      <div className="key-sheet">
        <dl>
          {seatKeys.map(([key, name]) => (
            <div key={name}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`keys.${name}`)}</dd>
            </div>
          ))}
        </dl>
        <dl>
          {Object.entries(verbKeys).map(([verb, key]) => (
            <div key={verb}>
              <dt>
                <kbd>{key.toUpperCase()}</kbd>
              </dt>
              <dd>{t(`verb.${verb}`)}</dd>
            </div>
          ))}
        </dl>
        <dl>
          {mapToolKeyRows.map(([name, key]) => (
            <div key={name}>
              <dt>
                <kbd>{key.toUpperCase()}</kbd>
              </dt>
              <dd>{t(`plot.tool.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="muted">{t('keys.rest')}</p>
      <p className="muted">{t('cameras.openHint')}</p>
    </Modal>
  );
}
