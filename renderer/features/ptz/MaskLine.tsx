import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Camera } from '../../../protocol/camera/camera.ts';

/** What the camera is never turned to, so that a refusal does not come as a surprise; nothing without masks. */
export function MaskLine({ masks = [] }: Pick<Camera, 'masks'>): ReactElement | null {
  const { t } = useTranslation();
  if (masks.length === 0) return null;
  const directions = masks.flatMap((mask) => ('ring' in mask ? [] : [`${mask.fromDeg}°–${mask.toDeg}°`]));
  const grounds = masks.length - directions.length;
  const list = [...directions, ...(grounds > 0 ? [t('ptz.maskedGround', { count: grounds })] : [])].join(' · ');
  return <p className="ptz-masks">{t('ptz.masks', { list })}</p>;
}
