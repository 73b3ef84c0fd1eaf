import { Button, Input, Modal } from 'antd';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import {
  openCameras,
  openLookedAt,
  selectIncident,
  selectPosition,
  selectUnit,
  useHallStore,
} from '../../store/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { writeCameraDrag, writeTileDrag } from '../tile/index.ts';
import { pinyinInitials } from '../search/index.ts';
import { positionOf } from './positionOf.ts';
import { searchHall, type Found } from './searchHall.ts';
import './palette.css';

export interface PaletteCommand {
  readonly words: string;
  readonly key: string;
  readonly act: () => void;
  /** Why it cannot be done now: it is shown with these words and does nothing. */
  readonly refusal?: string;
}

interface PaletteProps {
  readonly commands: readonly PaletteCommand[];
  readonly onClose: () => void;
}

/** The ground framed around a found place, metres. */
const lookRadiusM = 40;

type Choice =
  | {
      readonly kind: 'command';
      readonly words: string;
      readonly more: string;
      readonly act: () => void;
      readonly isRefused: boolean;
    }
  | Found;

/** Finds anything of the hall by name, number or pinyin initials, and does the seat's own commands. */
export function Palette({ commands, onClose }: PaletteProps) {
  const { t, i18n } = useTranslation();
  const store = useHallStore();
  const seat = useSeat();
  const mayLook = isPermitted(seat.session.role, 'lookAtPlace');
  const [error, setError] = useState<unknown>(null);
  const [isLooking, setIsLooking] = useState(false);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const choices = useMemo((): Choice[] => {
    const wanted = typed.trim().toLowerCase();
    const own = commands
      .filter(({ words }) => words.toLowerCase().includes(wanted) || pinyinInitials(words).startsWith(wanted))
      .map(({ words, key, act, refusal }) => ({
        kind: 'command' as const,
        words,
        more: refusal ?? key,
        act,
        isRefused: refusal !== undefined,
      }));
    const found = searchHall(store.getState(), typed, t, i18n.language === 'en' ? 'en' : 'zh');
    if (wanted === '') return own;
    // A verb that is typed means the selected incident before it means anything that is only called so.
    const named = own.filter(({ words }) => words.toLowerCase().startsWith(wanted));
    return [...named, ...found, ...own.filter((one) => !named.includes(one))];
  }, [typed, commands, store, t, i18n.language]);
  const current = Math.min(active, choices.length - 1);

  function choose(choice: Choice | undefined): void {
    if (choice === undefined || (choice.kind === 'command' && choice.isRefused)) return;
    onClose();
    switch (choice.kind) {
      case 'command':
        choice.act();
        return;
      case 'incident':
        selectIncident(store, choice.id);
        return;
      case 'unit':
        selectUnit(store, choice.id);
        return;
      case 'camera': {
        openCameras(store, [choice.id]);
        const camera = store.getState().directory.cameras[choice.id];
        if (camera !== undefined) selectPosition(store, { lon: camera.lon, lat: camera.lat });
        return;
      }
      case 'place':
      case 'area':
      case 'coordinate':
        selectPosition(store, choice.id);
    }
  }
  function look(choice: Choice | undefined): void {
    const position = choice === undefined ? null : positionOf(choice, store.getState());
    if (position === null || !mayLook || isLooking) return;
    setIsLooking(true);
    setError(null);
    selectPosition(store, position);
    seat.lookAt({ place: position, radiusM: lookRadiusM }).then(
      ({ chosen }) => {
        openLookedAt(store, chosen);
        onClose();
      },
      (refused: unknown) => {
        setError(refused);
        setIsLooking(false);
      },
    );
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive(Math.min(choices.length - 1, current + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, current - 1));
    else if (event.key === 'Enter' && event.shiftKey) look(choices[current]);
    else if (event.key === 'Enter') choose(choices[current]);
    else return;
    event.preventDefault();
  }
  return (
    <Modal open onCancel={onClose} footer={null} closable={false} width={560} style={{ top: 80 }} destroyOnHidden>
      <div className="palette" onKeyDown={onKeyDown}>
        <Input
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          autoFocus
          size="large"
          placeholder={t('palette.placeholder')}
          aria-label={t('palette.title')}
          data-testid="palette-input"
        />
        {error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />}
        <ul role="listbox" aria-label={t('palette.title')} tabIndex={0}>
          {choices.map((choice, index) => (
            <li
              key={`${choice.kind}:${choice.words}:${index}`}
              role="option"
              aria-selected={index === current}
              aria-disabled={choice.kind === 'command' && choice.isRefused}
              draggable={choice.kind === 'camera' || choice.kind === 'unit' || choice.kind === 'incident'}
              onDragStart={(event) => {
                if (choice.kind === 'camera') writeCameraDrag(event.dataTransfer, choice.id);
                if (choice.kind === 'unit') {
                  writeTileDrag(event.dataTransfer, { kind: 'unitVideo', unitId: choice.id });
                }
                if (choice.kind === 'incident') {
                  writeTileDrag(event.dataTransfer, { kind: 'incident', incidentId: choice.id });
                }
              }}
              onPointerEnter={() => setActive(index)}
              onClick={() => choose(choice)}
            >
              <span className="palette-kind">{t(`palette.${choice.kind}`)}</span>
              <span className="palette-words">{choice.words}</span>
              <span className="muted">{choice.more}</span>
              {mayLook && index === current && positionOf(choice, store.getState()) !== null && (
                <Button
                  size="small"
                  loading={isLooking}
                  data-testid="palette-look"
                  onClick={(event) => {
                    event.stopPropagation();
                    look(choice);
                  }}
                >
                  {t('linkage.lookHere')} <kbd>⇧↵</kbd>
                </Button>
              )}
            </li>
          ))}
          {typed.trim() !== '' && choices.length === 0 && <li className="muted">{t('palette.nothing')}</li>}
        </ul>
      </div>
    </Modal>
  );
}
