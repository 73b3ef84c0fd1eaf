import { Button, Tooltip } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { useHallStore } from '../../store/index.ts';
import { bindKeys, useSeat, useShortcuts, type Shortcuts } from '../seat/index.ts';
import { incidentVerbs, nextVerb, offeredVerbs, verbKeys, verbWord, type IncidentVerb } from './incidentVerbs.ts';
import { sendTake } from './sendTake.ts';
import type { IncidentCommands } from './useIncidentCommands.ts';
import { isFormVerb, plainCommand, type FormVerb } from './verbCommand.ts';
import { VerbForm } from './VerbForm.tsx';

interface IncidentVerbBarProps {
  readonly incident: Incident;
  readonly commands: IncidentCommands;
}

/** The verbs of this seat for this incident. The next sensible one is the biggest, and Enter. */
export function IncidentVerbBar({ incident, commands }: IncidentVerbBarProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const store = useHallStore();
  const [form, setForm] = useState<{ verb: FormVerb; status: Incident['status'] } | null>(null);
  const offered = offeredVerbs(incident, session);
  const next = nextVerb(incident, session);
  const isPending = commands.pending !== null;
  // A form belongs to the status it was opened in: once that changed, what it asks is no longer the question.
  const openForm = form?.status === incident.status ? form.verb : null;

  function act(verb: IncidentVerb, isNext: boolean): void {
    const offer = offered.find((one) => one.verb === verb);
    if (offer === undefined || offer.refusal !== null || isPending || commands.isOffline) return;
    if (isFormVerb(verb)) setForm({ verb, status: incident.status });
    else if (verb === 'dispatch') startDispatch(isNext);
    else if (verb === 'take') void sendTake(incident, commands);
    else void commands.ask((now) => plainCommand(verb, now));
  }
  const shortcuts: Record<string, Shortcuts[string]> = {};
  for (const verb of incidentVerbs) {
    const key = verbKeys[verb];
    if (key !== undefined) shortcuts[key] = () => act(verb, false);
  }
  if (next !== null && openForm === null) {
    // A key that is held down means what it was pressed for, not what comes after it.
    Object.assign(shortcuts, bindKeys({ nextVerb: (event) => event.repeat || act(next, true) }));
  }
  useShortcuts(shortcuts);
  const latestAct = useRef(act);
  useEffect(() => {
    latestAct.current = act;
  });
  useEffect(
    () =>
      store.subscribe(({ wantedVerb }) => {
        if (wantedVerb?.incidentId !== incident.id) return;
        store.setState({ wantedVerb: null });
        const verb = incidentVerbs.find((one) => one === wantedVerb.verb);
        if (verb !== undefined) latestAct.current(verb, false);
      }),
    [store, incident.id],
  );

  if (openForm !== null) {
    return (
      <VerbForm
        verb={openForm}
        incident={incident}
        isPending={isPending}
        onCancel={() => setForm(null)}
        onSubmit={async (build) => {
          if (await commands.ask(build)) setForm(null);
        }}
      />
    );
  }
  const main = offered.find(({ verb }) => verb === next);
  const byButton = offered.filter(({ verb }) => verb !== next && verb !== 'dispatch' && verb !== 'take');
  const refused = byButton.filter(({ refusal }) => refusal !== null);
  // What can be done stands first, so that the eye need not skip what cannot.
  const others = [...byButton.filter(({ refusal }) => refusal === null), ...refused];
  const nameOf = (verb: IncidentVerb) => t(`verb.${verbWord(verb, incident, session)}`);
  const why = (refusal: string) => t(`reasons.${refusal}`, { status: t(`incidentStatus.${incident.status}`) });
  return (
    <div className="verb-bar">
      {main === undefined ? (
        <p className="verb-wait">{t(`waitingFor.${incident.status}`)}</p>
      ) : main.verb === 'dispatch' ? null : (
        <Button
          type="primary"
          size="large"
          block
          className="verb-main"
          loading={isPending}
          disabled={main.refusal !== null || commands.isOffline}
          onClick={() => act(main.verb, true)}
          data-testid={`verb-${main.verb}`}
        >
          {nameOf(main.verb)} <kbd>Enter</kbd>
        </Button>
      )}
      {main !== undefined && main.refusal !== null && <p className="verb-wait">{why(main.refusal)}</p>}
      {others.length > 0 && (
        <div className="verb-others">
          {others.map(({ verb, refusal }) => (
            <Tooltip key={verb} title={refusal === null ? '' : why(refusal)}>
              <Button
                size="small"
                danger={verb === 'void'}
                disabled={refusal !== null || isPending || commands.isOffline}
                onClick={() => act(verb, false)}
                data-testid={`verb-${verb}`}
              >
                {nameOf(verb)} {verbKeys[verb] !== undefined && <kbd>{verbKeys[verb].toUpperCase()}</kbd>}
              </Button>
            </Tooltip>
          ))}
        </div>
      )}
      {refused.length > 0 && (
        <ul className="verb-why">
          {refused.map(({ verb, refusal }) => (
            <li key={verb}>
              {nameOf(verb)}
              {t('sign.colon')}
              {why(refusal ?? '')}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/**
 * The dispatch form stands elsewhere on the panel. As the next act it sends what is ticked; else its first unit gets the
 * focus, or the button that opens it is pressed.
 */
function startDispatch(isNext: boolean): void {
  const send = document.querySelector<HTMLButtonElement>('[data-dispatch-send]');
  if (isNext && send?.disabled === false) {
    send.click();
    return;
  }
  const first = document.querySelector<HTMLElement>('[data-dispatch-first]');
  if (first instanceof HTMLButtonElement) first.click();
  else first?.focus();
}
