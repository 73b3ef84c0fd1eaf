import { useFieldTools } from '../FieldContext.ts';
import { Problem } from '../parts/Problem.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { useWords } from '../useWords.ts';

/** An account that belongs to no unit has nothing to do here. */
export function WrongRoleScreen() {
  const { t } = useWords();
  const { line } = useFieldTools();
  const { isBusy, problem, ask } = useAsk();
  return (
    <div className="login">
      <p>{t('field.login.wrongRole')}</p>
      <Problem words={problem} />
      <button type="button" className="verb" disabled={isBusy} onClick={() => ask(() => line.logOut())}>
        {t('field.menu.logOut')}
      </button>
    </div>
  );
}
