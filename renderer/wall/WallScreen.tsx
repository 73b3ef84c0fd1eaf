import { useCallback, useEffect, useRef, useState, type CSSProperties, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../protocol/access/permissions.ts';
import type { Role } from '../../protocol/access/role.ts';
import type { Command } from '../../protocol/hall/allCommands.ts';
import type { Wall, WallLayout } from '../../protocol/wall/wall.ts';
import { CameraTile, type CameraDrag } from '../features/tile/index.ts';
import { useHall, useHallStore } from '../store/index.ts';
import { commandForDrop } from './commandForDrop.ts';
import { LineLostBanner } from './LineLostBanner.tsx';
import { useIdlePointer } from './useIdlePointer.ts';
import { useWallCommands } from './useWallCommands.ts';
import { WallEmptyTile } from './WallEmptyTile.tsx';
import { WallHelp } from './WallHelp.tsx';
import { readWallKey } from './wallKeys.ts';
import { WallTools } from './WallTools.tsx';

export interface WallScreenProps {
  readonly wall: Wall;
  readonly role: Role;
  readonly send: (command: Command) => Promise<unknown>;
  readonly onLogOut: () => void;
}

const watching = { kind: 'watch' } as const;

/** The wall as the server has it: every window of it shows the same, and a change is one command. */
export function WallScreen(props: WallScreenProps): ReactElement {
  const { wall, role, send } = props;
  const { t } = useTranslation();
  const line = useHall((state) => state.connection.line);
  const store = useHallStore();
  const screen = useRef<HTMLElement>(null);
  const [focused, setFocused] = useState(0);
  const [areFiguresShown, setAreFiguresShown] = useState(false);
  const [isHelpShown, setIsHelpShown] = useState(false);
  const isIdle = useIdlePointer();
  const { ask, toast, say } = useWallCommands(send);
  const canChange = isPermitted(role, 'setWallLayout');
  const { id: wallId, enlarged } = wall;

  const setLayout = (layout: WallLayout) => {
    ask({ type: 'setWallLayout', wallId, layout, expect: wall.version });
  };
  const enlarge = (tile: number | null) => {
    if (enlarged !== tile) ask({ type: 'enlargeTile', wallId, tile, expect: wall.version });
  };
  const place = (tile: number, dropped: CameraDrag | null) => {
    if (dropped === null || store.getState().directory.cameras[dropped.cameraId] === undefined) {
      say(t('wall.notCamera'));
      return;
    }
    const command = commandForDrop(wall, tile, dropped);
    if (command !== null) ask(command);
  };
  const remove = (tile: number) => {
    const filled = wall.tiles[tile];
    if (filled === undefined || filled.cameraId === null) return;
    ask({ type: 'placeOnTile', wallId, tile, cameraId: null, expect: filled.version });
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
    const asked = readWallKey(event, focused, wall.layout);
    if (asked === null || (isOnButton && asked.act === 'enlarge')) return;
    event.preventDefault();
    switch (asked.act) {
      case 'focus':
        screen.current?.querySelector<HTMLElement>(`[data-tile="${asked.tile}"] > *`)?.focus();
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
        if (!canChange) say(t('reasons.roleMayNot'));
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

  const side = Math.sqrt(wall.layout);
  const style: CSSProperties & Record<`--${string}`, number> = { '--wall-side': side };
  return (
    <main
      ref={screen}
      className="wall"
      data-wall={wallId}
      data-layout={wall.layout}
      data-enlarged={enlarged !== null}
      data-idle={isIdle}
    >
      <div className="wall-grid" style={style}>
        {wall.tiles.slice(0, wall.layout).map((tile, index) => {
          const isHidden = enlarged !== null && enlarged !== index;
          const onDropCamera = canChange ? (dropped: CameraDrag | null) => place(index, dropped) : undefined;
          return (
            <div
              key={index}
              className="wall-slot"
              data-tile={index}
              data-hidden={isHidden}
              data-enlarged={enlarged === index}
              onFocus={() => setFocused(index)}
            >
              {tile.cameraId === null ? (
                <WallEmptyTile number={index + 1} onDropCamera={onDropCamera} />
              ) : (
                <CameraTile
                  cameraId={tile.cameraId}
                  purpose={watching}
                  visibleTiles={enlarged === null ? wall.layout : 1}
                  isHidden={isHidden}
                  isEnlarged={enlarged === index}
                  areFiguresShown={areFiguresShown}
                  origin={{ wallId, tile: index }}
                  {...(canChange && {
                    onEnlarge: () => enlarge(enlarged === index ? null : index),
                    onRemove: () => remove(index),
                  })}
                  {...(onDropCamera && { onDropCamera })}
                />
              )}
            </div>
          );
        })}
      </div>
      <LineLostBanner line={line} />
      {toast !== null && (
        <div className="wall-toast" data-tone={toast.tone} role="alert">
          {toast.words}
        </div>
      )}
      <WallTools
        layout={wall.layout}
        canChange={canChange}
        onLayout={setLayout}
        onFullscreen={fullscreen}
        onHelp={() => setIsHelpShown(true)}
        onLogOut={props.onLogOut}
      />
      {isHelpShown && <WallHelp onClose={() => setIsHelpShown(false)} />}
    </main>
  );
}
