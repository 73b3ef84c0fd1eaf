import { useTranslation } from 'react-i18next';
import type { TileContent } from '../../../protocol/wall/tileContent.ts';
import { useUnitName } from '../units/index.ts';
import { useHall } from '../../store/index.ts';

/** One line that says what a tile holds. */
export function useContentWords(): (content: TileContent | null) => string {
  const { t } = useTranslation();
  const cameras = useHall((state) => state.directory.cameras);
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const unitName = useUnitName();
  const nameOf = (cameraId: string) => cameras[cameraId]?.name ?? cameraId;
  return (content) => {
    switch (content?.kind) {
      case undefined:
        return t('wallMini.empty');
      case 'camera':
        return nameOf(content.cameraId);
      case 'cameraTour':
        return t('walls.content.tourOf', { count: content.cameraIds.length, name: nameOf(content.cameraIds[0] ?? '') });
      case 'incident':
        return t('walls.content.incidentOf', { number: incidents[content.incidentId]?.number ?? '' });
      case 'alarm':
        return t('walls.content.alarm');
      case 'unitVideo':
        return t('walls.content.unitVideoOf', { name: unitName(content.unitId) });
      case 'banner':
        return content.text;
      case 'page':
        return new URL(content.url).host;
      case 'clock':
      case 'map':
      case 'recording':
        return t(`walls.content.${content.kind}`);
    }
  };
}
