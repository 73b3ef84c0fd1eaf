import { Alert, Drawer, Modal } from 'antd';
import { memo, useMemo, useState, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { incidentQueue, selectIncident, useHall, useHallStore } from '../../store/index.ts';
import {
  isFormVerb,
  PriorityMark,
  sendTake,
  plainCommand,
  useIncidentCommands,
  VerbForm,
  type FormVerb,
} from '../incidents/index.ts';
import { LeadingClock } from '../clocks/index.ts';
import { useIncidentWords } from '../rulebook/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { boardStatuses, verbForMove, type BoardStatus } from './verbForMove.ts';
import './board.css';

/** Of what is over only the latest stands here. */
const closedShown = 30;
const dragType = 'application/x-yigan-card';

/** All incidents by state. A card is moved only where the lifecycle's table allows; else the board says why not. */
export function IncidentBoard({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const [said, setSaid] = useState<string | null>(null);
  const [moving, setMoving] = useState<{ incident: Incident; to: BoardStatus } | null>(null);
  const columns = useMemo(() => {
    const sorted = incidentQueue(Object.values(incidents));
    return boardStatuses.map((status) => {
      const all = sorted.filter((incident) => incident.status === status);
      const shown = status === 'closed' ? all.toSorted((a, b) => b.lastSeq - a.lastSeq).slice(0, closedShown) : all;
      return { status, count: all.length, shown };
    });
  }, [incidents]);
  function drop(event: DragEvent, to: BoardStatus): void {
    event.preventDefault();
    move(event.dataTransfer.getData(dragType), to);
  }
  function move(id: string, to: BoardStatus): void {
    const incident = incidents[id];
    setSaid(null);
    if (incident !== undefined && incident.status !== to) setMoving({ incident, to });
  }
  return (
    <Drawer open onClose={onClose} title={t('board.title')} placement="bottom" size="92%" data-testid="board">
      <p className="muted">{t('board.hint')}</p>
      {said !== null && (
        <Alert type="info" showIcon title={said} closable={{ onClose: () => setSaid(null) }} data-testid="board-why" />
      )}
      {moving !== null && (
        <CardMove
          key={`${moving.incident.id} ${moving.to}`}
          incident={incidents[moving.incident.id] ?? moving.incident}
          to={moving.to}
          onDone={(words, isLeaving) => {
            setMoving(null);
            setSaid(words);
            if (isLeaving) onClose();
          }}
        />
      )}
      <div className="board">
        {columns.map(({ status, count, shown }, column) => (
          <section
            key={status}
            aria-label={t(`incidentStatus.${status}`)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => drop(event, status)}
            data-testid={`board-${status}`}
          >
            <h3>
              {t(`incidentStatus.${status}`)} <span className="muted">{count}</span>
            </h3>
            {shown.length === 0 && <p className="muted">{t('board.empty')}</p>}
            {shown.map((incident) => (
              <BoardCard
                key={incident.id}
                incident={incident}
                onOpen={onClose}
                onStep={(by) => {
                  const to = boardStatuses[column + by];
                  if (to !== undefined) move(incident.id, to);
                }}
              />
            ))}
          </section>
        ))}
      </div>
    </Drawer>
  );
}

interface BoardCardProps {
  readonly incident: Incident;
  readonly onOpen: () => void;
  readonly onStep: (by: 1 | -1) => void;
}

const BoardCard = memo(
  function BoardCard({ incident, onOpen, onStep }: BoardCardProps) {
    const words = useIncidentWords(incident);
    const store = useHallStore();
    function onKeyDown(event: KeyboardEvent): void {
      if (!event.shiftKey || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
      event.preventDefault();
      onStep(event.key === 'ArrowRight' ? 1 : -1);
    }
    return (
      <button
        type="button"
        className="board-card"
        draggable
        onDragStart={(event) => event.dataTransfer.setData(dragType, incident.id)}
        onKeyDown={onKeyDown}
        onClick={() => {
          selectIncident(store, incident.id);
          onOpen();
        }}
        data-testid="board-card"
        data-incident={incident.id}
      >
        <span>
          <PriorityMark priority={incident.priority} /> <b>#{incident.number}</b> {words}
        </span>
        <span>{incident.summary}</span>
        <LeadingClock incident={incident} />
      </button>
    );
  },
  (before, after) => before.incident === after.incident,
);

interface CardMoveProps {
  readonly incident: Incident;
  readonly to: BoardStatus;
  readonly onDone: (words: string | null, isLeaving: boolean) => void;
}

/** What a dropped card means: a verb with its form, one without, or words why not. */
function CardMove({ incident, to, onDone }: CardMoveProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const store = useHallStore();
  const commands = useIncidentCommands(incident);
  const [move] = useState(() => verbForMove(incident, to, session));
  const [from] = useState(incident.status);
  const { verb, refusal } = move;
  const close = () => {
    commands.dismiss();
    onDone(null, false);
  };
  const words = (() => {
    if (verb === null) return t('board.noWay', { from: t(`incidentStatus.${from}`), to: t(`incidentStatus.${to}`) });
    if (refusal === 'roleMayNot') return t('board.roleMayNot', { verb: t(`verb.${verb}`) });
    if (refusal === null) return null;
    return t('board.refused', {
      verb: t(`verb.${verb}`),
      words: t(`reasons.${refusal}`, { status: t(`incidentStatus.${from}`) }),
    });
  })();
  async function act(plain: Exclude<typeof verb, null | FormVerb>): Promise<void> {
    if (plain === 'dispatch') {
      selectIncident(store, incident.id);
      onDone(t('board.atPanel'), true);
      return;
    }
    const isDone =
      plain === 'take' ? await sendTake(incident, commands) : await commands.ask((now) => plainCommand(plain, now));
    if (isDone) onDone(null, false);
  }
  if (words !== null || verb === null) {
    return <Alert type="warning" showIcon title={words} closable={{ onClose: close }} data-testid="board-why" />;
  }
  return (
    <Modal open footer={null} onCancel={close} width={460} destroyOnHidden>
      {commands.refusal !== null && <RefusalNotice error={commands.refusal} onDismiss={close} />}
      {isFormVerb(verb) ? (
        <VerbForm
          verb={verb}
          incident={incident}
          isPending={commands.pending !== null}
          onCancel={close}
          onSubmit={async (build) => {
            if (await commands.ask(build)) onDone(null, false);
          }}
        />
      ) : (
        <button type="button" className="board-do" autoFocus onClick={() => void act(verb)} data-testid="board-do">
          {t(`verb.${verb}`)} #{incident.number} <kbd>Enter</kbd>
        </button>
      )}
    </Modal>
  );
}
