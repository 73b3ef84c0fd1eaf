import type { TFunction } from 'i18next';
import type { StreamWish } from './chooseStream.ts';
import type { TileMenuEntry } from './TileMenu.tsx';

interface MenuNeeds {
  readonly translate: TFunction;
  readonly wish: StreamWish;
  readonly setWish: (wish: StreamWish) => void;
  readonly areFiguresShown: boolean;
  readonly setAreFiguresShown: (areShown: boolean) => void;
  readonly isEnlarged: boolean;
  readonly onEnlarge: (() => void) | undefined;
  readonly onRemove: (() => void) | undefined;
  /** Picks the camera up for a wall; absent where there is none to put it on. */
  readonly onCarry: (() => void) | undefined;
  readonly onReopen: () => void;
  readonly onSnapshot: (() => void) | undefined;
  /** Keeps a clip for the incident with this number. */
  readonly clip: { readonly run: () => void; readonly number: number } | null;
  readonly onReplay: () => void;
  readonly isReplaying: boolean;
}

const wishes: readonly StreamWish[] = ['auto', 'main', 'sub'];

export function tileMenuEntries(needs: MenuNeeds): TileMenuEntry[] {
  const { translate, wish, areFiguresShown, onEnlarge, onRemove } = needs;
  const words = (key: string) => translate(`tile.menu.${key}`);
  const entries: TileMenuEntry[] = [];
  if (onEnlarge !== undefined) {
    entries.push({ key: 'enlarge', words: words(needs.isEnlarged ? 'restore' : 'enlarge'), run: onEnlarge });
  }
  if (needs.onCarry !== undefined) entries.push({ key: 'carry', words: words('carry'), run: needs.onCarry });
  if (needs.onSnapshot !== undefined) {
    entries.push({ key: 'snapshot', words: translate('tile.snapshot.take'), run: needs.onSnapshot });
  }
  if (needs.clip !== null) {
    const { number, run } = needs.clip;
    entries.push({ key: 'clip', words: translate('tile.clip.keep', { number }), run });
  }
  entries.push({
    key: 'replay',
    words: translate(needs.isReplaying ? 'tile.replay.live' : 'tile.replay.open'),
    run: needs.onReplay,
  });
  entries.push({
    key: 'figures',
    words: words(areFiguresShown ? 'hideFigures' : 'showFigures'),
    run: () => needs.setAreFiguresShown(!areFiguresShown),
  });
  for (const choice of wishes) {
    entries.push({ key: choice, words: words(choice), isChecked: wish === choice, run: () => needs.setWish(choice) });
  }
  entries.push({ key: 'reopen', words: words('reopen'), run: needs.onReopen });
  if (onRemove !== undefined) entries.push({ key: 'remove', words: words('remove'), run: onRemove });
  return entries;
}
