import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';

export interface TileMenuEntry {
  readonly key: string;
  readonly words: string;
  /** Shown with a tick; absent for entries that are no choice. */
  readonly isChecked?: boolean;
  readonly run: () => void;
}

interface TileMenuProps {
  readonly at: { readonly x: number; readonly y: number };
  readonly entries: readonly TileMenuEntry[];
  readonly onClose: () => void;
}

/** The few things one can do with a tile, where the pointer or the focus is. */
export function TileMenu({ at, entries, onClose }: TileMenuProps): ReactElement {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const box = element.getBoundingClientRect();
    element.style.left = `${Math.max(0, Math.min(at.x, window.innerWidth - box.width))}px`;
    element.style.top = `${Math.max(0, Math.min(at.y, window.innerHeight - box.height))}px`;
    element.querySelector('button')?.focus();
    const onPointerDown = (event: globalThis.PointerEvent) => {
      if (!(event.target instanceof Node) || !element.contains(event.target)) onClose();
    };
    window.addEventListener('pointerdown', onPointerDown, true);
    window.addEventListener('blur', onClose);
    return () => {
      window.removeEventListener('pointerdown', onPointerDown, true);
      window.removeEventListener('blur', onClose);
    };
  }, [at, onClose]);

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      onClose();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    if (step === 0 || buttons.length === 0) return;
    event.preventDefault();
    const index = buttons.findIndex((button) => button === document.activeElement);
    buttons[(index + step + buttons.length) % buttons.length]?.focus();
  }

  return createPortal(
    <ul
      ref={list}
      className="tile-menu"
      role="menu"
      aria-label={t('tile.menu.label')}
      onKeyDown={onKeyDown}
      onDoubleClick={(event) => event.stopPropagation()}
      onContextMenu={(event) => event.preventDefault()}
    >
      {entries.map((entry) => (
        <li key={entry.key} role="none">
          <button
            type="button"
            role={entry.isChecked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={entry.isChecked}
            onClick={() => {
              onClose();
              entry.run();
            }}
          >
            {entry.words}
          </button>
        </li>
      ))}
    </ul>,
    document.body,
  );
}
