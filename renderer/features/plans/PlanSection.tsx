import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Area } from '../../../protocol/area/area.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { checkTransition } from '../../../protocol/incident/incidentRules.ts';
import { matchPlans } from '../../../protocol/plan/matchPlans.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { PlanProposalCard } from './PlanProposalCard.tsx';
import { PlanResponseCard } from './PlanResponseCard.tsx';
import './plans.css';

const noAreas: readonly Area[] = [];

/** The plan of an incident: proposed until somebody takes it, then what of it is done. */
export function PlanSection({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const plans = useHall((state) => state.dispatch.state.plans);
  const areas = useHall((state) => state.directory.directory?.areas ?? noAreas);
  const [isRefused, setIsRefused] = useState<boolean | null>(null);
  const [isChanging, setIsChanging] = useState(false);
  const areaIds = useMemo(() => withParents(incident.areaId, areas), [incident.areaId, areas]);
  const proposals = useMemo(() => matchPlans(Object.values(plans), incident, areaIds), [plans, incident, areaIds]);
  const mayAccept =
    isPermitted(session.role, 'acceptPlan') && checkTransition(incident, 'editIncident', session) === null;
  const { response } = incident;
  if (response !== undefined && !isChanging) {
    return (
      <PlanResponseCard
        incident={incident}
        response={response}
        onChange={mayAccept && proposals.length > 0 ? () => setIsChanging(true) : null}
      />
    );
  }
  if (!mayAccept || proposals.length === 0) return null;
  // What is put aside is not put to work by the way.
  if (isRefused ?? incident.status === 'parked') {
    return (
      <button type="button" className="plan-again" onClick={() => setIsRefused(false)}>
        {t('plans.proposed', { count: proposals.length })}
      </button>
    );
  }
  return (
    <PlanProposalCard
      incident={incident}
      proposals={proposals}
      onAccepted={() => setIsChanging(false)}
      onLater={() => {
        setIsChanging(false);
        setIsRefused(response === undefined);
      }}
    />
  );
}

/** An area and all that hold it, from the inside out. */
function withParents(areaId: string | null, areas: readonly Area[]): string[] {
  const parents = new Map(areas.map((area) => [area.id as string, area.parentId as string | null]));
  const found: string[] = [];
  for (let id = areaId; id !== null && !found.includes(id); id = parents.get(id) ?? null) found.push(id);
  return found;
}
