import { useTranslation } from 'react-i18next';
import type { Wall } from '../../../protocol/wall/wall.ts';
import { Age } from '../seat/index.ts';
import { useChangerName } from './useChangerName.ts';

/** Who changed the wall last, and how. */
export function LastChange({ wall }: { readonly wall: Wall }) {
  const { t } = useTranslation();
  const changerName = useChangerName();
  const change = wall.changes[0];
  if (change === undefined) return null;
  return (
    <p className="wall-last-change" data-testid="wall-last-change">
      <Age at={change.at} /> {changerName(change.name)} {t(`walls.event.${change.event}`)}
    </p>
  );
}
