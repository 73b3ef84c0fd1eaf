import { useTranslation } from 'react-i18next';
import { systemName } from '../../../protocol/access/role.ts';

/** Who changed a wall, in words: a person's own name, and a word for the server, which acts by a rule. */
export function useChangerName(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => (name === systemName ? t('walls.byRule') : name);
}
