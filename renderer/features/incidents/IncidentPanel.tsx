import { Button, Empty } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import { checkTransition } from '../../../protocol/incident/incidentRules.ts';
import { useHall } from '../../store/index.ts';
import { OutsideNotice, useMayAct } from '../areas/index.ts';
import { ClockList } from '../clocks/index.ts';
import { PlanSection } from '../plans/index.ts';
import { bindKeys, useSeat, useShortcuts } from '../seat/index.ts';
import { AssignmentList } from './AssignmentList.tsx';
import { ConflictNotice } from './ConflictNotice.tsx';
import { DispatchSection } from './DispatchSection.tsx';
import { EditForm } from './EditForm.tsx';
import { IncidentFacts } from './IncidentFacts.tsx';
import { IncidentTimeline } from './IncidentTimeline.tsx';
import { IncidentVerbBar } from './IncidentVerbBar.tsx';
import { NoteForm } from './NoteForm.tsx';
import { RelationList } from './RelationList.tsx';
import { RoadCards } from './RoadCards.tsx';
import { UrgeList } from './UrgeList.tsx';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { useIncidentCommands } from './useIncidentCommands.ts';

interface IncidentPanelProps {
  /** What another capability shows of the incident, such as its cameras. */
  readonly cameras: (incident: Incident) => ReactNode;
}

/** The selected incident: facts, what to do next, who is sent, what happened; under it, always in sight, its pictures. */
export function IncidentPanel({ cameras }: IncidentPanelProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const incident = useHall((state) =>
    state.selection.incidentId === null ? undefined : state.dispatch.state.incidents[state.selection.incidentId],
  );
  if (incident === undefined) {
    return (
      <section className="panel incident-panel" aria-label={t('incident.title')}>
        <div className="panel-body is-centred">
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={t(isPermitted(session.role, 'reportIncident') ? 'incident.noneOrReport' : 'incident.none')}
          />
        </div>
      </section>
    );
  }
  return <SelectedIncident key={incident.id} incident={incident} cameras={cameras} />;
}

function SelectedIncident({ incident, cameras }: IncidentPanelProps & { readonly incident: Incident }) {
  const { t } = useTranslation();
  const commands = useIncidentCommands(incident);
  const { session } = useSeat();
  const [isEditing, setIsEditing] = useState(false);
  const isOwn = useMayAct(incident);
  const mayEdit =
    isOwn && isPermitted(session.role, 'editIncident') && checkTransition(incident, 'editIncident', session) === null;
  useShortcuts(mayEdit ? bindKeys({ edit: () => setIsEditing(true) }) : {});
  return (
    <section className="panel incident-panel" aria-label={t('incident.title')}>
      <IncidentFacts incident={incident} onEdit={mayEdit && !isEditing ? () => setIsEditing(true) : null} />
      {mayEdit && isEditing && <EditForm incident={incident} commands={commands} onClose={() => setIsEditing(false)} />}
      <div className="incident-act">
        {commands.refusal !== null && <ConflictNotice commands={commands} />}
        {isOwn ? <IncidentVerbBar incident={incident} commands={commands} /> : <OutsideNotice />}
      </div>
      <div className="panel-body incident-body">
        <RoadCards incident={incident} />
        <UrgeList incident={incident} commands={commands} />
        <ClockList incident={incident} />
        <PlanSection incident={incident} />
        {isOwn && <DispatchSection incident={incident} commands={commands} />}
        <AssignmentList incident={incident} commands={commands} />
        <RelationList incident={incident} commands={commands} />
        <IncidentTimeline incident={incident} />
      </div>
      <NoteForm incident={incident} />
      <PicturesDock>{cameras(incident)}</PicturesDock>
    </section>
  );
}

/** Whether the pictures take most of the panel; stays from incident to incident as long as the page lives. */
let isDockTall = false;

function PicturesDock({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [isTall, setIsTall] = useState(isDockTall);
  const toggle = () => {
    isDockTall = !isTall;
    setIsTall(isDockTall);
  };
  return (
    <div className={isTall ? 'incident-pictures is-tall' : 'incident-pictures'}>
      <Button size="small" type="text" className="pictures-size" aria-pressed={isTall} onClick={toggle}>
        {t(isTall ? 'incident.picturesLess' : 'incident.picturesMore')}
      </Button>
      {children}
    </div>
  );
}
