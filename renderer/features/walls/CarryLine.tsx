import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { carry, useHallStore, type HallStoreState } from '../../store/index.ts';
import { useContentWords } from './useContentWords.ts';

/** What was picked up and waits for its tile; Escape puts it away. */
export function CarryLine({ carried }: { readonly carried: NonNullable<HallStoreState['carried']> }) {
  const { t } = useTranslation();
  const store = useHallStore();
  const contentWords = useContentWords();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') carry(store, null);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [store]);
  return (
    <div className="wall-driver wall-carry" role="status" data-testid="wall-carry">
      <span>{t('walls.mini.carried', { words: contentWords(carried.content) })}</span>
      <Button size="small" type="text" onClick={() => carry(store, null)} data-testid="wall-carry-end">
        {t('walls.cancel')}
      </Button>
    </div>
  );
}
