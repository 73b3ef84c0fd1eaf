import type { TFunction } from 'i18next';
import type { LeftOutCamera } from '../../../protocol/linkage/linkageChoice.ts';
import { distanceWords } from '../seat/index.ts';

/** Why a camera was left out, with the facts that make it plain: what hides the place, who has it, how far it sees. */
export function leftOutWords(
  translate: TFunction,
  { reason, distanceM, rangeM, hiddenBy, heldBy }: LeftOutCamera,
): string {
  const words = translate(`leftOut.${reason}`);
  const more = (): string | null => {
    if (hiddenBy !== undefined) {
      const facts = { distance: distanceWords(hiddenBy.distanceM), height: Math.round(hiddenBy.heightM) };
      return translate(hiddenBy.kind === 'building' ? 'linkage.hiddenByBuilding' : 'linkage.hiddenByTerrain', facts);
    }
    if (heldBy !== undefined && heldBy !== '') return translate('linkage.heldBy', { name: heldBy });
    if (rangeM === undefined) return null;
    return translate('linkage.outOfRange', { distance: distanceWords(distanceM), range: distanceWords(rangeM) });
  };
  const facts = more();
  return facts === null
    ? `${words} · ${distanceWords(distanceM)}`
    : translate('linkage.reasoned', { why: words, facts });
}
