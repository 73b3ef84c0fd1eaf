import { useTranslation } from 'react-i18next';
import { RefusalNotice } from '../seat/index.ts';
import { LogLineWords } from './LogLineWords.tsx';
import type { IncidentCommands } from './useIncidentCommands.ts';

/** Why the last command was refused; after a conflict also what others changed meanwhile, and the same again. */
export function ConflictNotice({ commands }: { readonly commands: IncidentCommands }) {
  const { t } = useTranslation();
  return (
    <RefusalNotice error={commands.refusal} onDismiss={commands.dismiss} onRetry={commands.retry}>
      {commands.changes.length > 0 && (
        <>
          <span>{t('refusal.changed')}</span>
          <ul className="conflict-changes">
            {commands.changes.map((line) => (
              <li key={line.seq}>
                <LogLineWords line={line} /> · {line.actor.name}
              </li>
            ))}
          </ul>
        </>
      )}
    </RefusalNotice>
  );
}
