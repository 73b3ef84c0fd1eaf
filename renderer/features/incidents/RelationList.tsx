import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import type { IncidentId } from '../../../protocol/ids.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { checkTransition } from '../../../protocol/incident/incidentRules.ts';
import { selectIncident, useHall, useHallStore } from '../../store/index.ts';
import { useIncidentNamer } from '../rulebook/index.ts';
import { useSeat } from '../seat/index.ts';
import { TextForm } from './TextForm.tsx';
import type { IncidentCommands } from './useIncidentCommands.ts';

interface RelationListProps {
  readonly incident: Incident;
  readonly commands: IncidentCommands;
}

/** Incidents that have to do with this one: merged, linked, the large event and its parts; each a press away. */
export function RelationList({ incident, commands }: RelationListProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const [splitting, setSplitting] = useState<IncidentId | null>(null);
  const children = useMemo(
    () => Object.values(incidents).filter(({ parentId }) => parentId === incident.id),
    [incidents, incident.id],
  );
  const { mergedFrom = [], mergedInto, links = [], parentId } = incident;
  if (mergedFrom.length + links.length + children.length === 0 && mergedInto === undefined && parentId === undefined) {
    return null;
  }
  const may = (command: 'unmergeIncident' | 'unlinkIncidents' | 'setParentIncident', one: Incident) =>
    isPermitted(session.role, command) && checkTransition(one, command, session) === null && !commands.isOffline;
  const send = (build: (now: Incident) => Command) => void commands.ask(build);
  const unlink = (otherId: IncidentId) => send(({ id }) => ({ type: 'unlinkIncidents', incidentId: id, otherId }));
  return (
    <section aria-label={t('sideRoads.relations')} data-testid="relations">
      <h3>{t('sideRoads.relations')}</h3>
      <ul className="relations">
        {mergedInto !== undefined && <Relation name="mergedInto" one={incidents[mergedInto.incidentId]} />}
        {parentId !== undefined && (
          <Relation
            name="parent"
            one={incidents[parentId]}
            act={t('sideRoads.leaveParent')}
            onAct={
              may('setParentIncident', incident)
                ? () =>
                    send(({ id, version }) => ({
                      type: 'setParentIncident',
                      incidentId: id,
                      expect: version,
                      parentId: null,
                    }))
                : null
            }
          />
        )}
        {mergedFrom.map((id) => {
          const one = incidents[id];
          return (
            <Relation
              key={id}
              name="merged"
              one={one}
              act={t('verb.unmerge')}
              onAct={one !== undefined && may('unmergeIncident', one) ? () => setSplitting(id) : null}
            />
          );
        })}
        {children.map((one) => (
          <Relation key={one.id} name="child" one={one} />
        ))}
        {links.map((id) => (
          <Relation
            key={id}
            name="linked"
            one={incidents[id]}
            act={t('sideRoads.unlink')}
            onAct={may('unlinkIncidents', incident) ? () => unlink(id) : null}
          />
        ))}
      </ul>
      {splitting !== null && incidents[splitting] !== undefined && (
        <SplitForm one={incidents[splitting]} commands={commands} onClose={() => setSplitting(null)} />
      )}
    </section>
  );
}

interface RelationProps {
  readonly name: 'mergedInto' | 'parent' | 'merged' | 'child' | 'linked';
  readonly one: Incident | undefined;
  readonly act?: string;
  readonly onAct?: (() => void) | null;
}

function Relation({ name, one, act, onAct }: RelationProps) {
  const { t } = useTranslation();
  const store = useHallStore();
  const words = useIncidentNamer();
  if (one === undefined) return null;
  return (
    <li data-relation={name}>
      <span className="tag">{t(`sideRoads.relation.${name}`)}</span>
      <button type="button" className="link" onClick={() => selectIncident(store, one.id)}>
        #{one.number} {words(one)} {one.summary}
      </button>
      <span className="status-tag" data-status={one.status}>
        {t(`incidentStatus.${one.status}`)}
      </span>
      {onAct != null && (
        <Button size="small" type="text" onClick={onAct} data-testid={`relation-${name}-act`}>
          {act}
        </Button>
      )}
    </li>
  );
}

/** Takes one out of the merge again: the command is about the one that goes. */
function SplitForm({
  one,
  commands,
  onClose,
}: {
  readonly one: Incident;
  readonly commands: IncidentCommands;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  async function split(): Promise<void> {
    const { id: incidentId, version: expect } = one;
    if (await commands.ask(() => ({ type: 'unmergeIncident', incidentId, expect, reason: text.trim() }))) onClose();
  }
  return (
    <TextForm
      name={t('verb.unmerge')}
      words={t('verbWords.unmerge')}
      text={text}
      onText={setText}
      placeholder={t('verb.reason')}
      isReady={text.trim() !== ''}
      isPending={commands.pending === 'unmergeIncident'}
      testId="split"
      onCancel={onClose}
      onSubmit={() => void split()}
    />
  );
}
