import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { useSeat, useShortcuts, type Shortcuts } from '../seat/index.ts';
import { incidentVerbs, nextVerb, offeredVerbs, verbKeys, type IncidentVerb } from './incidentVerbs.ts';
import type { IncidentCommands } from './useIncidentCommands.ts';
import { VerbForm, type FormVerb } from './VerbForm.tsx';

interface IncidentVerbBarProps {
  readonly incident: Incident;
  readonly commands: IncidentCommands;
}

const formVerbs: readonly IncidentVerb[] = ['verify', 'close', 'park', 'return', 'reopen', 'void'] satisfies FormVerb[];

const plainCommands = { accept: 'acceptIncident', open: 'openIncident', resume: 'resumeIncident' } as const;

function isFormVerb(verb: IncidentVerb): verb is FormVerb {
  return formVerbs.includes(verb);
}

/** The verbs of this seat for this incident. The next sensible one is the biggest, and Enter. */
export function IncidentVerbBar({ incident, commands }: IncidentVerbBarProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const [form, setForm] = useState<{ verb: FormVerb; status: Incident['status'] } | null>(null);
  const offered = offeredVerbs(incident, session);
  const next = nextVerb(incident);
  const isPending = commands.pending !== null;
  // A form belongs to the status it was opened in: once that changed, what it asks is no longer the question.
  const openForm = form?.status === incident.status ? form.verb : null;

  function act(verb: IncidentVerb): void {
    const offer = offered.find((one) => one.verb === verb);
    if (offer === undefined || offer.refusal !== null || isPending || commands.isOffline) return;
    if (isFormVerb(verb)) setForm({ verb, status: incident.status });
    else if (verb === 'dispatch') startDispatch();
    else {
      const type = plainCommands[verb];
      void commands.ask(({ id, version }) => ({ type, incidentId: id, expect: version }));
    }
  }
  const shortcuts: Record<string, Shortcuts[string]> = {};
  for (const verb of incidentVerbs) shortcuts[verbKeys[verb]] = () => act(verb);
  if (next !== null && openForm === null) shortcuts['Enter'] = () => act(next);
  useShortcuts(shortcuts);

  if (openForm !== null) {
    return (
      <VerbForm
        verb={openForm}
        isPending={isPending}
        onCancel={() => setForm(null)}
        onSubmit={async (build) => {
          if (await commands.ask(build)) setForm(null);
        }}
      />
    );
  }
  const main = offered.find(({ verb }) => verb === next);
  const others = offered.filter(({ verb }) => verb !== next && verb !== 'dispatch');
  return (
    <div className="verb-bar">
      {main === undefined ? (
        <p className="verb-wait">{t(`waitingFor.${incident.status}`)}</p>
      ) : main.verb === 'dispatch' ? null : (
        <Tooltip title={main.refusal === null ? '' : t(`reasons.${main.refusal}`)}>
          <Button
            type="primary"
            size="large"
            block
            className="verb-main"
            loading={isPending}
            disabled={main.refusal !== null || commands.isOffline}
            onClick={() => act(main.verb)}
            data-testid={`verb-${main.verb}`}
          >
            {t(`verb.${main.verb}`)} <kbd>Enter</kbd>
          </Button>
        </Tooltip>
      )}
      {main !== undefined && main.refusal !== null && <p className="verb-wait">{t(`reasons.${main.refusal}`)}</p>}
      {others.length > 0 && (
        <div className="verb-others">
          {others.map(({ verb, refusal }) => (
            <Tooltip key={verb} title={refusal === null ? '' : t(`reasons.${refusal}`)}>
              <Button
                size="small"
                danger={verb === 'void'}
                disabled={refusal !== null || isPending || commands.isOffline}
                onClick={() => act(verb)}
                data-testid={`verb-${verb}`}
              >
                {t(`verb.${verb}`)} <kbd>{verbKeys[verb].toUpperCase()}</kbd>
              </Button>
            </Tooltip>
          ))}
        </div>
      )}
    </div>
  );
}

/** The dispatch form stands elsewhere on the panel: its first unit gets the focus, or the button that opens it is pressed. */
function startDispatch(): void {
  const first = document.querySelector<HTMLElement>('[data-dispatch-first]');
  if (first instanceof HTMLButtonElement) first.click();
  else first?.focus();
}
