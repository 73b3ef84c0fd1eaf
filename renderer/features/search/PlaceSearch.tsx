import { Button, Input } from 'antd';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Position } from '../../../protocol/geometry/place.ts';
import { openCameras, openLookedAt, selectPosition, useHall, useHallStore } from '../../store/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import type { PlaceFound } from './PlaceFound.ts';
import { searchPlaces } from './searchPlaces.ts';
import './search.css';

interface PlaceSearchProps {
  /** Starts a report at a found place; null where this seat may not report. */
  readonly onReport: ((position: Position) => void) | null;
}

const mostFound = 12;
/** The ground framed around a found place, metres. */
const lookRadiusM = 40;

/** Finds a place by name, initials, code or coordinates; it can be shown, looked at or reported from. */
export function PlaceSearch({ onReport }: PlaceSearchProps) {
  const { t, i18n } = useTranslation();
  const store = useHallStore();
  const seat = useSeat();
  const directory = useHall((state) => state.directory.directory);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const mayLook = isPermitted(seat.session.role, 'lookAtPlace');
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const [isLooking, setIsLooking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const found = useMemo(
    () => (directory === null ? [] : searchPlaces(typed, directory, mostFound)),
    [typed, directory],
  );
  const current = Math.min(active, found.length - 1);

  function show(one: PlaceFound): void {
    if (one.kind === 'camera') openCameras(store, [one.id]);
    selectPosition(store, one.position);
  }
  function look(one: PlaceFound): void {
    if (isLooking) return;
    setIsLooking(true);
    setError(null);
    selectPosition(store, one.position);
    seat
      .lookAt({ place: one.position, radiusM: lookRadiusM })
      .then(({ chosen }) => openLookedAt(store, chosen), setError)
      .finally(() => setIsLooking(false));
  }
  function onKeyDown(event: KeyboardEvent): void {
    const one = found[current];
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive(Math.min(found.length - 1, current + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, current - 1));
    else if (event.key !== 'Enter') return;
    else if (one !== undefined && event.shiftKey && mayLook) look(one);
    else if (one !== undefined) show(one);
    event.preventDefault();
  }
  return (
    <div className="place-search" onKeyDown={onKeyDown}>
      <Input
        size="small"
        autoFocus
        allowClear
        value={typed}
        maxLength={80}
        aria-label={t('search.title')}
        placeholder={t('search.placeholder')}
        data-testid="place-search"
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
      />
      {error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />}
      <ul aria-label={t('search.title')}>
        {found.map((one, index) => (
          <li
            key={`${one.kind} ${'id' in one ? one.id : one.name.zh} ${index}`}
            data-current={index === current}
            onPointerEnter={() => setActive(index)}
          >
            <button type="button" className="place-found" onClick={() => show(one)} data-testid="place-found">
              <span>{one.name[language]}</span>
              <span className="muted">{kindWords(one)}</span>
            </button>
            {index === current && (
              <span className="place-acts">
                {mayLook && (
                  <Button size="small" loading={isLooking} onClick={() => look(one)} data-testid="place-look">
                    {t('map.lookHere')} <kbd>⇧↵</kbd>
                  </Button>
                )}
                {onReport !== null && (
                  <Button size="small" data-testid="place-report" onClick={() => onReport(one.position)}>
                    {t('map.reportHere')}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {found.length === 0 && <span className="muted">{t(typed.trim() === '' ? 'search.hint' : 'search.nothing')}</span>}
    </div>
  );

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
}
