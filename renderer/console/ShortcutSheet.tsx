import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { incidentVerbs, verbKeys } from '../features/incidents/index.ts';

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
  ['E', 'edit'],
  ['T', 'note'],
  ['M', 'mute'],
  ['Space', 'talk'],
  ['Ctrl Enter', 'send'],
  ['Esc', 'leave'],
  ['?', 'sheet'],
] as const;

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
          {incidentVerbs.map((verb) => (
            <div key={verb}>
              <dt>
                <kbd>{verbKeys[verb].toUpperCase()}</kbd>
              </dt>
              <dd>{t(`verb.${verb}`)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="muted">{t('keys.rest')}</p>
      <p className="muted">{t('cameras.openHint')}</p>
    </Modal>
  );
}
