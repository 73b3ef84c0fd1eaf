import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useIncidentNamer } from '../rulebook/index.ts';
import { bindKeys, useShortcuts } from '../seat/index.ts';
import { stepKind, type KindCount, type ListFilter } from './listView.ts';

interface KindChipsProps {
  readonly kinds: readonly KindCount[];
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
}

/** One press shows one kind; `[` and `]` go from kind to kind without looking for the chip. */
export function KindChips({ kinds, filter, onFilter }: KindChipsProps) {
  const { t } = useTranslation();
  const nameOf = useIncidentNamer();
  const row = useRef<HTMLDivElement>(null);
  useShortcuts(
    bindKeys({
      nextKind: () => onFilter(stepKind(filter, kinds, 1)),
      previousKind: () => onFilter(stepKind(filter, kinds, -1)),
    }),
  );
  if (kinds.length < 2 && filter.kinds.length === 0) return null;
  function onKeyDown(event: KeyboardEvent): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const chips = [...(row.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const focused = document.activeElement;
    const at = focused instanceof HTMLElement ? chips.indexOf(focused) : -1;
    chips[(at + by + chips.length) % chips.length]?.focus();
  }
  const toggle = (key: string) => {
    const isOn = filter.kinds.includes(key);
    onFilter({ ...filter, kinds: isOn ? filter.kinds.filter((one) => one !== key) : [...filter.kinds, key] });
  };
  return (
    <div className="kind-chips" role="group" aria-label={t('list.kinds')} ref={row} onKeyDown={onKeyDown}>
      {kinds.map(({ key, count, sample }) => (
        <button
          type="button"
          key={key}
          className="kind-chip"
          aria-pressed={filter.kinds.includes(key)}
          onClick={() => toggle(key)}
          data-testid="kind-chip"
          data-kind={key}
        >
          {nameOf(sample)} <b>{count}</b>
        </button>
      ))}
    </div>
  );
}
