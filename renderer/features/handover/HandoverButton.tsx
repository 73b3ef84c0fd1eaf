import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { waitingHandover } from '../../../protocol/handover/handoverRules.ts';
import { useHall } from '../../store/index.ts';
import { useSeat, useServerNow } from '../seat/index.ts';
import { HandoverSheet } from './HandoverSheet.tsx';
import './handover.css';

/** Opens the handover. One that waits at the login opens by itself; one signed later only marks the button till accepted. */
export function HandoverButton() {
  const { t } = useTranslation();
  const { session } = useSeat();
  const now = useServerNow();
  const handovers = useHall((state) => state.dispatch.state.handovers);
  const isLoaded = useHall((state) => state.dispatch.isLoaded);
  const [isOpen, setIsOpen] = useState(false);
  const [putAside, setPutAside] = useState<string | null>(null);
  const waiting = isLoaded ? (waitingHandover(handovers, session, now) ?? null) : null;
  // Undefined until the hall is known, then what waited at that moment.
  const [atLogin, setAtLogin] = useState<string | null | undefined>(undefined);
  if (isLoaded && atLogin === undefined) setAtLogin(waiting?.id ?? null);
  const isShown = isOpen || (waiting !== null && waiting.id === atLogin && waiting.id !== putAside);
  return (
    <>
      <Button type="text" danger={waiting !== null} onClick={() => setIsOpen(true)} data-testid="handover-open">
        {waiting === null ? t('handover.title') : `▲ ${t('handover.waiting')}`}
      </Button>
      {isShown && (
        <HandoverSheet
          key={waiting?.id ?? 'own'}
          waiting={waiting}
          onClose={() => {
            setIsOpen(false);
            setPutAside(waiting?.id ?? null);
          }}
        />
      )}
    </>
  );
}
