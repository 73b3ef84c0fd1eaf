import { Modal, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Wall } from '../../../protocol/wall/wall.ts';
import { RefusalNotice } from '../seat/index.ts';
import { FreeGridEditor } from './FreeGridEditor.tsx';
import { RuleList } from './RuleList.tsx';
import { SceneList } from './SceneList.tsx';
import { TourList } from './TourList.tsx';
import { useWallDesk } from './useWallDesk.ts';
import { WallOverview } from './WallOverview.tsx';
import { wallTitle } from './wallTitle.ts';

interface WallDeskProps {
  readonly wall: Wall;
  readonly display: number;
  readonly onChoose: (wallId: string, display: number) => void;
  readonly onClose: () => void;
}

/** Everything about walls in one place: all of them in small, drawing, scenes, tours and rules. */
export function WallDesk({ wall, display, onChoose, onClose }: WallDeskProps) {
  const { t } = useTranslation();
  const { send, refusal, dismiss } = useWallDesk();
  const shared = { wall, send };
  const title = t('walls.deskOf', { name: wallTitle(t, wall), number: display + 1 });
  return (
    <Modal
      open
      title={title}
      width="min(96vw, 67.5rem)"
      footer={null}
      onCancel={onClose}
      className="wall-desk"
      destroyOnHidden
    >
      {refusal !== null && <RefusalNotice error={refusal} onDismiss={dismiss} />}
      <Tabs
        items={[
          {
            key: 'walls',
            label: t('walls.tab.walls'),
            children: <WallOverview {...shared} display={display} onChoose={onChoose} />,
          },
          {
            key: 'layout',
            label: t('walls.tab.layout'),
            children: <FreeGridEditor {...shared} key={`${wall.id}/${display}`} display={display} />,
          },
          { key: 'scenes', label: t('walls.tab.scenes'), children: <SceneList {...shared} /> },
          { key: 'tours', label: t('walls.tab.tours'), children: <TourList {...shared} /> },
          { key: 'rules', label: t('walls.tab.rules'), children: <RuleList {...shared} /> },
        ]}
      />
    </Modal>
  );
}
