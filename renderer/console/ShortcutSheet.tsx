import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { keySign, seatKeys } from '../features/seat/index.ts';
import { verbKeys } from '../features/incidents/index.ts';
import { copyKey, mapToolKeys } from '../features/plot/index.ts';

interface ShortcutSheetProps {
  readonly onClose: () => void;
}

/** Keys that work inside a form or are held down, and so are no shortcuts of the whole seat. */
const heldKeys = [
  ['Space', 'talk'],
  ['Ctrl Enter', 'send'],
] as const;

const mapToolKeyRows = [...Object.entries(mapToolKeys), ['copy', copyKey] as const];

export function ShortcutSheet({ onClose }: ShortcutSheetProps) {
  const { t } = useTranslation();
  return (
    <Modal open onCancel={onClose} footer={null} title={t('keys.title')} width={960}>
      <div className="key-sheet">
        <dl>
          {Object.entries(seatKeys).map(([name, keys]) => (
            <div key={name}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{keySign(key)}</kbd>
                ))}
              </dt>
              <dd>{t(`keys.${name}`)}</dd>
            </div>
          ))}
          {heldKeys.map(([key, name]) => (
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
