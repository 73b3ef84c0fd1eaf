import { Drawer } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { planChoices } from '../../../protocol/plan/planChoices.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { PlansEditor } from './PlansEditor.tsx';

interface PlansPageProps {
  readonly onClose: () => void;
}

const subject = 'plans';
const emptyCity = { areas: [], agencies: [], units: [], cameras: [] };

/** The plans at a seat that may keep them. */
export function PlansPage({ onClose }: PlansPageProps) {
  const { t } = useTranslation();
  const seat = useSeat();
  const plans = useHall((state) => state.dispatch.state.plans);
  const directory = useHall((state) => state.directory.directory);
  const scenes = useHall((state) => state.dispatch.state.wallLibrary.scenes);
  const refusal = useHall((state) => state.commands.refusals[subject]?.error ?? null);
  const { session } = seat;
  const choices = useMemo(() => planChoices(directory ?? emptyCity, scenes, session), [directory, scenes, session]);
  return (
    <Drawer open title={t('plans.manage')} size={1100} onClose={onClose} className="plans-page">
      <PlansEditor
        plans={plans}
        choices={choices}
        hasMap
        refusal={refusal}
        onDismiss={() => seat.dismiss(subject)}
        send={(command) => seat.send(command, subject)}
      />
    </Drawer>
  );
}
