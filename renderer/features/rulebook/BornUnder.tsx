import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { useHall } from '../../store/index.ts';

/** By which version of the rules an incident is measured; shown once the hall has changed its rules. */
export function BornUnder({ incident }: { readonly incident: Pick<Incident, 'rulebookVersion'> }) {
  const { t } = useTranslation();
  const current = useHall(({ dispatch }) => dispatch.state.rulebook.current);
  const version = incident.rulebookVersion ?? 1;
  if (current === 1) return null;
  return (
    <>
      <dt>{t('rulebook.open')}</dt>
      <dd data-testid="born-under" data-version={version}>
        {version === current
          ? t('rulebook.current', { version })
          : t('rulebook.bornUnder', { version: t('rulebook.version', { version }), current })}
      </dd>
    </>
  );
}
