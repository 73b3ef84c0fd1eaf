import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../protocol/access/permissions.ts';
import type { Session } from '../../protocol/access/session.ts';
import type { Command } from '../../protocol/hall/allCommands.ts';
import { mayDriveWall, wallDriver } from '../../protocol/wall/wallControl.ts';
import { camerasOf } from '../../protocol/wall/tileContent.ts';
import type { Wall } from '../../protocol/wall/wall.ts';
import { tileCountOf, type NamedLayout } from '../../protocol/wall/wallLayout.ts';
import { useTileHost, type TileDrag } from '../features/tile/index.ts';
import { useHall, useHallStore } from '../store/index.ts';
import { commandForDrop } from './commandForDrop.ts';
import { WallEmergencies } from './WallEmergencies.tsx';
import { LineLostBanner } from './LineLostBanner.tsx';
import { useIdlePointer } from './useIdlePointer.ts';
import { useLayers } from './useLayers.ts';
import { useShownDisplay } from './useShownDisplay.ts';
import { useWallCommands } from './useWallCommands.ts';
import { WallHelp } from './WallHelp.tsx';
import { readWallKey } from './wallKeys.ts';
import { WallLayer, type WallTileChanges } from './WallLayer.tsx';
import { WallSourceMark } from './WallSourceMark.tsx';
import { WallTools } from './WallTools.tsx';

export interface WallScreenProps {
  readonly wall: Wall;
  readonly display: number;
  readonly session: Pick<Session, 'role' | 'seatId'>;
  readonly send: (command: Command) => Promise<unknown>;
  readonly onLogOut: () => void;
}

/** The wall as the server has it: every window of it shows the same, and a change is one command. */
export function WallScreen(props: WallScreenProps): ReactElement {
  const { wall, display, session, send } = props;
  const { t } = useTranslation();
  const line = useHall((state) => state.connection.line);
  const store = useHallStore();
  const screen = useRef<HTMLElement>(null);
  const [focused, setFocused] = useState(0);
  const [areFiguresShown, setAreFiguresShown] = useState(false);
  const [isHelpShown, setIsHelpShown] = useState(false);
  const isIdle = useIdlePointer();
  const { ask, toast, say } = useWallCommands(send);
  const { readServerNow } = useTileHost();
  const mayChange = isPermitted(session.role, 'setWallLayout');
  const { id: wallId } = wall;
  const { shown, next } = useShownDisplay(wall, display);
  const { enlarged, layout } = shown;
  const expect = wall.displays[display]?.version ?? 0;

  /** Why a change would be refused, told before it is asked; null when nothing stands in its way. */
  const obstacle = (): string | null => {
    const now = readServerNow();
    if (!mayChange) return t('reasons.roleMayNot');
    if (!mayDriveWall(wall, session, now)) return t('reasons.wallHeld', { holder: wallDriver(wall, now)?.name ?? '' });
    if (shown.source.kind === 'tour') return t('reasons.wallTouring');
    return shown.source.kind === 'own' ? null : t('wall.raisedStands');
  };
  const setLayout = (chosen: NamedLayout) => {
    ask({ type: 'setWallLayout', wallId, display, layout: chosen, expect });
  };
  const enlarge = (tile: number | null) => {
    if (enlarged !== tile) ask({ type: 'enlargeTile', wallId, display, tile, expect });
  };
  const place = (tile: number, dropped: TileDrag | null) => {
    const { cameras } = store.getState().directory;
    if (dropped === null || camerasOf(dropped.content).some((cameraId) => cameras[cameraId] === undefined)) {
      say(t('wall.notCamera'));
      return;
    }
    const command = commandForDrop(wall, display, tile, dropped);
    if (command !== null) ask(command);
  };
  const remove = (tile: number) => {
    const filled = wall.displays[display]?.tiles[tile];
    if (filled === undefined || filled.content === null) return;
    ask({ type: 'placeOnTile', wallId, display, tile, content: null, expect: filled.version });
  };
  const fullscreen = useCallback(() => {
    const change =
      document.fullscreenElement === null ? screen.current?.requestFullscreen() : document.exitFullscreen();
    // Refused without a person's gesture or by the window's owner; the wall is as usable without.
    change?.catch(() => undefined);
  }, []);

  function onKey(event: KeyboardEvent): void {
    if (event.target instanceof HTMLInputElement) return;
    if (isHelpShown && (event.key === 'Escape' || event.key === '?')) {
      setIsHelpShown(false);
      return;
    }
    const isOnButton = event.target instanceof HTMLButtonElement;
    const asked = readWallKey(event, focused, layout);
    if (asked === null || (isOnButton && asked.act === 'enlarge')) return;
    event.preventDefault();
    switch (asked.act) {
      case 'focus':
        focusTile(screen.current, asked.tile);
        setFocused(asked.tile);
        return;
      case 'figures':
        setAreFiguresShown((before) => !before);
        return;
      case 'fullscreen':
        fullscreen();
        return;
      case 'help':
        setIsHelpShown(true);
        return;
      case 'layout':
      case 'enlarge':
      case 'restore':
      case 'remove':
        if (obstacle() !== null) say(obstacle() ?? '');
        else if (asked.act === 'layout') setLayout(asked.layout);
        else if (asked.act === 'remove') remove(focused);
        else enlarge(asked.act === 'restore' || enlarged === focused ? null : focused);
    }
  }
  const latestKey = useRef(onKey);
  useEffect(() => {
    latestKey.current = onKey;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latestKey.current(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  const demanding =
    <Arguments extends readonly unknown[]>(act: (...given: Arguments) => void) =>
    (...given: Arguments) => {
      const words = obstacle();
      if (words === null) act(...given);
      else say(words);
    };
  const change: WallTileChanges | null = mayChange
    ? { enlarge: demanding(enlarge), remove: demanding(remove), drop: demanding(place) }
    : null;
  const { layers, onReady } = useLayers(
    { key: shown.key, value: shown },
    next === null ? null : { key: next.key, value: next },
  );
  return (
    <main
      ref={screen}
      className="wall"
      data-wall={wallId}
      data-display={display + 1}
      data-layout={typeof layout === 'number' ? layout : 'free'}
      data-density={densityOf(tileCountOf(layout))}
      data-enlarged={enlarged !== null}
      data-source={shown.source.kind}
      data-idle={isIdle}
    >
      {layers.map((layer) => (
        <WallLayer
          key={layer.key}
          wallId={wallId}
          display={display}
          shown={layer.value}
          phase={layer.phase}
          areFiguresShown={areFiguresShown}
          onFocus={setFocused}
          onReady={() => onReady(layer.key)}
          change={change}
        />
      ))}
      <WallSourceMark wall={wall} shown={shown} />
      <LineLostBanner line={line} />
      <WallEmergencies />
      {toast !== null && (
        <div className="wall-toast" data-tone={toast.tone} role="alert">
          {toast.words}
        </div>
      )}
      <WallTools
        layout={layout}
        canChange={mayChange}
        onLayout={demanding(setLayout)}
        onFullscreen={fullscreen}
        onHelp={() => setIsHelpShown(true)}
        onLogOut={props.onLogOut}
      />
      {isHelpShown && <WallHelp onClose={() => setIsHelpShown(false)} />}
    </main>
  );
}

function focusTile(screen: HTMLElement | null, tile: number): void {
  screen?.querySelector<HTMLElement>(`.wall-grid[data-phase='shown'] [data-tile="${tile}"] > *`)?.focus();
}

/** How many tiles share the display: text is the smaller the more there are. */
function densityOf(count: number): 'one' | 'few' | 'some' | 'many' {
  if (count === 1) return 'one';
  return count <= 4 ? 'few' : count <= 16 ? 'some' : 'many';
}
